import type { AfterSettings } from "../../src-contract/after.ts";
import type { AfterResult, UnitEffectsResult, VarianceByLevelResult } from "../../src-contract/after-result.ts";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { type Analysis, afterAnalysis, analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "./golden-data.ts";
import { type GoldenFile, goldenFile } from "./golden-file.ts";

/** The golden values of `after.R`. */
export interface AfterCase {
  readonly name: string;
  readonly formula: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: {
    readonly unitEffects?: readonly { readonly group: string; readonly units: readonly ExpectedUnit[] }[];
    readonly explained?: readonly ExpectedComponent[];
    readonly snijdersBosker?: { readonly level1: number; readonly level2?: number };
    readonly rightsSterba?: Readonly<Record<"total" | "within" | "between", Readonly<Record<string, number>>>>;
    readonly rightsSterbaLevels?: NonNullable<VarianceByLevelResult["rightsSterba"]>["levels"];
    readonly icc?: readonly number[];
    readonly designEffects?: readonly { readonly effect: number; readonly effectiveRows: number }[];
    readonly bySlope?: readonly number[];
    readonly standardized?: readonly number[];
    readonly d?: number;
  };
}

interface ExpectedUnit {
  readonly unit: string;
  readonly rows: number;
  readonly estimates: readonly number[];
  readonly se: readonly number[];
  readonly predictionSe: readonly number[];
  /** Undefined where factors cross. */
  readonly own?: readonly number[] | null;
  readonly squared: number;
}

interface ExpectedComponent {
  readonly group: string | null;
  readonly nullVariance: number;
  readonly variance: number;
  readonly explained: number;
}

export const afterGolden = goldenFile<GoldenFile<AfterCase>>("after");

/** A quantity as Crosslevel gives it, the reference, and what their difference is measured by. */
export type AfterComparison = readonly [quantity: string, own: number, reference: number, unit: number];

export function afterOf({ data, model }: Pick<AfterCase, "data" | "model">, settings: AfterSettings): AfterResult {
  const analysis = analysisOf(data, model);
  const after = afterAnalysis(analysis, settings);
  if (!after.ok) throw new Error(JSON.stringify(after.failure));
  return after.value;
}

/** The whole result document with what follows the fit. */
export function documentOf(one: Pick<AfterCase, "data" | "model">, settings: AfterSettings): ResultDocument {
  return { ...analysisOf(one.data, one.model).result, after: afterOf(one, settings) };
}

const analyses = new Map<string, Analysis>();

/** Cases ask many things of the same fit. */
function analysisOf(data: string, model: ModelSpecification): Analysis {
  const key = JSON.stringify([data, model]);
  const known = analyses.get(key);
  if (known !== undefined) return known;
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  analyses.set(key, analysis.value);
  return analysis.value;
}

/** Everything that a case compares, part by part. */
export function afterComparisons(one: AfterCase): Readonly<Record<string, readonly AfterComparison[]>> {
  const { expected } = one;
  return {
    ...(expected.unitEffects && { "random effects of units": unitEffectComparisons(one) }),
    ...(expected.explained && { "variance explained": explainedComparisons(one) }),
    ...(expected.icc && { "variance by level": byLevelComparisons(one) }),
    ...(expected.standardized && { "effect sizes": effectSizeComparisons(one) }),
  };
}

function unitEffectComparisons(one: AfterCase): readonly AfterComparison[] {
  const { unitEffects = [] } = afterOf(one, { show: ["unit-effects"] });
  return (one.expected.unitEffects ?? []).flatMap(({ group, units }) => {
    const own = unitEffects.find((effects) => effects.group === group);
    return units.flatMap((unit) => unitComparisons(group, own, unit));
  });
}

function unitComparisons(
  group: string,
  effects: UnitEffectsResult | undefined,
  expected: ExpectedUnit,
): readonly AfterComparison[] {
  const unit = effects?.units.find((candidate) => String(candidate.unit) === expected.unit);
  const where = `${group} ${expected.unit}`;
  return [
    ...(effects?.names ?? []).flatMap((name, k): readonly AfterComparison[] => {
      const se = at(expected.predictionSe, k);
      return [
        [`${where}, ${name}: EB`, at(unit?.estimates, k), at(expected.estimates, k), se],
        [`${where}, ${name}: SE given β`, at(unit?.se, k), at(expected.se, k), se],
        [`${where}, ${name}: SE of prediction`, at(unit?.predictionSe, k), se, se],
        ...(expected.own === null || expected.own === undefined
          ? []
          : [[`${where}, ${name}: OLS`, at(unit?.own, k), at(expected.own, k), se] satisfies AfterComparison]),
      ];
    }),
    [`${where}: Mahalanobis`, unit?.mahalanobis.squared ?? Number.NaN, expected.squared, 1 + expected.squared],
  ];
}

function explainedComparisons(one: AfterCase): readonly AfterComparison[] {
  const { varianceExplained } = afterOf(one, { show: ["variance-explained"] });
  const { explained = [], snijdersBosker } = one.expected;
  return [
    ...explained.flatMap(({ group, ...expected }): readonly AfterComparison[] => {
      const own = varianceExplained?.components.find((component) => component.group === group);
      const name = group ?? "residual";
      return [
        [
          `${name}: variance, null model`,
          own?.nullVariance ?? Number.NaN,
          expected.nullVariance,
          expected.nullVariance,
        ],
        [`${name}: variance`, own?.variance ?? Number.NaN, expected.variance, expected.variance],
        [`${name}: explained`, own?.explained ?? Number.NaN, expected.explained, 1],
      ];
    }),
    ...(["level1", "level2"] as const).flatMap((level): readonly AfterComparison[] => {
      const own = varianceExplained?.snijdersBosker?.[level] ?? Number.NaN;
      const expected = snijdersBosker?.[level];
      return expected === undefined ? [] : [[`Snijders & Bosker, ${level}`, own, expected, 1]];
    }),
  ];
}

function byLevelComparisons(one: AfterCase): readonly AfterComparison[] {
  const { varianceByLevel } = afterOf(one, { show: ["variance-by-level"] });
  const { icc = [], designEffects = [], bySlope = [], rightsSterba, rightsSterbaLevels = [] } = one.expected;
  const points = varianceByLevel?.bySlope[0]?.points ?? [];
  return [
    ...icc.map((expected, k): AfterComparison => {
      return [`ICC ${k + 1}, null model`, varianceByLevel?.nullModel[k]?.icc ?? Number.NaN, expected, 1];
    }),
    ...designEffects.flatMap((expected, k): readonly AfterComparison[] => {
      const own = varianceByLevel?.designEffects[k];
      return [
        ["design effect", own?.effect ?? Number.NaN, expected.effect, expected.effect],
        ["effective N", own?.effectiveRows ?? Number.NaN, expected.effectiveRows, expected.effectiveRows],
      ];
    }),
    ...bySlope.map((expected, k): AfterComparison => {
      return [`VPC at ${k - 1} SD`, points[k]?.shares[0]?.vpc ?? Number.NaN, expected, 1];
    }),
    ...Object.entries(rightsSterba ?? {}).flatMap(([whole, parts]) =>
      Object.entries(parts).map(([part, expected]): AfterComparison => {
        const own = varianceByLevel?.rightsSterba?.[whole as "total"] as Readonly<Record<string, number>> | undefined;
        return [`Rights & Sterba, ${whole}: ${part}`, own?.[part] ?? Number.NaN, expected, 1];
      }),
    ),
    ...rightsSterbaLevels.flatMap((expected, level) =>
      (["fixed", "slopes", "intercepts"] as const).map((part): AfterComparison => {
        const own = varianceByLevel?.rightsSterba?.levels[level]?.[part] ?? Number.NaN;
        return [`Rights & Sterba, ${expected.group ?? "rows"}: ${part}`, own, expected[part] ?? Number.NaN, 1];
      }),
    ),
  ];
}

function effectSizeComparisons(one: AfterCase): readonly AfterComparison[] {
  const { effectSizes = [] } = afterOf(one, { show: ["effect-sizes"] });
  const { standardized = [], d } = one.expected;
  const ofCategories = effectSizes.find((size) => size.d !== null);
  return [
    ...standardized.map((expected, k): AfterComparison => {
      return [`${effectSizes[k]?.name}: β`, effectSizes[k]?.standardized ?? Number.NaN, expected, 0.1];
    }),
    ...(d === undefined
      ? []
      : [[`${ofCategories?.name}: d`, ofCategories?.d ?? Number.NaN, d, 1] satisfies AfterComparison]),
  ];
}

function at(values: readonly number[] | null | undefined, index: number): number {
  return values?.[index] ?? Number.NaN;
}
