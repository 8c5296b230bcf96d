import { addEffects, projectRows, timesFactors, timesFactorsTransposed } from "./effect-columns.ts";
import type { Clusters, GeneralizedProblem } from "./generalized-problem.ts";
import { devianceAroundModes, type MarginalDeviance } from "./marginal-deviance.ts";
import type { ModesAt } from "./posterior-modes.ts";
import { addOuterProducts, clusterMatrices, type HalfScores } from "./scores.ts";

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
  const workspace = laplaceWorkspace(problem);
  return devianceAroundModes(problem, ({ modes, factors }) => ({
    value: 2 * modes.penalized + modes.logDeterminant,
    halfScores: (clusters) => laplaceScores(problem, workspace, factors, modes, clusters),
  }));
}

/** Room that every gradient uses again. */
interface LaplaceWorkspace {
  /** By difference of rows. */
  readonly leverage: Float64Array;
  /** By row. */
  readonly residual: Float64Array;
  readonly shift: Float64Array;
  readonly bent: Float64Array;
  /** By effect. */
  readonly v: Float64Array;
  readonly projected: Float64Array;
}

function laplaceWorkspace({ curvature, effects, rows }: GeneralizedProblem): LaplaceWorkspace {
  return {
    leverage: new Float64Array(curvature.differences),
    residual: new Float64Array(rows),
    shift: new Float64Array(rows),
    bent: new Float64Array(rows),
    v: new Float64Array(effects.size),
    projected: new Float64Array(effects.size),
  };
}

function laplaceScores(
  problem: GeneralizedProblem,
  { leverage, residual, shift, bent, v, projected }: LaplaceWorkspace,
  factors: readonly Float64Array[],
  { u, derivatives, weights }: ModesAt,
  clusters: Clusters,
): HalfScores {
  const { curvature, effects, precision, rows } = problem;
  const { first, parameters } = derivatives;
  precision.invert();
  precision.leverages(leverage);
  curvature.halfSlope(derivatives, weights, leverage, residual);
  projectRows(effects, residual, projected);
  timesFactorsTransposed(effects, factors, projected, v);
  precision.solve(v);
  timesFactors(effects, factors, v, projected);
  shift.fill(0);
  addEffects(effects, projected, shift);
  curvature.times(weights, shift, bent);
  for (let row = 0; row < rows; row++) residual[row] -= first[row] + bent[row];

  const factorScores = clusterMatrices(problem, clusters);
  projectRows(effects, residual, projected);
  addOuterProducts(problem, projected, u, clusters, factorScores);
  projectRows(effects, first, projected);
  addOuterProducts(problem, projected, v, clusters, factorScores);
  const isWhole = factorScores.length === 1;
  precision.visitFactorGradients((grouping, cluster, share) => {
    const sums = factorScores[isWhole ? 0 : cluster][grouping];
    for (let entry = 0; entry < sums.length; entry++) sums[entry] += share[entry];
  });
  const own = parameters.map(({ first: slope, mixed, mixedSecond }) => {
    const scores = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      scores[row] = shift[row] * mixed[row] - slope[row] - 0.5 * leverage[row] * mixedSecond[row];
    }
    return scores;
  });
  return { factors: factorScores, fixed: residual, own };
}
