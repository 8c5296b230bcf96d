import type { Design } from "../../design/design.ts";
import type { Search } from "../linear-mixed-model.ts";
import type { EdgeRows } from "./edge-search.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";
import type { MarginalDeviance } from "./marginal-deviance.ts";
import type { GeneralizedBasis } from "./offset-rest.ts";
import type { ScoringFit } from "./scoring.ts";

/**
 * A fitted generalized linear (mixed) model g(E y) = η = o + X β + Σ Z u, u ~ N(0, Σ), in the user's units. What is inferred
 * from it is worked out from `state`.
 */
export interface GeneralizedFit {
  readonly kind: "generalized";
  readonly design: Design;
  readonly method: "laplace" | "agq" | "pql";
  /** −2 ln L with all constants; by quasi-likelihood that of the linearized outcome. */
  readonly deviance: number;
  /** β, p. */
  readonly coefficients: Float64Array;
  /** ψ on the search's scale. */
  readonly own: Float64Array;
  /** Σ of each random part, q × q, row by row. */
  readonly covariances: readonly Float64Array[];
  readonly search: Search;
  readonly state: GeneralizedState;
}

/** The fit on the scale it was computed on. */
export interface GeneralizedState {
  readonly basis: GeneralizedBasis;
  readonly problem: GeneralizedProblem;
  readonly marginal: MarginalDeviance;
  /** (θ, β̃, ψ). */
  readonly parameters: Float64Array;
  /** The fixed part as if rows did not belong to units. */
  readonly scoring: ScoringFit;
  /** Rows on an end of what η can be, where their means are 0, 1 or without end. */
  readonly onEdge: EdgeRows | null;
}
