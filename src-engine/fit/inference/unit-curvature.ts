import { innerProduct } from "../../math/inner-product.ts";
import { multiplySquare, squareTimes, traceOfProduct } from "../../math/square-matrix.ts";
import type { NestedEffects } from "../nested/nested-effects.ts";
import { type DevianceAt, type DevianceProblem, residualCombination } from "../profiled-deviance.ts";
import { symmetricProduct } from "../relative-covariance.ts";

/**
 * Second derivatives in θ of the deviance with σ² held, where there is one grouping factor: exact, and in one pass over the units,
 * after an elimination at this θ. With T = ΛΛ', E_m = ∂T/∂θ_m, E_mn = ∂²T/∂θ_m∂θ_n, by unit W = Z'V⁻¹Z, C = Z'V⁻¹X̃,
 * s = Z'V⁻¹(ỹ − X̃β̃), and N = C K C' + s s'/σ² with K = Φ = (X̃'V⁻¹X̃)⁻¹ for REML, 0 for ML,
 *
 *     ∂²D = Σ_u tr((W − N) E_mn) + Σ_u tr((2N − W) E_m W E_n) − tr(K G_m K G_n) − 2 f_m'Φ f_n/σ²,
 *     G_m = Σ_u C'E_m C,   f_m = Σ_u C'E_m s
 *
 * from ∂V⁻¹ = −V⁻¹V_mV⁻¹ and the same of P = V⁻¹ − V⁻¹X̃ΦX̃'V⁻¹ (Lindstrom & Bates 1988 write out both). θ × θ; null where
 * grouping factors are nested or crossed: there units of one are tied by the other.
 */
export function unitCurvature(problem: DevianceProblem, at: DevianceAt): Float64Array | null {
  const { effects, coefficients: p, method } = problem;
  if (effects.kind !== "nested" || effects.elimination.levels.length !== 1) return null;
  effects.eliminate(at.factors);
  const sums = unitSums(effects, problem, at);
  const directions = covarianceChanges(problem, at);
  const along = directions.map(({ change }) => productsAlong(sums, change, p));
  const count = directions.length;
  const curvature = new Float64Array(count * count);
  for (const [m, { basis, change }] of directions.entries()) {
    const first = along[m];
    const bent = multiplySquare(sums.slope, basis);
    for (let n = 0; n <= m; n++) {
      const other = directions[n];
      const second = along[n];
      let value = 2 * innerProduct(other.basis, bent) + pairedTraces(sums.pairs, change, other.change);
      if (method === "REML") value -= traceOfProduct(first.fixed, second.fixed);
      for (let a = 0; a < p; a++) value -= (2 * first.residual[a] * second.scaled[a]) / at.variance;
      curvature[m * count + n] = value;
      curvature[n * count + m] = value;
    }
  }
  return curvature;
}

/** Sums over the units; matrices over pairs of effects q × q, row by row. */
interface UnitSums {
  readonly effects: number;
  /** W − N. */
  readonly slope: Float64Array;
  /** (2N − W)_ij W_kl at [ij, kl]. */
  readonly pairs: Float64Array;
  /** C̃_ia C̃_jb at [ij, ab], C̃ = [C, s]. */
  readonly products: Float64Array;
  /** Φ. */
  readonly inverse: Float64Array;
}

function unitSums(
  { elimination, x, expand }: NestedEffects,
  { coefficients: p, method }: DevianceProblem,
  at: DevianceAt,
): UnitSums {
  const { size } = elimination;
  const [{ units, z, projected }] = elimination.levels;
  const q = z.length;
  const width = p + 1;
  const residual = expand(residualCombination(at.beta));
  const slope = new Float64Array(q * q);
  const pairs = new Float64Array(q ** 4);
  const products = new Float64Array(q * q * width * width);
  const own = new Float64Array(q * width);
  const information = new Float64Array(q * q);
  const explained = new Float64Array(q * q);
  for (let unit = 0; unit < units; unit++) {
    for (let i = 0; i < q; i++) {
      const row = (unit * q + i) * size;
      for (let j = 0; j < q; j++) information[i * q + j] = projected[row + z[j]];
      for (let a = 0; a < p; a++) own[i * width + a] = projected[row + x[a]];
      let score = 0;
      for (let c = 0; c < size; c++) score += projected[row + c] * residual[c];
      own[i * width + p] = score;
    }
    explainedBy(own, q, p, method === "REML" ? at.inverse : null, at.variance, explained);
    for (let ij = 0; ij < q * q; ij++) {
      slope[ij] += information[ij] - explained[ij];
      const left = 2 * explained[ij] - information[ij];
      for (let kl = 0; kl < q * q; kl++) pairs[ij * q * q + kl] += left * information[kl];
    }
    addProducts(own, q, width, products);
  }
  return { effects: q, slope, pairs, products, inverse: at.inverse };
}

