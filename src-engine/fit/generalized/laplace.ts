import { groupingFactors, thetaGradient } from "../profiled-deviance.ts";
import { addEffects, projectRows, timesFactors, timesFactorsTransposed } from "./effect-columns.ts";
import { fixedPredictor, type GeneralizedProblem, takeApart, thetaCount } from "./generalized-problem.ts";
import { type ModesAt, posteriorModes } from "./posterior-modes.ts";

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

/**
 * Laplace's approximation, with the observed curvature at the modes (as TMB; lme4 takes the expected one, which differs for
 * links that are not canonical):
 *
 *     d(θ, β, ψ) = 2 g(û) + ln |H(û)|,   g(u) = −Σ ln f(y | η, ψ) + ½ u'u,   H = ∂²g/∂u∂u' = I + Λ'Z'WZΛ
 *
 * Its gradient is exact. With h = diag(ZΛH⁻¹Λ'Z'), t = ½ h ∘ ∂W/∂η, v = H⁻¹Λ'Z't, s = ZΛv (û moves with the parameters by
 * the implicit function theorem), and r = −∂ln f/∂η + t − W s by row:
 *
 *     ½ ∂d/∂β = X'r,   ½ ∂d/∂Λ = Σ_units (Z'r) u' + (Z'∂ln f/∂η) v' + Z'WZΛH⁻¹,
 *     ½ ∂d/∂ψ = Σ −∂ln f/∂ψ − ½ h ∂³ln f/∂η²∂ψ + s ∂²ln f/∂η∂ψ
 */
export function laplaceDeviance(problem: GeneralizedProblem): MarginalDeviance {
  const findModes = posteriorModes(problem);
  const fixed = new Float64Array(problem.rows);
  return (parameters) => {
    const { theta, beta, own } = takeApart(problem, parameters);
    fixedPredictor(problem, beta, fixed);
    const factors = groupingFactors(problem, theta);
    const modes = findModes(fixed, factors, own);
    if (modes === null) return null;
    const scores = (starts: Int32Array, ofUnits: readonly Int32Array[]) => {
      return laplaceScores(problem, theta, factors, modes, starts, ofUnits);
    };
    return {
      value: 2 * modes.penalized + modes.logDeterminant,
      gradient: () => scores(allRows(problem), noClusters(problem)),
      scores: () => scores(problem.clusters.starts, problem.clusters.ofUnits),
      fixedInformation: () => fixedInformation(problem, factors, modes.weights),
      modes,
      factors,
    };
  };
}

function allRows({ rows }: GeneralizedProblem): Int32Array {
  return Int32Array.of(0, rows);
}

function noClusters({ effects }: GeneralizedProblem): readonly Int32Array[] {
  return effects.groupings.map(({ units }) => new Int32Array(units));
}

function laplaceScores(
  problem: GeneralizedProblem,
  theta: Float64Array,
  factors: readonly Float64Array[],
  { u, derivatives, weights }: ModesAt,
  starts: Int32Array,
  ofUnits: readonly Int32Array[],
): Float64Array {
  const { effects, precision, rows, x } = problem;
  const { first, third, parameters } = derivatives;
  const leverage = new Float64Array(rows);
  precision.invert();
  precision.leverages(leverage);
  const residual = new Float64Array(rows);
  for (let row = 0; row < rows; row++) residual[row] = -0.5 * leverage[row] * third[row];
  const v = new Float64Array(effects.size);
  const shift = new Float64Array(rows);
  const projected = new Float64Array(effects.size);
  projectRows(effects, residual, projected);
  timesFactorsTransposed(effects, factors, projected, v);
  precision.solve(v);
  timesFactors(effects, factors, v, projected);
  addEffects(effects, projected, shift);
  for (let row = 0; row < rows; row++) residual[row] -= first[row] + weights[row] * shift[row];

  const clusters = starts.length - 1;
  const count = thetaCount(problem);
  const size = count + x.length + parameters.length;
  const scores = new Float64Array(clusters * size);
  const factorScores = clusterMatrices(problem, clusters);
  projectRows(effects, residual, projected);
  addOuterProducts(problem, projected, u, ofUnits, factorScores);
  projectRows(effects, first, projected);
  addOuterProducts(problem, projected, v, ofUnits, factorScores);
  const isWhole = clusters === 1;
  precision.visitFactorGradients((grouping, cluster, share) => {
    const sums = factorScores[isWhole ? 0 : cluster][grouping];
    for (let entry = 0; entry < sums.length; entry++) sums[entry] += share[entry];
  });
  for (let cluster = 0; cluster < clusters; cluster++) {
    const from = cluster * size;
    scores.set(thetaGradient(problem, theta, factorScores[cluster]), from);
    const [start, end] = [starts[cluster], starts[cluster + 1]];
    for (let k = 0; k < x.length; k++) {
      const column = x[k];
      let sum = 0;
      for (let row = start; row < end; row++) sum += column[row] * residual[row];
      scores[from + count + k] = 2 * sum;
    }
    for (let k = 0; k < parameters.length; k++) {
      const { first: slope, mixed, mixedSecond } = parameters[k];
      let sum = 0;
      for (let row = start; row < end; row++) {
        sum += shift[row] * mixed[row] - slope[row] - 0.5 * leverage[row] * mixedSecond[row];
      }
      scores[from + count + x.length + k] = 2 * sum;
    }
  }
  return scores;
}

/** q × q zeros by cluster and grouping factor. */
export function clusterMatrices({ effects }: GeneralizedProblem, clusters: number): Float64Array[][] {
  return Array.from({ length: clusters }, () => effects.groupings.map(({ effects: q }) => new Float64Array(q * q)));
}

/** Adds a_u b_u' of every unit to its cluster's matrix. */
export function addOuterProducts(
  { effects }: GeneralizedProblem,
  a: Float64Array,
  b: Float64Array,
  ofUnits: readonly Int32Array[],
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

/** X̃'WX̃ − X̃'WZΛH⁻¹Λ'Z'WX̃. */
function fixedInformation(
  { effects, precision, x, rows }: GeneralizedProblem,
  factors: readonly Float64Array[],
  weights: Float64Array,
): Float64Array {
  const p = x.length;
  const information = new Float64Array(p * p);
  const weighted = new Float64Array(rows);
  const projected = new Float64Array(effects.size);
  const solved = x.map(() => new Float64Array(effects.size));
  const scaled = x.map(() => new Float64Array(effects.size));
  for (let a = 0; a < p; a++) {
    for (let row = 0; row < rows; row++) weighted[row] = weights[row] * x[a][row];
    projectRows(effects, weighted, projected);
    timesFactorsTransposed(effects, factors, projected, scaled[a]);
    solved[a].set(scaled[a]);
    precision.solve(solved[a]);
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += weighted[row] * x[b][row];
      for (let k = 0; k < effects.size; k++) sum -= solved[a][k] * scaled[b][k];
      information[a * p + b] = sum;
      information[b * p + a] = sum;
    }
  }
  return information;
}
