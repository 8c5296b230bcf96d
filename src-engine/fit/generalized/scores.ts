import { thetaGradient } from "../profiled-deviance.ts";
import { type Clusters, type GeneralizedProblem, thetaCount } from "./generalized-problem.ts";

/** Half the derivatives of a deviance, before they are added up by cluster. */
export interface HalfScores {
  /** By cluster and grouping factor: ½ ∂d/∂Λ, q × q. */
  readonly factors: readonly (readonly Float64Array[])[];
  /** ½ ∂d/∂η as the fixed part moves it, by row. */
  readonly fixed: Float64Array;
  /** ½ ∂d/∂ψ by own parameter and row. */
  readonly own: readonly Float64Array[];
}

/** All rows together. */
export function oneCluster({ rows, effects }: GeneralizedProblem): Clusters {
  return { starts: Int32Array.of(0, rows), ofUnits: effects.groupings.map(({ units }) => new Int32Array(units)) };
}

/** The gradient's shares in (θ, β̃, ψ), clusters × parameters. */
export function scoresByCluster(
  problem: GeneralizedProblem,
  theta: Float64Array,
  { starts }: Clusters,
  { factors, fixed, own }: HalfScores,
): Float64Array {
  const { x } = problem;
  const count = thetaCount(problem);
  const size = count + x.length + own.length;
  const clusters = starts.length - 1;
  const scores = new Float64Array(clusters * size);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const from = cluster * size;
    scores.set(thetaGradient(problem, theta, factors[cluster]), from);
    const [start, end] = [starts[cluster], starts[cluster + 1]];
    for (let k = 0; k < x.length; k++) scores[from + count + k] = 2 * inner(x[k], fixed, start, end);
    for (let k = 0; k < own.length; k++) scores[from + count + x.length + k] = 2 * total(own[k], start, end);
  }
  return scores;
}

/** q × q zeros by cluster and grouping factor. */
export function clusterMatrices({ effects }: GeneralizedProblem, { starts }: Clusters): Float64Array[][] {
  return Array.from({ length: starts.length - 1 }, () => {
    return effects.groupings.map(({ effects: q }) => new Float64Array(q * q));
  });
}

/** Adds a_u b_u' of every unit to its cluster's matrix. */
export function addOuterProducts(
  { effects }: GeneralizedProblem,
  a: Float64Array,
  b: Float64Array,
  { ofUnits }: Clusters,
  into: readonly (readonly Float64Array[])[],
): void {
  for (const [grouping, { units, effects: q, offset }] of effects.groupings.entries()) {
    for (let unit = 0; unit < units; unit++) {
      const sums = into[ofUnits[grouping][unit]][grouping];
      const at = offset + unit * q;
      for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sums[i * q + j] += a[at + i] * b[at + j];
    }
  }
}

function inner(a: Float64Array, b: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let row = start; row < end; row++) sum += a[row] * b[row];
  return sum;
}

function total(values: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let row = start; row < end; row++) sum += values[row];
  return sum;
}
