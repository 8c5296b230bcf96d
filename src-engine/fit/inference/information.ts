import { transform } from "../../math/small-matrices.ts";
import type { FitState, LinearMixedFit } from "../linear-mixed-model.ts";
import {
  type DevianceAt,
  type DevianceProblem,
  degreesOfFreedom,
  devianceAt,
  devianceHolding,
  residualCombination,
  thetaGradient,
} from "../profiled-deviance.ts";
import { quadraticGradient } from "../random-effects.ts";
import { symmetricProduct } from "../relative-covariance.ts";
import { isSettled } from "../residual/residual-ends.ts";
import { overResidual } from "../residual/residual-family.ts";
import type { ResidualModel, ResidualState } from "../residual/residual-model.ts";
import { twiceInverse } from "../twice-inverse.ts";
import { unitCurvature } from "./unit-curvature.ts";

/**
 * Asymptotic covariance matrix of the variance parameters (θ, η, σ̃²), on the basis's scale, from the observed information:
 * 2 H⁻¹, H the second derivatives of the deviance with β profiled out,
 *
 *     D(θ, η, σ²) = ln |V| + ν ln(2πσ²) + ρ²(θ)/σ² [+ ln |X̃'V⁻¹X̃|],
 *
 * exact where there is one grouping factor, else by differences of the analytic gradient. Directions in which the deviance is
 * flat or bends down (on the boundary) carry no information and are left out, as lmerTest does (Kuznetsova et al. 2017, section 3.2).
 */
export interface VarianceInformation {
  /** Number of variance parameters: θ, η, and σ² the last. */
  readonly size: number;
  /** H, size × size. */
  readonly curvature: Float64Array;
  /** 2 H⁻¹, size × size. */
  readonly covariance: Float64Array;
  /** ∂(X̃'V⁻¹X̃)/∂η_m, p × p, at σ² = 1. */
  readonly residualChanges: readonly Float64Array[];
}

/** Share of the largest curvature below which a direction is flat. */
const flatShare = 1e-7;

export function varianceInformation(state: FitState): VarianceInformation {
  const { problem, at, residual } = state;
  const count = at.theta.length;
  const size = count + (residual?.eta.length ?? 0) + 1;
  const last = size - 1;
  const hessian = new Float64Array(size * size);
  const inTheta = unitCurvature(problem, at) ?? differencedCurvature(problem, at);
  for (let m = 0; m < count; m++) {
    hessian.set(inTheta.subarray(m * count, (m + 1) * count), m * size);
  }
  problem.effects.eliminate(at.factors);
  const slope = thetaGradient(
    problem,
    at.theta,
    quadraticGradient(problem.effects, at.factors, residualCombination(at.beta)),
  );
  for (let m = 0; m < count; m++) {
    hessian[m * size + last] = -slope[m] / at.variance ** 2;
    hessian[last * size + m] = hessian[m * size + last];
  }
  hessian[size * size - 1] = degreesOfFreedom(problem) / at.variance ** 2;
  const residualChanges = residual === null ? [] : addResidual(hessian, size, state, residual);
  return { size, curvature: hessian, covariance: twiceInverse(hessian, size, flatShare), residualChanges };
}

/**
 * Step in θ, relative to it: the gradient is exact, so that a step as short as this loses six digits of it and leaves as many,
 * and one side is enough.
 */
const thetaStep = 1e-6;
/** Step in η, where slopes may be differences themselves. */
const etaStep = 1e-3;

/** Second derivatives in θ, σ² held, by differences of the gradient: one elimination for each θ. */
function differencedCurvature(problem: DevianceProblem, at: DevianceAt): Float64Array {
  const count = at.theta.length;
  const curvature = new Float64Array(count * count);
  const here = count === 0 ? at.theta : gradientAtVariance(problem, at.theta, at.variance);
  for (let m = 0; m < count; m++) {
    const step = thetaStep * Math.max(Math.abs(at.theta[m]), 0.1);
    const above = gradientAtVariance(problem, moved(at.theta, m, step), at.variance);
    for (let k = 0; k < count; k++) {
      const second = (above[k] - here[k]) / step;
      curvature[m * count + k] += second / 2;
      curvature[k * count + m] += second / 2;
    }
  }
  return curvature;
}

/**
 * Fills in the rows and columns of η; returns ∂(X̃'V⁻¹X̃)/∂η_m. Zero for those that are at an end, which are held: next to it their slope is not zero,
 * and what rounding leaves of it would be taken for information about the others.
 */
function addResidual(
  hessian: Float64Array,
  size: number,
  { problem, at }: FitState,
  { model, eta, limit }: ResidualState,
): readonly Float64Array[] {
  const count = at.theta.length;
  const last = size - 1;
  const isHeld = Array.from(eta, (_, m) => isSettled(model.structure, limit, m));
  const set = (i: number, j: number, value: number) => {
    hessian[i * size + j] = value;
    hessian[j * size + i] = value;
  };
  const sides = Array.from(eta, (value, m) => {
    if (isHeld[m]) return null;
    const up = atEta(model, at, eta.with(m, value + etaStep));
    const down = atEta(model, at, eta.with(m, value - etaStep));
    return { up, down, second: up.slope.map((slope, k) => (slope - down.slope[k]) / (2 * etaStep)) };
  });
  const changes = sides.map((side, m) => {
    if (side === null) return new Float64Array(problem.coefficients ** 2);
    const { up, down, second } = side;
    const row = count + m;
    for (let k = 0; k < count; k++) set(row, k, second[k]);
    for (const [n, other] of sides.slice(0, m + 1).entries()) {
      if (other !== null) set(row, count + n, (second[count + n] + other.second[row]) / 2);
    }
    set(row, last, -(up.squares - down.squares) / (2 * etaStep * at.variance ** 2));
    return up.normal.map((value, entry) => (value - down.normal[entry]) / (2 * etaStep));
  });
  problem.effects.eliminate(at.factors);
  return changes;
}

/** What the deviance is made of at another η, θ and σ² held. */
interface AtEta {
  /** ρ². */
  readonly squares: number;
  /** X̃'V⁻¹X̃, p × p. */
  readonly normal: Float64Array;
  /** ∂D/∂(θ, η). */
  readonly slope: Float64Array;
}

function atEta(model: ResidualModel, { theta, variance }: DevianceAt, eta: Float64Array): AtEta {
  const problem = model.problemAt(eta);
  const there = problem && devianceAt(problem, theta);
  const here = overResidual(model, theta.length, (one, own) => devianceHolding(one, own, variance));
  const slope = here(Float64Array.of(...theta, ...eta))?.gradient();
  if (problem === null || there === null || slope === undefined) throw notFinite();
  const p = problem.coefficients;
  const normal = Float64Array.from({ length: p * p }, (_, e) => problem.effects.product(Math.floor(e / p), e % p));
  return { squares: there.variance * degreesOfFreedom(problem), normal, slope };
}

/** ∂D/∂θ at a θ, the residual variance held. */
function gradientAtVariance(problem: DevianceProblem, theta: Float64Array, variance: number): Float64Array {
  const at = devianceHolding(problem, theta, variance);
  if (at === null) throw notFinite();
  return at.gradient();
}

function notFinite(): RangeError {
  return new RangeError("the deviance is not finite next to its minimum");
}

function moved(theta: Float64Array, index: number, step: number): Float64Array {
  return theta.with(index, theta[index] + step);
}

/** Standard errors of every entry of the covariance matrices, in the user's units; null on the boundary. */
export interface VarianceStandardErrors {
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
  return { random };
}
