import type { GroupReference, Term } from "../../../src-contract/analysis.ts";
import type { UpperLevel } from "../../../src-contract/levels.ts";
import type { Factor } from "../contrasts.ts";
import type { Part, Path } from "../term.ts";
import type { RandomSource } from "./equation-tree.ts";
import type { ModelSymbol } from "./symbol.ts";

/** The equation of a coefficient, or at level 1 of the outcome. */
export interface Equation {
  readonly id: EquationId;
  readonly level: number;
  /** The parts whose coefficient it explains, one for each lower level; none at level 1. */
  readonly prefix: Path;
  /** The intercept first, if there is one. */
  readonly coefficients: readonly Coefficient[];
  readonly effect: Effect;
  /** In a cross-classification: what varies between the units of the factors that cross those of the level. */
  readonly crossed: readonly Variation[];
  /** The equation spelled out: once, or once for each contrast of a categorical predictor below. */
  readonly rows: readonly EquationRow[];
}

/** The same for the same coefficient in the same form. */
export type EquationId = string;

export interface Coefficient {
  /** The equation's prefix and, last, the coefficient's own predictor; without variables: the intercept. */
  readonly path: Path;
  readonly part: Part;
  /** At the highest level: where its term stands in the fixed part. Below: null, an equation of its own explains it. */
  readonly term: number | null;
  /** In a cross-classification: slopes of a level-2 predictor that vary between the units of factors it does not describe. */
  readonly slopes: readonly Variation[];
}

/** What may vary between the units of a factor of a cross-classification. */
export interface Variation {
  readonly units: UpperLevel;
  /** The place of the factor, the level's own units first. */
  readonly factor: number;
  readonly term: Term;
  /** Null: it does not vary. */
  readonly source: RandomSource | null;
}

/** What is left over in an equation: the residual at level 1, a random effect above, switched on or not. */
export type Effect =
  | { readonly kind: "residual" }
  | { readonly kind: "random"; readonly group: GroupReference; readonly source: RandomSource | null };

export interface EquationRow {
  /** Null: the outcome. */
  readonly left: ModelSymbol | null;
  /** The contrasts of the categorical predictors below that tell this row from the others. */
  readonly contrasts: readonly Factor[];
  readonly summands: readonly Summand[];
  /** The symbol of the residual or random effect, also where it is switched off. */
  readonly effect: ModelSymbol;
  /** By the equation's `crossed`. */
  readonly crossed: readonly ModelSymbol[];
}

/** One coefficient times its predictor; a categorical predictor gives several. */
export interface Summand {
  /** Index in the equation's `coefficients`. */
  readonly coefficient: number;
  readonly symbol: ModelSymbol;
  readonly factors: readonly Factor[];
  /** By the coefficient's `slopes`. */
  readonly slopes: readonly ModelSymbol[];
}
