import { transform } from "../../math/small-matrices.ts";
import { crossProducts, multiplySquare } from "../../math/square-matrix.ts";
import type { VarianceStandardErrors } from "../inference/information.ts";
import { groupingFactors } from "../profiled-deviance.ts";
import { symmetricProduct } from "../relative-covariance.ts";
import { twiceInverse } from "../twice-inverse.ts";
import { unwatched, type Watch } from "../watch.ts";
import type { GeneralizedFit, GeneralizedState } from "./generalized-fit.ts";
import { type GeneralizedProblem, takeApart, thetaCount } from "./generalized-problem.ts";

/** Large-sample covariance matrices of all parameters (θ, β̃, ψ), size × size. */
export interface ParameterInformation {
  readonly size: number;
  /**
   * Inverse of the observed information: 2 (∂²d)⁻¹. Directions in which d is flat or bends down are left out, but for those of
   * fixed effects: flat, they have no finite estimate, and the variance there is as large as rounding lets it be told.
   */
  readonly covariance: Float64Array;
  /** CR0, over the clusters' scores; null where there are none. */
  readonly robust: Float64Array | null;
}

/** Step of the differences, in standard errors: their error goes with its square, that of rounding with its inverse. */
const stepLength = 5e-3;

/**
 * Second derivatives by central differences of the exact gradient. Of a linearized outcome the fixed effects and the variances
 * (φ among them) count as unrelated, as they are expected to be. Where rows lie on an end of what η can be, a difference would lead
 * beyond it: those of fixed effects are then as the rows' weights have them.
 */
export function parameterInformation(
  { problem, marginal, parameters, onEdge }: GeneralizedState,
  isLinearized: boolean,
  { stop, progress }: Watch = unwatched,
): ParameterInformation {
  // All that is asked of the estimates themselves, before differences move the modes.
  const here = marginal(parameters);
  const information = here?.fixedInformation() ?? new Float64Array(problem.x.length ** 2);
  const steps = stepsOf(problem, parameters, information);
  const scores = problem.clusters.starts.length > 2 ? here?.scores() : undefined;
  const count = thetaCount(problem);
  const isFixed = (i: number) => i >= count && i < count + problem.x.length;
  const areUnrelated = (i: number, j: number) => isLinearized && isFixed(i) !== isFixed(j);
  const size = parameters.length;
  const hessian = new Float64Array(size * size);
  const isKept = onEdge !== null && !isLinearized;
  const isKnown = (i: number) => isKept && isFixed(i);
  for (let i = 0; i < size; i++) {
    if (isKnown(i) || stop()) continue;
    progress(i / size);
    const step = steps[i];
    const above = gradientAt(marginal, parameters, i, step);
    const below = gradientAt(marginal, parameters, i, -step);
    for (let j = 0; j < size; j++) {
      const second = areUnrelated(i, j) ? 0 : (above[j] - below[j]) / (2 * step);
      const share = isKnown(j) ? second : second / 2;
      hessian[i * size + j] += share;
      hessian[j * size + i] += share;
    }
  }
  if (isKept) addFixed(information, count, hessian);
  const covariance = twiceInverse(hessian, size, flatShare, isFixed);
  return { size, covariance, robust: scores === undefined ? null : sandwich(scores, covariance) };
}

/** Share of the largest curvature below which a direction is flat: differences of an exact gradient are this exact. */
export const flatShare = 1e-9;

/** 2 I(β̃) in its place. */
function addFixed(information: Float64Array, first: number, hessian: Float64Array): void {
  const p = Math.sqrt(information.length);
  const size = Math.sqrt(hessian.length);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) hessian[(first + i) * size + first + j] = 2 * information[i * p + j];
  }
}

function stepsOf(problem: GeneralizedProblem, parameters: Float64Array, information: Float64Array): Float64Array {
  const first = thetaCount(problem);
  const p = problem.x.length;
  return parameters.map((value, i) => {
    const k = i - first;
    if (k < 0) return stepLength * Math.max(Math.abs(value), 0.1);
    if (k >= p) return stepLength;
    const curvature = information[k * p + k];
    return curvature > 0 ? Math.min(stepLength / Math.sqrt(curvature), 0.1) : stepLength;
  });
}

function gradientAt(
  marginal: GeneralizedState["marginal"],
  parameters: Float64Array,
  index: number,
  step: number,
): Float64Array {
  const at = marginal(parameters.with(index, parameters[index] + step));
  return at === null ? new Float64Array(parameters.length).fill(Number.NaN) : at.gradient();
}

/** C M C, M the sum of squares of the clusters' scores of ln L, of which the deviance is −2. */
function sandwich(scores: Float64Array, covariance: Float64Array): Float64Array {
  const size = Math.sqrt(covariance.length);
  const meat = crossProducts(scores, size).map((square) => square / 4);
  return multiplySquare(multiplySquare(covariance, meat), covariance);
}

/** The part of a covariance matrix that is of β, in the user's units, p × p. */
export function fixedCovariance({ basis, problem }: GeneralizedState, covariance: Float64Array): Float64Array {
  const p = problem.x.length;
  const size = Math.sqrt(covariance.length);
  const first = thetaCount(problem);
  const block = Float64Array.from({ length: p * p }, (_, entry) => {
    return covariance[(first + Math.floor(entry / p)) * size + first + (entry % p)];
  });
  return transform(basis.fixedToUser, block, 1);
}

/** Standard errors of every entry of the covariance matrices by the delta method. */
export function randomStandardErrors(
  fit: GeneralizedFit,
  { size, covariance }: ParameterInformation,
  singularParts: ReadonlySet<number>,
): VarianceStandardErrors {
  const random = fit.state.problem.parts.map(({ parameters: { size: q }, thetaOffset }, part) => {
    if (singularParts.has(part)) return null;
    const changes = covarianceChanges(fit, part);
    return Float64Array.from({ length: q * q }, (_, entry) => {
      const slopes = changes.map((change) => change[entry]);
      return deltaError(slopes, thetaOffset, covariance, size);
    });
  });
  return { random };
}

/** ∂Σ/∂θ_m = D⁻¹(B_mΛ' + ΛB_m')D⁻ᵀ of one random part, by parameter. */
export function covarianceChanges({ state }: GeneralizedFit, part: number): readonly Float64Array[] {
  const { basis, problem, parameters } = state;
  const { grouping, effectOffset, parameters: own } = problem.parts[part];
  const { theta } = takeApart(problem, parameters);
  const factor = groupingFactors(problem, theta)[grouping];
  const width = problem.effects.groupings[grouping].effects;
  const q = own.size;
  const block = Float64Array.from({ length: q * q }, (_, entry) => {
    return factor[(effectOffset + Math.floor(entry / q)) * width + effectOffset + (entry % q)];
  });
  return own.basis.map((matrix) => transform(basis.randomToUser[part], symmetricProduct(matrix, block, q), 1));
}

/** √(s'Vs) over the parameters from `first` on. */
export function deltaError(slopes: readonly number[], first: number, covariance: Float64Array, size: number): number {
  let variance = 0;
  for (const [a, left] of slopes.entries()) {
    for (const [b, right] of slopes.entries()) variance += left * right * covariance[(first + a) * size + first + b];
  }
  return Math.sqrt(Math.max(variance, 0));
}
