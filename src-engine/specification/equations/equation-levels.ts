import type { CrossedFactor } from "./crossed-effects.ts";
import type { Equation } from "./equation.ts";
import type { RestItem } from "./equation-tree.ts";

/**
 * A model as the level-by-level equations of a textbook: at level 1 the outcome, at each higher level one equation for
 * every coefficient of the level below. Every fixed term is one coefficient of the highest level, every random term one
 * random effect; what fits nowhere stands in `rest`, so that nothing of a model is hidden.
 */
export interface LevelEquations {
  /** Level 1 first. */
  readonly levels: readonly (readonly Equation[])[];
  /** What varies between the units of factors that cross the levels, where it does not stand in the equations themselves. */
  readonly crossed: readonly CrossedFactor[];
  readonly rest: readonly RestItem[];
}
