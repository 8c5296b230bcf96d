import { choleskyInPlace, inverseFromCholesky, solveLowerInPlace, solveUpperInPlace } from "../math/cholesky.ts";
import type { FunctionAt } from "../math/minimize.ts";
import type { CrossedEffects } from "./crossed/crossed-effects.ts";
import type { NestedEffects } from "./nested/nested-effects.ts";
import type { EffectsOfGrouping, RandomEffects } from "./random-effects.ts";
import { type CovarianceParameters, factorOf, relativeCovariance } from "./relative-covariance.ts";

/** Where the parameters of one random part stand: in θ, and among the effects of its grouping factor. */
export interface PartPlacement {
  readonly parameters: CovarianceParameters;
  readonly grouping: number;
  /** Of its first parameter in θ. */
  readonly thetaOffset: number;
  /** Of its first effect among the effects of its grouping factor. */
  readonly effectOffset: number;
}

export interface DevianceProblem {
  readonly effects: NestedEffects | CrossedEffects;
  readonly parts: readonly PartPlacement[];
  /** p, the number of columns of X̃. */
  readonly coefficients: number;
  readonly rows: number;
  readonly method: "REML" | "ML";
  /** ln |R| of what the rows were whitened by; 0 where residuals are independent and have one variance. */
  readonly logDeterminant: number;
}

/** The profiled deviance at one θ, on the scale of the basis. */
export interface DevianceAt {
  readonly theta: Float64Array;
  readonly deviance: number;
  /** Λ and T = ΛΛ' by grouping factor, q × q. */
  readonly factors: readonly Float64Array[];
  readonly relative: readonly Float64Array[];
  /** β̃, and the residual variance it leaves. */
  readonly beta: Float64Array;
  readonly variance: number;
  /** (X̃'V⁻¹X̃)⁻¹, p × p. */
  readonly inverse: Float64Array;
}

/**
 * The deviance as a function of θ alone, β and σ² profiled out (Bates et al. 2015, equations 34 and 41, in the form that
 * eliminates units): with ρ² = min_β (ỹ − X̃β)'V⁻¹(ỹ − X̃β) and ν = n (ML) or n − p (REML),
 *
 *     d(θ) = ln |V| + ν (1 + ln(2π ρ²/ν)) [+ ln |X̃'V⁻¹X̃| for REML]
 *
 * Null where it is not finite: no residual variance is left.
 */
export function devianceAt(problem: DevianceProblem, theta: Float64Array): DevianceAt | null {
  const { effects, coefficients: p, method } = problem;
  const factors = groupingFactors(problem, theta);
  const logDeterminant = problem.logDeterminant + effects.eliminate(factors);
  const least = generalizedLeastSquares(effects, p);
  const df = degreesOfFreedom(problem);
  const variance = least.residual / df;
  const fixed = method === "REML" ? least.logDeterminant : 0;
  const deviance = logDeterminant + df * (1 + Math.log(2 * Math.PI * variance)) + fixed;
  if (!Number.isFinite(deviance)) return null;
  const relative = factors.map((factor) => relativeCovariance(factor, Math.sqrt(factor.length)));
  return { theta, deviance, factors, relative, beta: least.beta, variance, inverse: least.inverse };
}

/** β̃ = (X̃'V⁻¹X̃)⁻¹X̃'V⁻¹ỹ with what goes with it, at the V that was eliminated last. */
export interface LeastSquares {
  readonly beta: Float64Array;
  /** (X̃'V⁻¹X̃)⁻¹, p × p. */
  readonly inverse: Float64Array;
  /** ln |X̃'V⁻¹X̃|. */
  readonly logDeterminant: number;
  /** (ỹ − X̃β̃)'V⁻¹(ỹ − X̃β̃). */
  readonly residual: number;
}

export function generalizedLeastSquares(effects: RandomEffects, p: number): LeastSquares {
  const normal = new Float64Array(p * p);
  for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) normal[a * p + b] = effects.product(a, b);
  const logDeterminant = choleskyInPlace(normal, p);
  const beta = Float64Array.from({ length: p }, (_, a) => effects.product(a, p));
  solveLowerInPlace(normal, p, beta, 1);
  let residual = effects.product(p, p);
  for (let a = 0; a < p; a++) residual -= beta[a] * beta[a];
  solveUpperInPlace(normal, p, beta);
  return { beta, inverse: inverseFromCholesky(normal, p), logDeterminant, residual };
}

/** ν: n for ML, n − p for REML. */
export function degreesOfFreedom({ rows, coefficients, method }: DevianceProblem): number {
  return method === "REML" ? rows - coefficients : rows;
}

