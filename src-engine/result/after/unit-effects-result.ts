import type { UnitEffectsResult } from "../../../src-contract/after-result.ts";
import type { UnitEffects } from "../../after/unit-effects.ts";

export function unitEffectsResult({ grouping, effects, sizes, distances }: UnitEffects): UnitEffectsResult {
  return {
    group: grouping.name,
    names: effects.map(({ column }) => column.name),
    units: grouping.labels.map((unit, index) => {
      const own = effects.map((effect) => effect.own?.[index] ?? Number.NaN);
      const { squared = 0, df = 0, p = 1, expected = 0 } = distances[index] ?? {};
      return {
        unit,
        rows: sizes[index] ?? 0,
        estimates: effects.map(({ estimates }) => estimates[index] ?? Number.NaN),
        se: effects.map(({ conditionalErrors }) => conditionalErrors[index] ?? Number.NaN),
        predictionSe: effects.map(({ predictionErrors }) => predictionErrors[index] ?? Number.NaN),
        fitted: effects.map(({ fitted }) => finiteOrNull(fitted[index])),
        coefficients: effects.map(({ fitted, estimates }) =>
          finiteOrNull((fitted[index] ?? Number.NaN) + (estimates[index] ?? 0)),
        ),
        own: own.some(Number.isNaN) ? null : own,
        mahalanobis: { squared, df, p, expected },
      };
    }),
  };
}

function finiteOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
