import { transform } from "../../math/small-matrices.ts";
import { multiplySquare } from "../../math/square-matrix.ts";
import { unitVector } from "../../math/unit-vector.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { residualCombination } from "../profiled-deviance.ts";
import { clusterProducts } from "./cluster-products.ts";
import type { ClusterMoments } from "./sandwich-degrees.ts";

/**
 * Cluster-robust covariance matrix of β̂, CR0, p × p row by row: HLM's "robust standard errors" (Liang & Zeger 1986;
 * Raudenbush & Bryk 2002, p. 277),
 *
 *     C (Σ_j X_j'V_j⁻¹ e_j e_j'V_j⁻¹ X_j) C,   C = (X'V⁻¹X)⁻¹,   e = y − Xβ̂
 *
 * over the clusters j of `clusters.ts`. Null without clusters.
 */
export function robustCovariance(fit: LinearMixedFit): Float64Array | null {
  const { problem, at } = fit.state;
  const clusters = clusterProducts(fit, [residualCombination(at.beta)]);
  if (clusters === null) return null;
  const p = problem.coefficients;
  const meat = new Float64Array(p * p);
  for (const [score] of clusters) {
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) meat[a * p + b] += score[a] * score[b];
  }
  return sandwichCovariance(fit, meat);
}

/**
 * What tests with CR0 need of each cluster: those of `adjusted-sandwich.ts` with residuals as they are, A_j = I, so that with
 * M_j = X_j'V_j⁻¹X_j
 *
 *     R_j = M_j,   Q_j = X_j'V_j⁻¹G_jV_j⁻¹X_j = M_j − M_j C M_j
 *
 * None without clusters.
 */
export function plainMoments(fit: LinearMixedFit): readonly ClusterMoments[] {
  const {
    at: { inverse },
    problem: { coefficients: p },
  } = fit.state;
  const columns = Array.from({ length: p }, (_, k) => unitVector(p + 1, k));
  return (clusterProducts(fit, columns) ?? []).map((products) => {
    const adjusted = Float64Array.from({ length: p * p }, (_, entry) => products[entry % p][Math.floor(entry / p)]);
    const fitted = multiplySquare(multiplySquare(adjusted, inverse), adjusted);
    return { adjusted, ranged: adjusted.map((value, entry) => value - fitted[entry]) };
  });
}

/** C M C in the user's units, p × p, from the scores' sum of squares M on the basis's scale; C = (X'V⁻¹X)⁻¹. */
export function sandwichCovariance({ state: { basis, at } }: LinearMixedFit, meat: Float64Array): Float64Array {
  const p = Math.sqrt(meat.length);
  const bread = Array.from({ length: p }, (_, a) => Array.from(at.inverse.subarray(a * p, (a + 1) * p)));
  return transform(basis.fixedToUser, transform(bread, meat, 1), basis.outcomeScale ** 2);
}
