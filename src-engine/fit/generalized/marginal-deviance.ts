import { groupingFactors } from "../profiled-deviance.ts";
import { fixedInformation } from "./fixed-information.ts";
import { type Clusters, fixedPredictor, type GeneralizedProblem, takeApart } from "./generalized-problem.ts";
import { type ModesAt, posteriorModes } from "./posterior-modes.ts";
import { type HalfScores, oneCluster, scoresByCluster } from "./scores.ts";

/** The deviance of a generalized linear mixed model at one point of its parameters (θ, β̃, ψ). */
export interface MarginalAt {
  /** −2 ln of the (approximated) marginal likelihood. */
  readonly value: number;
  gradient(): Float64Array;
  /** The gradient's shares of the clusters, clusters × parameters. */
  scores(): Float64Array;
  /** About half the curvature in β̃, p × p: X̃'V⁻¹X̃ at the weights of the rows. */
  fixedInformation(): Float64Array;
  readonly modes: ModesAt;
  /** Λ by grouping factor. */
  readonly factors: readonly Float64Array[];
}

/** Valid until the next point is looked at. */
export type MarginalDeviance = (parameters: Float64Array) => MarginalAt | null;

/** Where an approximation begins: the modes of the random effects at one point of the parameters. */
export interface AtModes {
  readonly modes: ModesAt;
  /** Λ by grouping factor. */
  readonly factors: readonly Float64Array[];
  /** o + Xβ by row. */
  readonly fixed: Float64Array;
  /** ψ. */
  readonly own: Float64Array;
}

/** The deviance as an approximation has it, and half its scores. */
export interface Approximation {
  readonly value: number;
  halfScores(clusters: Clusters): HalfScores;
}

/** A deviance by an approximation around the modes; null where they are not found, or it is not finite. */
export function devianceAroundModes(
  problem: GeneralizedProblem,
  approximate: (at: AtModes) => Approximation,
): MarginalDeviance {
  const findModes = posteriorModes(problem);
  const fixed = new Float64Array(problem.rows);
  return (parameters) => {
    const { theta, beta, own } = takeApart(problem, parameters);
    fixedPredictor(problem, beta, fixed);
    const factors = groupingFactors(problem, theta);
    const modes = findModes(fixed, factors, own);
    if (modes === null) return null;
    const { value, halfScores } = approximate({ modes, factors, fixed, own });
    if (!Number.isFinite(value)) return null;
    const scores = (clusters: Clusters) => scoresByCluster(problem, theta, clusters, halfScores(clusters));
    return {
      value,
      gradient: () => scores(oneCluster(problem)),
      scores: () => scores(problem.clusters),
      fixedInformation: () => fixedInformation(problem, factors, modes.weights),
      modes,
      factors,
    };
  };
}
