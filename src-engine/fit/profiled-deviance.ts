import { choleskyInPlace, inverseFromCholesky, solveLowerInPlace, solveUpperInPlace } from "../math/cholesky.ts";
import type { Elimination } from "./elimination.ts";
import { packedIndex } from "./packed.ts";
import { type CovarianceParameters, factorOf, relativeCovariance } from "./relative-covariance.ts";
import { covarianceGradient } from "./sensitivity.ts";

/** Where the parameters of one random part stand: in θ, and among the effects of its level. */
export interface PartPlacement {
  readonly parameters: CovarianceParameters;
  readonly level: number;
  /** Of its first parameter in θ. */
  readonly thetaOffset: number;
  /** Of its first effect among the effects of its level. */
  readonly effectOffset: number;
}

export interface DevianceProblem {
  readonly elimination: Elimination;
  readonly parts: readonly PartPlacement[];
  /** Positions of X̃ in U; ỹ is U's last column. */
  readonly x: readonly number[];
  readonly rows: number;
  readonly method: "REML" | "ML";
}

/** The profiled deviance at one θ, on the scale of the basis. */
export interface DevianceAt {
  readonly theta: Float64Array;
  readonly deviance: number;
  /** Λ and T = ΛΛ' by level, q × q. */
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
  const { elimination, parts, x, method } = problem;
  const factors = levelFactors(problem, theta);
  const logDeterminant = elimination.eliminate(factors);
  const p = x.length;
  const y = elimination.size - 1;
  const normal = new Float64Array(p * p);
  for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) normal[a * p + b] = elimination.top[packedIndex(x[a], x[b])];
  const logNormal = choleskyInPlace(normal, p);
  const beta = Float64Array.from(x, (position) => elimination.top[packedIndex(position, y)]);
  solveLowerInPlace(normal, p, beta, 1);
  let residual = elimination.top[packedIndex(y, y)];
  for (let a = 0; a < p; a++) residual -= beta[a] * beta[a];
  solveUpperInPlace(normal, p, beta);
  const df = degreesOfFreedom(problem);
  const variance = residual / df;
  const deviance = logDeterminant + df * (1 + Math.log(2 * Math.PI * variance)) + (method === "REML" ? logNormal : 0);
  if (!Number.isFinite(deviance)) return null;
  const relative = factors.map((factor, level) => relativeCovariance(factor, effectsOf(parts, level)));
  return { theta, deviance, factors, relative, beta, variance, inverse: inverseFromCholesky(normal, p) };
}

/** ν: n for ML, n − p for REML. */
export function degreesOfFreedom({ rows, x, method }: DevianceProblem): number {
  return method === "REML" ? rows - x.length : rows;
}

/** ∂d/∂θ at the θ that was evaluated last, by way of ∂d/∂T. */
export function devianceGradient(problem: DevianceProblem, at: DevianceAt): Float64Array {
  return thetaGradient(problem, at, covarianceGradient(problem.elimination, at.relative, devianceAdjoint(problem, at)));
}

/**
 * K = ∂/∂(U'V⁻¹U) of ρ²/σ² [+ ln |X̃'V⁻¹X̃|], m × m: a a'/σ² [+ (X̃'V⁻¹X̃)⁻¹ at X̃], a = −β̃ at X̃ and 1 at ỹ. With the
 * residual variance held at its estimate it is also that of ν ln ρ².
 */
export function devianceAdjoint({ elimination: { size }, x, method }: DevianceProblem, at: DevianceAt): Float64Array {
  const p = x.length;
  const residual = residualCombination(x, size, at.beta);
  const adjoint = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) adjoint[i * size + j] = (residual[i] * residual[j]) / at.variance;
  }
  if (method === "REML") {
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) adjoint[x[a] * size + x[b]] += at.inverse[a * p + b];
  }
  return adjoint;
}

/** a with U a = ỹ − X̃β̃. */
export function residualCombination(x: readonly number[], size: number, beta: Float64Array): Float64Array {
  const combination = new Float64Array(size);
  combination[size - 1] = 1;
  for (const [index, position] of x.entries()) combination[position] -= beta[index];
  return combination;
}

/** ∂/∂θ from ∂/∂T by level: T = ΛΛ' and Λ = Σ θ_m B_m give ∂/∂θ_m = 2 Σ (∂/∂T Λ) ∘ B_m over the part's block. */
export function thetaGradient(
  { parts, elimination: { levels } }: DevianceProblem,
  { factors, theta }: Pick<DevianceAt, "factors" | "theta">,
  gradients: readonly Float64Array[],
): Float64Array {
  const result = new Float64Array(theta.length);
  for (const { parameters, level, thetaOffset, effectOffset } of parts) {
    const width = levels[level].z.length;
    const size = parameters.size;
    const product = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        for (let k = 0; k < size; k++) {
          product[i * size + j] +=
            gradients[level][(effectOffset + i) * width + effectOffset + k] *
            factors[level][(effectOffset + k) * width + effectOffset + j];
        }
      }
    }
    for (const [m, basis] of parameters.basis.entries()) {
      let sum = 0;
      for (let entry = 0; entry < product.length; entry++) sum += product[entry] * basis[entry];
      result[thetaOffset + m] = 2 * sum;
    }
  }
  return result;
}

/** Λ of each level: its parts' factors as blocks. */
function levelFactors({ elimination: { levels }, parts }: DevianceProblem, theta: Float64Array): Float64Array[] {
  const factors = levels.map(({ z }) => new Float64Array(z.length ** 2));
  for (const { parameters, level, thetaOffset, effectOffset } of parts) {
    const block = factorOf(parameters, theta, thetaOffset);
    const width = levels[level].z.length;
    for (let i = 0; i < parameters.size; i++) {
      for (let j = 0; j < parameters.size; j++) {
        factors[level][(effectOffset + i) * width + effectOffset + j] = block[i * parameters.size + j];
      }
    }
  }
  return factors;
}

function effectsOf(parts: readonly PartPlacement[], level: number): number {
  return parts.reduce((sum, part) => (part.level === level ? sum + part.parameters.size : sum), 0);
}
