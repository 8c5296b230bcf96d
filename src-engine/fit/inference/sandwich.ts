import { transform } from "../../math/small-matrices.ts";
import type { CrossedEffects } from "../crossed/crossed-effects.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { unitProductTimes } from "../nested/unit-product.ts";
import { residualCombination } from "../profiled-deviance.ts";
import { weighted, whiten } from "../residual/whitening.ts";
import { clusteredEffects, clusterRows } from "./clusters.ts";

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
  if (problem.effects.kind === "crossed") return crossedRobustCovariance(fit, problem.effects);
  const effects = clusteredEffects(fit);
  const outermost = effects?.elimination.levels.at(-1);
  if (effects === null || outermost === undefined) return null;
  const { coefficients: p } = problem;
  const { elimination, x } = effects;
  const { units, z, projected } = outermost;
  const q = z.length;
  const { size } = elimination;
  const timesUnit = unitProductTimes(outermost, size);
  const product = new Float64Array(size);
  const residual = effects.expand(residualCombination(at.beta));
  const relative = effects.relative[effects.relative.length - 1];
  const meat = new Float64Array(p * p);
  const score = new Float64Array(p);
  const spread = residual.slice();
  for (let unit = 0; unit < units; unit++) {
    // X'V⁻¹e = X'(e − Z b) over the unit's rows, with b = T Z'V⁻¹e, the unit's conditional mode.
    for (let k = 0; k < q; k++) {
      let mode = 0;
      for (let j = 0; j < q; j++) {
        let sum = 0;
        for (let c = 0; c < size; c++) sum += projected[(unit * q + j) * size + c] * residual[c];
        mode += relative[k * q + j] * sum;
      }
      spread[z[k]] = residual[z[k]] - mode;
    }
    timesUnit(unit, spread, product);
    for (let a = 0; a < p; a++) score[a] = product[x[a]];
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) meat[a * p + b] += score[a] * score[b];
  }
  return sandwichCovariance(fit, meat);
}

/** Of crossed factors row by row: a row of V⁻¹e is one of R⁻¹U v. */
function crossedRobustCovariance(fit: LinearMixedFit, effects: CrossedEffects): Float64Array | null {
  const { basis, at, problem } = fit.state;
  const clusters = clusterRows(fit);
  const columns = clusters && whitenedColumns(fit);
  if (clusters === null || columns === null) return null;
  effects.eliminate(at.factors);
  const combinationOf = effects.rowCombinations(columns.length, residualCombination(at.beta));
  const p = problem.coefficients;
  const meat = new Float64Array(p * p);
  for (const rows of clusters) {
    const score = new Float64Array(p);
    for (const row of rows) {
      const value = combinationOf(row).reduce((sum, weight, c) => sum + weight * columns[c][row], 0);
      for (const [a, position] of basis.x.entries()) score[a] += columns[position][row] * value;
    }
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) meat[a * p + b] += score[a] * score[b];
  }
  return sandwichCovariance(fit, meat);
}

/** U after weights and residual structure. */
function whitenedColumns({ design, state: { basis, residual } }: LinearMixedFit): readonly Float64Array[] | null {
  if (residual !== null) return whiten(residual.model.columns, design.residual, residual.at)?.columns ?? null;
  return design.weights === null ? basis.columns : weighted(basis.columns, design.weights).columns;
}

/** C M C in the user's units, p × p, from the scores' sum of squares M on the basis's scale; C = (X'V⁻¹X)⁻¹. */
export function sandwichCovariance({ state: { basis, at } }: LinearMixedFit, meat: Float64Array): Float64Array {
  const p = Math.sqrt(meat.length);
  const bread = Array.from({ length: p }, (_, a) => Array.from(at.inverse.subarray(a * p, (a + 1) * p)));
  return transform(basis.fixedToUser, transform(bread, meat, 1), basis.outcomeScale ** 2);
}
