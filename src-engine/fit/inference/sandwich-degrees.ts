import {
  bilinearForm,
  multiplySquare,
  squareTimes,
  traceOfProduct,
  transposedTimes,
} from "../../math/square-matrix.ts";
import { applyToSpectrum, symmetricEigen } from "../../math/symmetric-eigen.ts";
import type { ScaledF } from "./scaled-f.ts";

/** Of one cluster's adjusted residuals A_j e_j, p × p each, on the basis's scale: Q_j and R_j of `adjusted-sandwich.ts`. */
export interface ClusterMoments {
  readonly ranged: Float64Array;
  readonly adjusted: Float64Array;
}

/**
 * How a Wald statistic with a sandwich V^CR, CR2 or CR0, is referred to F (Tipton & Pustejovsky 2015, their AHZ test; clubSandwich's
 * "HTZ"). L V^CR L' = Σ_j u_j u_j' is taken as Wishart with η degrees of freedom, those that match the total variance of
 * D = Ω^−½ L V^CR L' Ω^−½, Ω its expectation under the working model:
 *
 *     η = q(q + 1) / Σ_st Var D_st,   F = (η − q + 1)/η · Q/q  with q and η − q + 1 degrees of freedom
 *
 * For one row η are Satterthwaite's degrees of freedom of Bell & McCaffrey (2002), (Σ_i P_ii)²/Σ_ij P_ij².
 *
 * With P_st,ij = Cov(u_si, u_tj) = δ_ij (b_st,i + n_st,i) − h_si'C h_tj, b_st,i = c_s'Q_ic_t, n_st,i = h_si'C h_ti, all sums over pairs
 * of clusters come down to sums over clusters:
 *
 *     Σ_ij P_ab,ij P_cd,ij = Σ_i (b_ab,i b_cd,i − n_ab,i n_cd,i) + tr(C H_bd C H_ca),   H_ab = Σ_i h_ai h_bi'
 *
 * `rows` hold L and `inverse` C on the basis's scale. NaN where too few
 * clusters tell about L.
 */
export function sandwichF(
  clusters: readonly ClusterMoments[],
  inverse: Float64Array,
  rows: readonly Float64Array[],
): ScaledF {
  const q = rows.length;
  const p = Math.sqrt(inverse.length);
  const plain = rows.map((row) => squareTimes(inverse, row));
  const expectation = new Float64Array(q * q);
  for (const { ranged } of clusters) {
    for (const [s, a] of plain.entries()) {
      for (const [t, b] of plain.entries()) expectation[s * q + t] += bilinearForm(a, ranged, b);
    }
  }
  const eigen = symmetricEigen(expectation, q);
  if (!(Math.min(...eigen.values) > 1e-12 * Math.max(...eigen.values))) return { scale: 1, denominator: Number.NaN };
  const root = applyToSpectrum(eigen, (value) => 1 / Math.sqrt(value));
  const standardized = plain.map((_, s) =>
    Float64Array.from({ length: p }, (_, k) => plain.reduce((sum, row, t) => sum + root[s * q + t] * row[k], 0)),
  );
  const eta = (q * (q + 1)) / totalVariance(clusters, inverse, standardized, p);
  const denominator = eta - q + 1;
  if (!(denominator > 0)) return { scale: 1, denominator: Number.NaN };
  return { scale: denominator / eta, denominator };
}

/** Σ_st Var D_st = Σ_st Σ_ij (P_ss,ij P_tt,ij + P_st,ij P_ts,ij). */
function totalVariance(
  clusters: readonly ClusterMoments[],
  inverse: Float64Array,
  combinations: readonly Float64Array[],
  p: number,
): number {
  const q = combinations.length;
  const moments = Array.from({ length: q * q }, () => new Float64Array(p * p));
  let total = 0;
  for (const { ranged, adjusted } of clusters) {
    const h = combinations.map((c) => transposedTimes(adjusted, c));
    const b = combinations.flatMap((left) => combinations.map((right) => bilinearForm(left, ranged, right)));
    const n = h.flatMap((left) => h.map((right) => bilinearForm(left, inverse, right)));
    for (let s = 0; s < q; s++) {
      for (let t = 0; t < q; t++) {
        const [ss, tt, st, ts] = [s * q + s, t * q + t, s * q + t, t * q + s];
        total += b[ss] * b[tt] - n[ss] * n[tt] + b[st] * b[ts] - n[st] * n[ts];
        const sum = moments[st];
        for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum[i * p + j] += h[s][i] * h[t][j];
      }
    }
  }
  const weighted = moments.map((moment) => multiplySquare(inverse, moment));
  for (let s = 0; s < q; s++) {
    for (let t = 0; t < q; t++) {
      const [st, ts] = [s * q + t, t * q + s];
      total += traceOfProduct(weighted[st], weighted[ts]) + traceOfProduct(weighted[ts], weighted[ts]);
    }
  }
  return total;
}