/** N = C K C' + s s'/σ². */
function explainedBy(
  own: Float64Array,
  q: number,
  p: number,
  k: Float64Array | null,
  variance: number,
  out: Float64Array,
): void {
  const width = p + 1;
  for (let i = 0; i < q; i++) {
    for (let j = 0; j <= i; j++) {
      let value = (own[i * width + p] * own[j * width + p]) / variance;
      for (let a = 0; k !== null && a < p; a++) {
        for (let b = 0; b < p; b++) value += own[i * width + a] * k[a * p + b] * own[j * width + b];
      }
      out[i * q + j] = value;
      out[j * q + i] = value;
    }
  }
}

function addProducts(own: Float64Array, q: number, width: number, products: Float64Array): void {
  let at = 0;
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      for (let a = 0; a < width; a++) {
        const left = own[i * width + a];
        for (let b = 0; b < width; b++, at++) products[at] += left * own[j * width + b];
      }
    }
  }
}

/** One θ_m: where it stands in Λ, and E_m, as matrices over the grouping factor's effects. */
interface CovarianceChange {
  readonly basis: Float64Array;
  readonly change: Float64Array;
}

function covarianceChanges({ parts, effects }: DevianceProblem, { factors }: DevianceAt): readonly CovarianceChange[] {
  return parts.flatMap(({ parameters, grouping, effectOffset }) => {
    const width = effects.groupings[grouping].effects;
    const { size } = parameters;
    return parameters.basis.map((own) => {
      const basis = new Float64Array(width * width);
      for (let i = 0; i < size; i++) {
        basis.set(own.subarray(i * size, (i + 1) * size), (effectOffset + i) * width + effectOffset);
      }
      return { basis, change: symmetricProduct(basis, factors[grouping], width) };
    });
  });
}

interface ProductsAlong {
  /** Φ G_m. */
  readonly fixed: Float64Array;
  /** f_m, and Φ f_m. */
  readonly residual: Float64Array;
  readonly scaled: Float64Array;
}

function productsAlong({ effects: q, products, inverse }: UnitSums, change: Float64Array, p: number): ProductsAlong {
  const width = p + 1;
  const fixed = new Float64Array(p * p);
  const residual = new Float64Array(p);
  for (let ij = 0; ij < q * q; ij++) {
    if (change[ij] === 0) continue;
    for (let a = 0; a < p; a++) {
      const from = (ij * width + a) * width;
      for (let b = 0; b < p; b++) fixed[a * p + b] += change[ij] * products[from + b];
      residual[a] += change[ij] * products[from + p];
    }
  }
  return { fixed: multiplySquare(inverse, fixed), residual, scaled: squareTimes(inverse, residual) };
}

/** Σ_ijkl pairs[ij, kl] E_jk F_li. */
function pairedTraces(pairs: Float64Array, e: Float64Array, f: Float64Array): number {
  const q = Math.sqrt(e.length);
  let sum = 0;
  for (let j = 0; j < q; j++) {
    for (let k = 0; k < q; k++) {
      if (e[j * q + k] === 0) continue;
      for (let l = 0; l < q; l++) {
        for (let i = 0; i < q; i++) {
          sum += pairs[(i * q + j) * q * q + k * q + l] * e[j * q + k] * f[l * q + i];
        }
      }
    }
  }
  return sum;
}
