import { multiplySquare } from "../math/square-matrix.ts";

/**
 * The random part of a model, on the scale of its basis, as everything that is estimated and inferred needs it. Vectors and
 * matrices over "the fixed columns" have p + 1 entries a side: those of X̃, then ỹ. With V = I + Σ Z T Z', T = ΛΛ' by
 * grouping factor; all but `eliminate` and `moments` speak of the last Λ that were eliminated.
 */
export interface RandomEffects {
  readonly groupings: readonly EffectsOfGrouping[];
  /** Eliminates the random effects at Λ (q × q by grouping factor, row by row); ln |V|, NaN where it is not finite. */
  eliminate(factors: readonly Float64Array[]): number;
  /**
   * The same at any T near the present ones, which need not be products ΛΛ': on the boundary one can look beyond it. NaN where
   * that cannot be done. After it only `product`, `visitInformation` and `visitScores` hold.
   */
  eliminateRelative(relative: readonly Float64Array[]): number;
  /** An entry of [X̃ ỹ]'V⁻¹[X̃ ỹ]. */
  product(a: number, b: number): number;
  /**
   * Visits every unit with its share of ½ ∂f/∂Λ = ∂f/∂T Λ, q × q, for f = ln |V| + g([X̃ ỹ]'V⁻¹[X̃ ỹ]) with the symmetric
   * `adjoint` = ∂g: (Z_u'V⁻¹Z_u − Z_u'V⁻¹[X̃ ỹ] adjoint [X̃ ỹ]'V⁻¹Z_u) Λ.
   */
  visitGradients(adjoint: Float64Array, visit: VisitUnit): void;
  /** These shares added up: ½ ∂f/∂Λ by grouping factor, q × q. */
  covarianceGradient(adjoint: Float64Array): readonly Float64Array[];
  /** Visits every unit with Z_u'V⁻¹Z_u, q × q. */
  visitInformation(visit: VisitUnit): void;
  /** Visits every unit with Z_u'V⁻¹[X̃ ỹ] v, q: T times it are the unit's conditional modes for the outcome [X̃ ỹ] v. */
  visitScores(combination: Float64Array, visit: VisitUnit): void;
  /** What starting values are made of, for residuals [X̃ ỹ] v. */
  moments(combination: Float64Array): Moments;
  /**
   * Makes ready for other outcomes on the same rows: what is returned takes a ỹ and puts it in the place of the present one.
   * Everything has to be eliminated again after it.
   */
  otherOutcomes(): (outcome: Float64Array) => void;
}

export interface EffectsOfGrouping {
  readonly units: number;
  /** q: random effects a unit. */
  readonly effects: number;
}

export type VisitUnit = (grouping: number, unit: number, values: Float64Array) => void;

/** Sums over the units of all pairs of effects (those of the first grouping factor first), from the rows alone. */
export interface Moments {
  /** Σ (z_a'z_b)² over the pairs of units that share rows; effects × effects. */
  readonly squares: Float64Array;
  /** Σ z_a'z_a. */
  readonly sizes: Float64Array;
  /** Σ (z_a'e)². */
  readonly residualSquares: Float64Array;
}

/** By grouping factor, what is visited of its units added up, q × q. */
export function sumOverUnits(
  groupings: readonly EffectsOfGrouping[],
  visitUnits: (visit: VisitUnit) => void,
): readonly Float64Array[] {
  const sums = groupings.map(({ effects: q }) => new Float64Array(q * q));
  visitUnits((grouping, _unit, values) => {
    const sum = sums[grouping];
    for (let entry = 0; entry < sum.length; entry++) sum[entry] += values[entry];
  });
  return sums;
}

/**
 * ½ ∂(v'[X̃ ỹ]'V⁻¹[X̃ ỹ]v)/∂Λ by grouping factor, q × q, for a v that does not depend on Λ: minus the sum of the scores'
 * squares, times Λ.
 */
export function quadraticGradient(
  effects: RandomEffects,
  factors: readonly Float64Array[],
  combination: Float64Array,
): readonly Float64Array[] {
  const squares = effects.groupings.map(({ effects: q }) => new Float64Array(q * q));
  effects.visitScores(combination, (grouping, _unit, scores) => {
    const square = squares[grouping];
    const q = scores.length;
    for (let a = 0; a < q; a++) for (let b = 0; b < q; b++) square[a * q + b] -= scores[a] * scores[b];
  });
  return squares.map((square, grouping) => multiplySquare(square, factors[grouping]));
}
