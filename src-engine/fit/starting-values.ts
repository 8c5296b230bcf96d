import { choleskyInPlace, solveLowerInPlace, solveUpperInPlace } from "../math/cholesky.ts";
import type { LevelStructure } from "./elimination.ts";
import { packedIndex, packedSize } from "./packed.ts";
import { type DevianceProblem, residualCombination } from "./profiled-deviance.ts";
import { totalProducts, type UnitFactors, unitProducts } from "./unit-factors.ts";

/**
 * θ to start from: variances by MIVQUE(0) (Goodnight 1978), covariances zero. With e the residuals of ordinary least
 * squares, the sums Σ_units (z'e)² over the units of each effect, and e'e, are set equal to their expectations
 *
 *     E Σ_u (z_a'e)² ≈ Σ_b τ_b Σ_u (z_a'z_b)² + σ² Σ_u z_a'z_a,     E e'e ≈ Σ_b τ_b Σ_u z_b'z_b + n σ²
 *
 * and solved for τ/σ². A variance that comes out near zero or below starts at a tenth of what its units could tell.
 */
export function startingValues(
  factors: UnitFactors,
  levels: readonly LevelStructure[],
  problem: Pick<DevianceProblem, "parts" | "x" | "rows">,
): Float64Array {
  const raw = rawProducts(factors, levels);
  const effects = levels.flatMap(({ z }, level) => z.map((position) => ({ level, position })));
  const total = totalProducts(factors);
  const residual = leastSquaresResidual(total, factors.size, problem.x);
  const count = effects.length;
  const system = new Float64Array((count + 1) ** 2);
  const right = new Float64Array(count + 1);
  const information: number[] = [];
  for (const [a, { level, position }] of effects.entries()) {
    for (const [b, other] of effects.entries()) {
      const sums = raw[Math.min(level, other.level)];
      system[a * (count + 1) + b] = sumOver(sums, (at) => at(position, other.position) ** 2);
    }
    const size = sumOver(raw[level], (at) => at(position, position));
    system[a * (count + 1) + count] = size;
    system[count * (count + 1) + a] = size;
    information.push(size / raw[level].units);
    right[a] = sumOver(raw[level], (at) => {
      let sum = 0;
      for (let c = 0; c < residual.length; c++) if (residual[c] !== 0) sum += residual[c] * at(position, c);
      return sum * sum;
    });
  }
  system[(count + 1) ** 2 - 1] = problem.rows;
  right[count] = residualSumOfSquares(total, residual);
  const solution = solveSymmetric(system, right);
  const variance = solution === null || !(solution[count] > 0) ? right[count] / problem.rows : solution[count];
  const ratios = effects.map((_, a) => Math.max((solution?.[a] ?? 0) / variance, 0.1 / information[a]));
  return thetaOfVariances(problem, levels, ratios);
}

/** θ whose Λ is diagonal with the square roots of the given variance ratios, averaged where a structure shares them. */
function thetaOfVariances(
  { parts }: Pick<DevianceProblem, "parts">,
  levels: readonly LevelStructure[],
  ratios: readonly number[],
): Float64Array {
  const theta: number[] = [];
  for (const { parameters, level, effectOffset } of parts) {
    const first = levels.slice(0, level).reduce((sum, { z }) => sum + z.length, 0) + effectOffset;
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

/** Cross-products U'U by unit of one level, packed, nothing eliminated. */
interface RawProducts {
  readonly size: number;
  readonly units: number;
  readonly packed: Float64Array;
}

function rawProducts(factors: UnitFactors, levels: readonly LevelStructure[]): RawProducts[] {
  const { size } = factors;
  const stride = packedSize(size);
  const raw: RawProducts[] = [{ size, units: factors.units, packed: unitProducts(factors) }];
  for (let level = 1; level < levels.length; level++) {
    const inner = raw[level - 1];
    const packed = new Float64Array(levels[level].units * stride);
    for (let unit = 0, at = 0; unit < inner.units; unit++) {
      const to = levels[level - 1].parents[unit] * stride;
      for (let entry = 0; entry < stride; entry++) packed[to + entry] += inner.packed[at++];
    }
    raw.push({ size, units: levels[level].units, packed });
  }
  return raw;
}

type EntryOf = (a: number, b: number) => number;

function sumOver({ size, units, packed }: RawProducts, value: (at: EntryOf) => number): number {
  const stride = packedSize(size);
  let from = 0;
  const at: EntryOf = (a, b) => packed[from + packedIndex(a, b)];
  let sum = 0;
  for (let unit = 0; unit < units; unit++, from += stride) sum += value(at);
  return sum;
}

/** a with U a = ỹ − X̃ β̃ of ordinary least squares. */
function leastSquaresResidual(total: EntryOf, size: number, x: readonly number[]): Float64Array {
  const p = x.length;
  const normal = Float64Array.from({ length: p * p }, (_, entry) => total(x[Math.floor(entry / p)], x[entry % p]));
  const right = Float64Array.from(x, (position) => total(position, size - 1));
  return residualCombination(x, size, solveSymmetric(normal, right) ?? right.fill(0));
}

function residualSumOfSquares(total: EntryOf, residual: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < residual.length; a++) {
    for (let b = 0; b < residual.length; b++) sum += residual[a] * residual[b] * total(a, b);
  }
  return sum;
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
