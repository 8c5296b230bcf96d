import type { DesignColumn } from "../../design/columns.ts";
import { type Grouping, unitSize } from "../../design/units.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { effectDeviations, effectModes } from "../../fit/predicted-effects.ts";

/** What the data say of each unit of one grouping factor. */
export interface OutcomeUnitEffects {
  readonly grouping: Grouping;
  /** By unit: rows. */
  readonly sizes: readonly number[];
  /** By random effect, those of one random part after the other. */
  readonly effects: readonly OutcomeUnitEffect[];
}

/** One random effect in every unit, in the user's units. */
export interface OutcomeUnitEffect {
  readonly column: DesignColumn;
  /** Conditional modes. */
  readonly estimates: Float64Array;
  /** Conditional standard deviations, the parameters held at their estimates (lme4's condVar). */
  readonly errors: Float64Array;
}

/** By grouping factor. */
export function outcomeUnitEffects(fit: InferredGeneralizedFit): readonly OutcomeUnitEffects[] {
  const { design } = fit;
  const modes = effectModes(fit);
  const deviations = effectDeviations(fit);
  return design.groupings.map((grouping, index) => {
    const units = grouping.labels.length;
    return {
      grouping,
      sizes: Array.from({ length: units }, (_, unit) => unitSize(grouping, unit)),
      effects: design.random.flatMap(({ grouping: own, columns }, part) => {
        if (own !== index) return [];
        const strided = (values: Float64Array, k: number) =>
          Float64Array.from({ length: units }, (_, unit) => values[unit * columns.length + k]);
        return columns.map((column, k) => ({
          column,
          estimates: strided(modes[part], k),
          errors: strided(deviations[part], k),
        }));
      }),
    };
  });
}
