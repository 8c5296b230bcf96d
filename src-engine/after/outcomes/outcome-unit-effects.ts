import type { DesignColumn } from "../../design/columns.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { effectDeviations, effectModes } from "../../fit/predicted-effects.ts";
import { type EffectsOfUnits, effectsOfUnits } from "../effects-of-units.ts";

/** One random effect in every unit, in the user's units. */
export interface OutcomeUnitEffect {
  readonly column: DesignColumn;
  /** Conditional modes. */
  readonly estimates: Float64Array;
  /** Conditional standard deviations, the parameters held at their estimates (lme4's condVar). */
  readonly errors: Float64Array;
}

/** What the data say of each unit of one grouping factor. */
export type OutcomeUnitEffects = EffectsOfUnits<OutcomeUnitEffect>;

/** By grouping factor. */
export function outcomeUnitEffects(fit: InferredGeneralizedFit): readonly OutcomeUnitEffects[] {
  const modes = effectModes(fit);
  const deviations = effectDeviations(fit);
  return effectsOfUnits(fit.design, ({ column, part, byUnit }) => ({
    column,
    estimates: byUnit(modes[part]),
    errors: byUnit(deviations[part]),
  }));
}