/** ∂d/∂θ at the θ that was evaluated last, by way of ∂d/∂Λ. */
export function devianceGradient(problem: DevianceProblem, at: DevianceAt): Float64Array {
  return thetaGradient(problem, at.theta, problem.effects.covarianceGradient(devianceAdjoint(problem, at)));
}

/** A function f = ln |V| + g([X̃ ỹ]'V⁻¹[X̃ ỹ]) of a problem's own coordinates. */
export interface FunctionOfRows extends FunctionAt {
  /** ∂g, (p+1) × (p+1). */
  adjoint(): Float64Array;
}

/**
 * The deviance with σ² no longer profiled out, and its slope in θ:
 *
 *     D(θ, σ²) = ln |V| + ν ln(2πσ²) + ρ²(θ)/σ² [+ ln |X̃'V⁻¹X̃|]
 */
export function devianceHolding(
  problem: DevianceProblem,
  theta: Float64Array,
  variance: number,
): (FunctionOfRows & { readonly squares: number }) | null {
  const at = devianceAt(problem, theta);
  if (at === null) return null;
  const df = degreesOfFreedom(problem);
  const squares = at.variance * df;
  const value = at.deviance - df * (1 + Math.log(at.variance)) + df * Math.log(variance) + squares / variance;
  if (!Number.isFinite(value)) return null;
  const adjoint = () => devianceAdjoint(problem, { ...at, variance });
  return {
    value,
    squares,
    adjoint,
    gradient: () => thetaGradient(problem, theta, problem.effects.covarianceGradient(adjoint())),
  };
}

/**
 * ∂/∂([X̃ ỹ]'V⁻¹[X̃ ỹ]) of ρ²/σ² [+ ln |X̃'V⁻¹X̃|], (p+1) × (p+1): a a'/σ² [+ (X̃'V⁻¹X̃)⁻¹ at X̃] with [X̃ ỹ] a = ỹ − X̃β̃. With
 * the residual variance held at its estimate it is also that of ν ln ρ².
 */
export function devianceAdjoint({ coefficients: p, method }: DevianceProblem, at: DevianceAt): Float64Array {
  const size = p + 1;
  const residual = residualCombination(at.beta);
  const adjoint = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) adjoint[i * size + j] = (residual[i] * residual[j]) / at.variance;
  }
  if (method === "REML") {
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) adjoint[a * size + b] += at.inverse[a * p + b];
  }
  return adjoint;
}

/** a with [X̃ ỹ] a = ỹ − X̃β̃. */
export function residualCombination(beta: Float64Array): Float64Array {
  const combination = new Float64Array(beta.length + 1);
  for (let k = 0; k < beta.length; k++) combination[k] = -beta[k];
  combination[beta.length] = 1;
  return combination;
}

/** Which effects the grouping factors have, and which parts they belong to. */
export interface RandomStructure {
  readonly effects: { readonly groupings: readonly Pick<EffectsOfGrouping, "effects">[] };
  readonly parts: readonly PartPlacement[];
}

/** ∂/∂θ from ½ ∂/∂Λ by grouping factor: Λ = Σ θ_m B_m gives ∂/∂θ_m = 2 Σ (½ ∂/∂Λ) ∘ B_m over the part's block. */
export function thetaGradient(
  { parts, effects }: RandomStructure,
  theta: Float64Array,
  gradients: readonly Float64Array[],
): Float64Array {
  const result = new Float64Array(theta.length);
  for (const { parameters, grouping, thetaOffset, effectOffset } of parts) {
    const width = effects.groupings[grouping].effects;
    const { size } = parameters;
    for (const [m, basis] of parameters.basis.entries()) {
      let sum = 0;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          sum += basis[i * size + j] * gradients[grouping][(effectOffset + i) * width + effectOffset + j];
        }
      }
      result[thetaOffset + m] = 2 * sum;
    }
  }
  return result;
}

/** Λ of each grouping factor: its parts' factors as blocks. */
export function groupingFactors({ effects, parts }: RandomStructure, theta: Float64Array): Float64Array[] {
  const factors = effects.groupings.map(({ effects: q }) => new Float64Array(q * q));
  for (const { parameters, grouping, thetaOffset, effectOffset } of parts) {
    const block = factorOf(parameters, theta, thetaOffset);
    const width = effects.groupings[grouping].effects;
    for (let i = 0; i < parameters.size; i++) {
      for (let j = 0; j < parameters.size; j++) {
        factors[grouping][(effectOffset + i) * width + effectOffset + j] = block[i * parameters.size + j];
      }
    }
  }
  return factors;
}
