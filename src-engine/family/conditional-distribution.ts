/**
 * A distribution with its link, bound to the rows of one outcome: ln f(y | η, ψ) as a function of the linear predictor η of
 * each row and the distribution's own parameters ψ. Everything that fits a generalized linear (mixed) model speaks to the
 * outcome through this interface and knows nothing else of it.
 *
 * η comes whole: fixed part, random part and offset. Prior weights multiply a row's ln f and all its derivatives. Nothing
 * here may cancel for extreme η: 1 − μ, ln μ and ln (1 − μ) have their own formulas.
 */
export interface ConditionalDistribution {
  /** ψ: on unconstrained scales (ln φ, ln θ …), in the order of `parameters` below; none for Bernoulli, binomial, Poisson. */
  readonly parameters: readonly OwnParameter[];
  /**
   * Fills, for every row: ln f with all constants (order 0), ∂/∂η (1), ∂²/∂η² (2), and at order 3 ∂³/∂η³ and all that has
   * to do with ψ. Arrays beyond the order asked for are left as they were.
   */
  evaluate(eta: Float64Array, parameters: Float64Array, order: 0 | 1 | 2 | 3, into: RowDerivatives): void;
  /** Fills the Fisher information of η by row, E(−∂² ln f/∂η²) ≥ 0: for steps where the observed one is not positive. */
  expectedInformation(eta: Float64Array, parameters: Float64Array, into: Float64Array): void;
  /** Fills a sensible η by row from y alone (g of y moved into the inside of its range). */
  start(into: Float64Array): void;
  /**
   * Fills μ by row, on the scale on which outcomes compare: the probability of one trial for Bernoulli and binomial, the
   * expected count for counts (exposure included where η includes it).
   */
  mean(eta: Float64Array, parameters: Float64Array, into: Float64Array): void;
  /** Fills dμ/dη by row. */
  slope(eta: Float64Array, parameters: Float64Array, into: Float64Array): void;
  /** Fills Var(y | η) by row on the scale of μ, weights left aside: μ (1 − μ)/trials, μ + μ²/θ, φ μ² … */
  variance(eta: Float64Array, parameters: Float64Array, into: Float64Array): void;
  /** y by row on the scale of μ: successes/trials for binomial, y itself else. */
  readonly response: Float64Array;
}

/** One of the distribution's own parameters. */
export interface OwnParameter {
  /** As users know it: `theta`, `phi`, `df`, `scale`. */
  readonly name: string;
  /** Where a search begins, on the unconstrained scale. */
  readonly start: number;
  /** From the unconstrained scale to the one that users see, and its derivative there (for standard errors). */
  natural(value: number): number;
  naturalSlope(value: number): number;
}

/** ln f and its derivatives, one number a row each. */
export interface RowDerivatives {
  /** ln f. */
  readonly value: Float64Array;
  /** ∂/∂η, ∂²/∂η², ∂³/∂η³. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly third: Float64Array;
  /** By own parameter ψ_k. */
  readonly parameters: readonly ParameterDerivatives[];
}

/** ∂/∂ψ, ∂²/∂η∂ψ, ∂³/∂η²∂ψ of ln f, one number a row each. */
export interface ParameterDerivatives {
  readonly first: Float64Array;
  readonly mixed: Float64Array;
  readonly mixedSecond: Float64Array;
}

/** What a distribution is bound to: one outcome, in the design's order of rows. */
export interface OutcomeRows {
  /** y; binomial: the number of successes. */
  readonly outcome: Float64Array;
  /** Binomial: by row; null: 1 each. */
  readonly trials: Float64Array | null;
  /** Prior weights, positive; null: 1 each. */
  readonly weights: Float64Array | null;
}
