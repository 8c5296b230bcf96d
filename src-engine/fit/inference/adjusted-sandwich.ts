import { gradedEigen } from "../../math/graded-eigen.ts";
import { squareTimes } from "../../math/square-matrix.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { residualCombination } from "../profiled-deviance.ts";
import { visitClusters } from "./cluster-coordinates.ts";
import { clustersAreSmall, rowsDiffer, visitClusterRows } from "./cluster-rows.ts";
import type { ClusterCoordinates } from "./cluster-shares.ts";
import { clusteredEffects, clusterRows } from "./clusters.ts";
import { sandwichCovariance } from "./sandwich.ts";
import type { ClusterMoments } from "./sandwich-degrees.ts";

/**
 * Bell & McCaffrey's (2002) bias-reduced sandwich CR2, as Pustejovsky & Tipton (2018) have it for weighted least squares with
 * V as the working model: residuals of cluster j are multiplied by the symmetric A_j that makes Σ_j unbiased where V is right,
 *
 *     C (Σ_j X_j'V_j⁻¹A_j e_j e_j'A_j V_j⁻¹X_j) C,   A_j G_j A_j = V_j,   G_j = Var e_j/σ² = V_j − X_j C X_j',
 *     A_j = D'B_j^{+½} D,   B_j = D G_j D',   V_j = D'D   (any root D of V_j gives the same A_j)
 *
 * A cluster's rows come as coordinates along eigenvectors of V_j (`cluster-coordinates.ts`), in whose span X_j lies, so that
 * D = Λ^½ and B_j = Λ² − (Λ^½X_j) C (Λ^½X_j)': s × s, whatever the number of rows, and graded, so that a variance between
 * clusters 10⁸ times that within costs few digits. Where rows are weighted or have residuals of a structure, the eigenvectors are
 * those of n_j × n_j matrices (`cluster-rows.ts`), as they are of crossed factors; where clusters are too large for that, rows are adjusted as
 * they are after whitening, and crossed factors have none.
 *
 * What a test of l'β needs besides: with c = C l, h_j(c) = R_j'c, R_j = X_j'V_j⁻¹A_jX_j and Q_j = X_j'Λ^−½ Π_j Λ^−½X_j (Π_j the
 * projection on the range of B_j; X_j'V_j⁻¹X_j where it is all), the estimate of its variance is Σ_j u_j² with
 *
 *     Cov(u_i, u_j)/σ² = δ_ij (c'Q_jc + h_j'C h_j) − h_i'C h_j
 */
export interface AdjustedSandwich {
  /** In the user's units, p × p. */
  readonly covariance: Float64Array;
  /** By cluster, p × p each, on the basis's scale: Q_j and R_j. */
  readonly clusters: readonly ClusterMoments[];
  /** Whether A_j is symmetric in the whitened rows instead of the user's, because clusters are too large. */
  readonly isOfWhitenedRows: boolean;
}

/** Null without clusters (see `clusters.ts`), and of crossed factors where these are too large. */
export function adjustedSandwich(fit: LinearMixedFit): AdjustedSandwich | null {
  const {
    at,
    problem: { coefficients: p },
  } = fit.state;
  const effects = clusteredEffects(fit);
  const rows = clusterRows(fit);
  if (rows === null) return null;
  const areSmall = clustersAreSmall(rows);
  if (effects === null && !areSmall) return null;
  const clusters: ClusterMoments[] = [];
  const meat = new Float64Array(p * p);
  const take = (cluster: ClusterCoordinates) => {
    const { score, ...moments } = adjust(cluster, at.inverse, p);
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) meat[a * p + b] += score[a] * score[b];
    clusters.push(moments);
  };
  const differ = rowsDiffer(fit);
  if (effects === null || (differ && areSmall)) visitClusterRows(fit, rows, take);
  else visitClusters(effects, residualCombination(at.beta), take);
  return { covariance: sandwichCovariance(fit, meat), clusters, isOfWhitenedRows: differ && !areSmall };
}

/** Of what a direction's residuals vary without the fit: below this share of it none is left, the cluster is alone with it. */
const rankTolerance = 1e-10;

/** Q, R and the score X'V⁻¹A e of one cluster, from Y = Λ^−½X and W = Λ^½X: R = Y'B^{+½}W. */
function adjust(
  { variances, x, residual }: ClusterCoordinates,
  inverse: Float64Array,
  p: number,
): ClusterMoments & { readonly score: Float64Array } {
  const size = variances.length;
  const roots = variances.map(Math.sqrt);
  const y = x.map((value, entry) => value / roots[Math.floor(entry / p)]);
  const w = x.map((value, entry) => value * roots[Math.floor(entry / p)]);
  const e = residual.map((value, i) => value * roots[i]);
  const { values, vectors } = gradedEigen(residualProduct(variances, w, inverse, p), size);
  const alongY = transposedProduct(vectors, size, y, p);
  const alongW = transposedProduct(vectors, size, w, p);
  const alongE = transposedProduct(vectors, size, e, 1);
  const ranged = new Float64Array(p * p);
  const adjusted = new Float64Array(p * p);
  const score = new Float64Array(p);
  for (const [k, value] of values.entries()) {
    const whole = variances.reduce((sum, own, i) => sum + (own * vectors[i * size + k]) ** 2, 0);
    if (!(value > rankTolerance * whole)) continue;
    const scale = 1 / Math.sqrt(value);
    for (let a = 0; a < p; a++) {
      const left = alongY[k * p + a];
      score[a] += left * scale * alongE[k];
      for (let b = 0; b < p; b++) {
        ranged[a * p + b] += left * alongY[k * p + b];
        adjusted[a * p + b] += left * scale * alongW[k * p + b];
      }
    }
  }
  return { ranged, adjusted, score };
}

/** B = Λ² − W C W'. */
function residualProduct(
  variances: readonly number[],
  w: Float64Array,
  inverse: Float64Array,
  p: number,
): Float64Array {
  const size = variances.length;
  const product = new Float64Array(size * size);
  const rows = Array.from(variances, (_, i) => w.subarray(i * p, (i + 1) * p));
  for (let i = 0; i < size; i++) {
    const weighted = squareTimes(inverse, rows[i]);
    for (let j = 0; j <= i; j++) {
      let value = i === j ? variances[i] ** 2 : 0;
      for (let a = 0; a < p; a++) value -= weighted[a] * rows[j][a];
      product[i * size + j] = value;
      product[j * size + i] = value;
    }
  }
  return product;
}

/** U'M, U size × size, M size × columns. */
function transposedProduct(u: Float64Array, size: number, matrix: Float64Array, columns: number): Float64Array {
  const product = new Float64Array(size * columns);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const weight = u[i * size + k];
      if (weight === 0) continue;
      for (let c = 0; c < columns; c++) product[k * columns + c] += weight * matrix[i * columns + c];
    }
  }
  return product;
}
