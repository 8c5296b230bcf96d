import type { ConditionalDistribution } from "../../family/conditional-distribution.ts";
import type { Curvature } from "../../family/curvature.ts";
import { addMultiple } from "../../math/elementwise.ts";
import type { PartPlacement } from "../profiled-deviance.ts";
import type { EffectColumns } from "./effect-columns.ts";
import type { PosteriorPrecision } from "./precision/posterior-precision.ts";

/**
 * A generalized linear mixed model on the scale of its basis: η = o + X̃β̃ + Z̃Λ(θ)u, u ~ N(0, I), ln f(y | η, ψ). Its
 * parameters are one vector (θ, β̃, ψ).
 */
export interface GeneralizedProblem {
  readonly distribution: ConditionalDistribution;
  readonly curvature: Curvature;
  /** What X leaves of o by row (`offset-rest.ts`); null: 0. */
  readonly offset: Float64Array | null;
  readonly x: readonly Float64Array[];
  readonly effects: EffectColumns;
  /** Over the curvature's differences of rows. */
  readonly precision: PosteriorPrecision;
  readonly parts: readonly PartPlacement[];
  readonly rows: number;
  /** How large η is, for links that keep the outcome's units. */
  readonly scale: number;
  /** Rows of the outermost units, starts[c] … starts[c + 1] − 1: they are independent. One for all where there are none. */
  readonly clusters: Clusters;
}

export interface Clusters {
  readonly starts: Int32Array;
  /** By grouping factor: the cluster of each unit. */
  readonly ofUnits: readonly Int32Array[];
}

/** The parameters taken apart. */
export interface Parameters {
  readonly theta: Float64Array;
  readonly beta: Float64Array;
  readonly own: Float64Array;
}

export function thetaCount({ parts }: Pick<GeneralizedProblem, "parts">): number {
  return parts.reduce((sum, { parameters }) => sum + parameters.basis.length, 0);
}

export function takeApart(problem: GeneralizedProblem, all: Float64Array): Parameters {
  const count = thetaCount(problem);
  const first = count + problem.x.length;
  return { theta: all.slice(0, count), beta: all.slice(count, first), own: all.slice(first) };
}

/** o + X̃β̃ by row. */
export function fixedPredictor({ offset, x }: GeneralizedProblem, beta: Float64Array, into: Float64Array): void {
  if (offset === null) into.fill(0);
  else into.set(offset);
  for (let k = 0; k < x.length; k++) addMultiple(beta[k], x[k], into);
}
