import { choleskyInPlace, solveLowerInPlace } from "../math/cholesky.ts";
import { symmetricEigen } from "../math/symmetric-eigen.ts";
import { type ClusterCoordinates, visitClusters } from "./cluster-coordinates.ts";
import type { LinearMixedFit } from "./linear-mixed-model.ts";
import { residualCombination } from "./profiled-deviance.ts";
import { sandwichCovariance } from "./sandwich.ts";

/**
 * Bell & McCaffrey's (2002) bias-reduced sandwich CR2, as Pustejovsky & Tipton (2018) have it for weighted least squares with
 * V as the working model: residuals of cluster j are multiplied by the symmetric A_j that makes Σ_j unbiased where V is right,
 *
 *     C (Σ_j X_j'V_j⁻¹A_j e_j e_j'A_j V_j⁻¹X_j) C,   A_j G_j A_j = V_j,   G_j = Var e_j/σ² = V_j − X_j C X_j',
 *     A_j = L B_j^{+½} L',   B_j = L'G_jL = (L'L)² − (L'X_j) C (L'X_j)',   V_j = LL'   (any root L gives the same A_j).
 *
 * Outside the span of [X_j Z_j] both V_j and G_j are the identity, so is A_j, and X_j'V_j⁻¹ is zero: all of it is worked out
 * in the s coordinates of that span (`cluster-coordinates.ts`), at a cost of s³ by cluster, whatever its number of rows.
 * Rows whitened for a residual structure, or weighted, are adjusted as they are after it.
 *
 * What a test of l'β needs besides: with c = C l, h_j(c) = R_j'c, R_j = X_j'V_j⁻¹A_jX_j and Q_j = X_j'L⁻ᵀ Π_j L⁻¹X_j (Π_j the
 * projection on the range of B_j; X_j'V_j⁻¹X_j where it is all), the estimate of its variance is Σ_j u_j² with
 *
 *     Cov(u_i, u_j)/σ² = δ_ij (c'Q_jc + h_j'C h_j) − h_i'C h_j
 */
export interface AdjustedSandwich {
  /** In the user's units, p × p. */
  readonly covariance: Float64Array;
  /** By cluster, p × p each, on the basis's scale: Q_j and R_j. */
  readonly clusters: readonly ClusterMoments[];
}

export interface ClusterMoments {
  readonly ranged: Float64Array;
  readonly adjusted: Float64Array;
}

/** Null where there are no clusters, or where factors are crossed. */
export function adjustedSandwich(fit: LinearMixedFit): AdjustedSandwich | null {
  const { problem, at } = fit.state;
  const { effects, coefficients: p } = problem;
  if (effects.kind !== "nested" || effects.groupings.length === 0) return null;
  effects.eliminate(at.factors);
  const clusters: ClusterMoments[] = [];
  const meat = new Float64Array(p * p);
  visitClusters(effects, residualCombination(at.beta), (cluster) => {
    const { score, ...moments } = adjust(cluster, at.inverse, p);
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) meat[a * p + b] += score[a] * score[b];
    clusters.push(moments);
  });
  return { covariance: sandwichCovariance(fit, meat), clusters };
}

/** Eigenvalues of B below this share of the largest are zero: the cluster alone determines a coefficient. */
const rankTolerance = 1e-13;

/** Q, R and the score X'V⁻¹A e of one cluster, from Y = L⁻¹X and W = L'X: R = Y'B^{+½}W. */
function adjust(
  { size, x, residual, covariance }: ClusterCoordinates,
  inverse: Float64Array,
  p: number,
): ClusterMoments & { readonly score: Float64Array } {
  const lower = covariance.slice();
  choleskyInPlace(lower, size);
  const y = x.slice();
  solveLowerInPlace(lower, size, y, p);
  const w = upperTimes(lower, size, x, p);
  const e = upperTimes(lower, size, residual, 1);
  const { values, vectors } = symmetricEigen(residualProduct(lower, size, w, inverse, p), size);
  const smallest = rankTolerance * Math.max(...values);
  const ranged = new Float64Array(p * p);
  const adjusted = new Float64Array(p * p);
  const score = new Float64Array(p);
  for (const [k, value] of values.entries()) {
    if (!(value > smallest)) continue;
    const alongY = along(vectors, k, size, y, p);
    const alongW = along(vectors, k, size, w, p);
    const [alongE] = along(vectors, k, size, e, 1);
    const scale = 1 / Math.sqrt(value);
    for (let a = 0; a < p; a++) {
      score[a] += alongY[a] * scale * alongE;
      for (let b = 0; b < p; b++) {
        ranged[a * p + b] += alongY[a] * alongY[b];
        adjusted[a * p + b] += alongY[a] * scale * alongW[b];
      }
    }
  }
  return { ranged, adjusted, score };
}

/** L'M for the lower triangle of `lower`, M size × columns. */
function upperTimes(lower: Float64Array, size: number, matrix: Float64Array, columns: number): Float64Array {
  const product = new Float64Array(size * columns);
  for (let i = 0; i < size; i++) {
    for (let k = i; k < size; k++) {
      const factor = lower[k * size + i];
      if (factor === 0) continue;
      for (let c = 0; c < columns; c++) product[i * columns + c] += factor * matrix[k * columns + c];
    }
  }
  return product;
}

/** B = (L'L)² − W C W'. */
function residualProduct(
  lower: Float64Array,
  size: number,
  w: Float64Array,
  inverse: Float64Array,
  p: number,
): Float64Array {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) root[i * size + j] = lower[i * size + j];
  const square = upperTimes(root, size, root, size);
  const product = new Float64Array(size * size);
  const weighted = new Float64Array(p);
  for (let i = 0; i < size; i++) {
    for (let a = 0; a < p; a++) {
      let sum = 0;
      for (let b = 0; b < p; b++) sum += w[i * p + b] * inverse[b * p + a];
      weighted[a] = sum;
    }
    for (let j = 0; j <= i; j++) {
      let value = 0;
      for (let k = 0; k < size; k++) value += square[i * size + k] * square[j * size + k];
      for (let a = 0; a < p; a++) value -= weighted[a] * w[j * p + a];
      product[i * size + j] = value;
      product[j * size + i] = value;
    }
  }
  return product;
}

/** The k-th eigenvector times M, size × columns. */
function along(vectors: Float64Array, k: number, size: number, matrix: Float64Array, columns: number): Float64Array {
  const result = new Float64Array(columns);
  for (let i = 0; i < size; i++) {
    const weight = vectors[i * size + k];
    for (let c = 0; c < columns; c++) result[c] += weight * matrix[i * columns + c];
  }
  return result;
}
