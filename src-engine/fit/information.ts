import { applyToSpectrum, symmetricEigen } from "../math/symmetric-eigen.ts";
import { type FitState, type LinearMixedFit, transform } from "./linear-mixed-model.ts";
import {
  type DevianceProblem,
  degreesOfFreedom,
  devianceAdjoint,
  devianceAt,
  residualCombination,
  thetaGradient,
} from "./profiled-deviance.ts";
import { covarianceGradient, quadraticGradient } from "./random-effects.ts";

/**
 * Asymptotic covariance matrix of the variance parameters (θ, σ̃²), on the basis's scale, from the observed information:
 * 2 H⁻¹, H the second derivatives of the deviance with β profiled out,
 *
 *     D(θ, σ²) = ln |V| + ν ln(2πσ²) + ρ²(θ)/σ² [+ ln |X̃'V⁻¹X̃|].
 *
 * Derivatives in θ by central differences of the analytic gradient. Directions in which the deviance is flat or bends
 * down (on the boundary) carry no information and are left out, as lmerTest does (Kuznetsova et al. 2017, section 3.2).
 */
export interface VarianceInformation {
  /** Number of variance parameters, σ² the last. */
  readonly size: number;
  /** 2 H⁻¹, size × size. */
  readonly covariance: Float64Array;
}

export function varianceInformation(state: FitState): VarianceInformation {
  const { problem, at } = state;
  const count = at.theta.length;
  const size = count + 1;
  const hessian = new Float64Array(size * size);
  for (let m = 0; m < count; m++) {
    const step = 1e-4 * Math.max(Math.abs(at.theta[m]), 0.05);
    const above = gradientAtVariance(problem, moved(at.theta, m, step), at.variance);
    const below = gradientAtVariance(problem, moved(at.theta, m, -step), at.variance);
    for (let k = 0; k < count; k++) {
      const second = (above[k] - below[k]) / (2 * step);
      hessian[m * size + k] += second / 2;
      hessian[k * size + m] += second / 2;
    }
  }
  problem.effects.eliminate(at.factors);
  const slope = thetaGradient(
    problem,
    at.theta,
    quadraticGradient(problem.effects, at.factors, residualCombination(at.beta)),
  );
  for (let m = 0; m < count; m++) {
    hessian[m * size + count] = -slope[m] / at.variance ** 2;
    hessian[count * size + m] = hessian[m * size + count];
  }
  hessian[size * size - 1] = degreesOfFreedom(problem) / at.variance ** 2;
  return { size, covariance: twiceInverse(hessian, size) };
}

/** ∂D/∂θ at a θ, the residual variance held. */
function gradientAtVariance(problem: DevianceProblem, theta: Float64Array, variance: number): Float64Array {
  const at = devianceAt(problem, theta);
  if (at === null) throw new RangeError("the deviance is not finite next to its minimum");
  const adjoint = devianceAdjoint(problem, { ...at, variance });
  return thetaGradient(problem, theta, covarianceGradient(problem.effects, adjoint));
}

function moved(theta: Float64Array, index: number, step: number): Float64Array {
  return theta.with(index, theta[index] + step);
}

/** On variables scaled to a unit diagonal, so that the scale of σ² and of the θ does not decide what counts as flat. */
function twiceInverse(hessian: Float64Array, size: number): Float64Array {
  const scale = Float64Array.from({ length: size }, (_, i) => 1 / Math.sqrt(Math.abs(hessian[i * size + i]) || 1));
  const scaled = hessian.map((value, entry) => value * scale[Math.floor(entry / size)] * scale[entry % size]);
  const eigen = symmetricEigen(scaled, size);
  const flat = 1e-7 * Math.max(...eigen.values);
  const inverse = applyToSpectrum(eigen, (value) => (value > flat ? 2 / value : 0));
  return inverse.map((value, entry) => value * scale[Math.floor(entry / size)] * scale[entry % size]);
}

/** Standard errors of σ² and of every entry of the covariance matrices, in the user's units; null on the boundary. */
export interface VarianceStandardErrors {
  readonly residual: number;
  /** By random part, q × q row by row; null where the part's matrix is singular. */
  readonly random: readonly (Float64Array | null)[];
}

/** By the delta method from (θ, σ²): ∂Σ/∂θ_m = σ² D⁻¹(B_mΛ' + ΛB_m')D⁻ᵀ, ∂Σ/∂σ² = D⁻¹TD⁻ᵀ. */
export function varianceStandardErrors(
  fit: LinearMixedFit,
  information: VarianceInformation,
  singularParts: ReadonlySet<number>,
): VarianceStandardErrors {
  const { basis, problem, at } = fit.state;
  const { size, covariance } = information;
  const unit = basis.outcomeScale ** 2;
  const random = problem.parts.map((part, index) => {
    if (singularParts.has(index)) return null;
    const { parameters, grouping, thetaOffset, effectOffset } = part;
    const q = parameters.size;
    const width = problem.effects.groupings[grouping].effects;
    const block = (matrix: Float64Array) =>
      Float64Array.from({ length: q * q }, (_, entry) => {
        return matrix[(effectOffset + Math.floor(entry / q)) * width + effectOffset + (entry % q)];
      });
    const factor = block(at.factors[grouping]);
    const derivatives = parameters.basis.map((matrix, m) => ({
      parameter: thetaOffset + m,
      change: transform(basis.randomToUser[index], symmetricProduct(matrix, factor, q), at.variance * unit),
    }));
    derivatives.push({
      parameter: size - 1,
      change: transform(basis.randomToUser[index], block(at.relative[grouping]), unit),
    });
    return Float64Array.from({ length: q * q }, (_, entry) => {
      let variance = 0;
      for (const a of derivatives) {
        for (const b of derivatives) {
          variance += a.change[entry] * b.change[entry] * covariance[a.parameter * size + b.parameter];
        }
      }
      return Math.sqrt(Math.max(variance, 0));
    });
  });
  return { residual: unit * Math.sqrt(covariance[size * size - 1]), random };
}

/** B Λ' + Λ B'. */
function symmetricProduct(b: Float64Array, factor: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, entry) => {
    const i = Math.floor(entry / size);
    const j = entry % size;
    let sum = 0;
    for (let k = 0; k < size; k++) {
      sum += b[i * size + k] * factor[j * size + k] + factor[i * size + k] * b[j * size + k];
    }
    return sum;
  });
}
