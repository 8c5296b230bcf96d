import { choleskyInPlace, solveLowerInPlace, solveUpperInPlace } from "../math/cholesky.ts";
import { type DevianceProblem, generalizedLeastSquares, residualCombination } from "./profiled-deviance.ts";
import { factorOf, relativeCovariance } from "./relative-covariance.ts";

/**
 * θ to start from: variances by MIVQUE(0) (Goodnight 1978), covariances zero. With e the residuals of ordinary least
 * squares, the sums Σ_units (z'e)² over the units of each effect, and e'e, are set equal to their expectations
 *
 *     E Σ_u (z_a'e)² ≈ Σ_b τ_b Σ (z_a'z_b)² + σ² Σ_u z_a'z_a,     E e'e ≈ Σ_b τ_b Σ_u z_b'z_b + n σ²
 *
 * and solved for τ/σ². A variance that comes out near zero or below starts at a tenth of what its units could tell.
 */
export function startingValues(problem: DevianceProblem): Float64Array {
  const { effects, coefficients, rows } = problem;
  effects.eliminate(effects.groupings.map(({ effects: q }) => new Float64Array(q * q)));
  const { beta, residual } = generalizedLeastSquares(effects, coefficients);
  const { squares, sizes, residualSquares } = effects.moments(residualCombination(beta));
  const count = sizes.length;
  const width = count + 1;
  const system = new Float64Array(width * width);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) system[a * width + b] = squares[a * count + b];
    system[a * width + count] = sizes[a];
    system[count * width + a] = sizes[a];
  }
  system[width * width - 1] = rows;
  const right = Float64Array.of(...residualSquares, residual);
  const solution = solveSymmetric(system, right);
  const variance = solution === null || !(solution[count] > 0) ? residual / rows : solution[count];
  const units = effects.groupings.flatMap(({ units: many, effects: q }) => new Array<number>(q).fill(many));
  const ratios = units.map((many, a) => Math.max((solution?.[a] ?? 0) / variance, (0.1 * many) / sizes[a]));
  return thetaOfVariances(problem, ratios);
}

/** θ whose Λ is diagonal with the square roots of the given variance ratios, averaged where a structure shares them. */
function thetaOfVariances({ parts, effects }: DevianceProblem, ratios: readonly number[]): Float64Array {
  const theta: number[] = [];
  for (const { parameters, grouping, effectOffset } of parts) {
    const first = effects.groupings.slice(0, grouping).reduce((sum, { effects: q }) => sum + q, 0) + effectOffset;
    const own = ratios.slice(first, first + parameters.size);
    const mean = own.reduce((sum, ratio) => sum + ratio, 0) / own.length;
    const shares = parameters.structure === "identity" || parameters.structure === "compound-symmetry";
    for (const basis of parameters.basis) {
      const place = own.findIndex((_, k) => basis[k * parameters.size + k] === 1);
      theta.push(shares ? Math.sqrt(mean) : place >= 0 ? Math.sqrt(own[place]) : 0);
    }
  }
  return Float64Array.from(theta);
}

/** Null where the matrix is not positive definite. */
function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const factor = matrix.slice();
  const solution = right.slice();
  if (Number.isNaN(choleskyInPlace(factor, right.length))) return null;
  solveLowerInPlace(factor, right.length, solution, 1);
  solveUpperInPlace(factor, right.length, solution);
  return solution;
}

/**
 * Second derivatives of the deviance to start from, as if all units of a factor had its mean size and effects had nothing to do
 * with each other: the expected information tr(W E_m W E_n), E_m = ∂T/∂θ_m, W = diag(w/(1 + T w)), w the mean z'z of a unit. Its
 * size is right, which is what a quasi-Newton search needs; differences of the gradient cost an evaluation for each θ.
 */
export function startingHessian({ parts, effects }: DevianceProblem, theta: Float64Array): Float64Array {
  const count = theta.length;
  const { sizes } = effects.moments(new Float64Array(1));
  const hessian = new Float64Array(count * count);
  for (const { parameters, grouping, effectOffset, thetaOffset } of parts) {
    const first = effects.groupings.slice(0, grouping).reduce((sum, { effects: q }) => sum + q, 0) + effectOffset;
    const { units } = effects.groupings[grouping];
    const q = parameters.size;
    const factor = factorOf(parameters, theta, thetaOffset);
    const relative = relativeCovariance(factor, q);
    const weights = Array.from({ length: q }, (_, k) => {
      const w = sizes[first + k] / units;
      return w / (1 + relative[k * q + k] * w);
    });
    for (const [m, basis] of parameters.basis.entries()) {
      let sum = 0;
      for (let i = 0; i < q; i++) {
        for (let j = 0; j < q; j++) {
          let change = 0;
          for (let k = 0; k < q; k++)
            change += basis[i * q + k] * factor[j * q + k] + factor[i * q + k] * basis[j * q + k];
          sum += weights[i] * weights[j] * change * change;
        }
      }
      const position = thetaOffset + m;
      hessian[position * count + position] = Math.max(units * sum, 1e-8 * units);
    }
  }
  return hessian;
}
