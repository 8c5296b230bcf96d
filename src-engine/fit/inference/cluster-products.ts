import type { CrossedEffects } from "../crossed/crossed-effects.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { NestedEffects } from "../nested/nested-effects.ts";
import { unitProductTimes } from "../nested/unit-product.ts";
import { weighted, whiten } from "../residual/whitening.ts";
import { type ClusterRows, clusteredEffects, clusterRows } from "./clusters.ts";

/** Of one cluster: X̃_j'V_j⁻¹[X̃_j ỹ_j]v, p, for each combination v asked for. */
export type ClusterProducts = readonly Float64Array[];

/**
 * By cluster of `clusters.ts`, what V⁻¹ makes of combinations v of the columns [X̃ ỹ], p + 1 each: residuals and predictors
 * alike. From the blocks of the last elimination, whatever the number of rows. Null without clusters.
 */
export function clusterProducts(
  fit: LinearMixedFit,
  combinations: readonly Float64Array[],
): readonly ClusterProducts[] | null {
  const { effects } = fit.state.problem;
  if (effects.kind === "crossed") {
    const clusters = clusterRows(fit);
    return clusters && crossedProducts(fit, effects, clusters, combinations);
  }
  const nested = clusteredEffects(fit);
  return nested && nestedProducts(nested, combinations);
}

/** X'V⁻¹r = X'(r − Z b) over an outermost unit's rows, with b = T Z'V⁻¹r, what the unit's effects would be of r. */
function nestedProducts(
  { elimination: { levels, size }, x, expand, relative }: NestedEffects,
  combinations: readonly Float64Array[],
): readonly ClusterProducts[] | null {
  const outermost = levels.at(-1);
  if (outermost === undefined) return null;
  const { units, z, projected } = outermost;
  const q = z.length;
  const timesUnit = unitProductTimes(outermost, size);
  const product = new Float64Array(size);
  const variances = relative[relative.length - 1];
  const vectors = combinations.map(expand);
  return Array.from({ length: units }, (_, unit) =>
    vectors.map((vector) => {
      const spread = vector.slice();
      for (let k = 0; k < q; k++) {
        let mode = 0;
        for (let j = 0; j < q; j++) {
          let sum = 0;
          for (let c = 0; c < size; c++) sum += projected[(unit * q + j) * size + c] * vector[c];
          mode += variances[k * q + j] * sum;
        }
        spread[z[k]] = vector[z[k]] - mode;
      }
      timesUnit(unit, spread, product);
      return Float64Array.from(x, (position) => product[position]);
    }),
  );
}

/** Of crossed factors row by row: a row of V⁻¹r is one of R⁻¹U v. */
function crossedProducts(
  fit: LinearMixedFit,
  effects: CrossedEffects,
  clusters: ClusterRows,
  combinations: readonly Float64Array[],
): readonly ClusterProducts[] | null {
  const { basis, at } = fit.state;
  const columns = whitenedColumns(fit);
  if (columns === null) return null;
  effects.eliminate(at.factors);
  const combinationsOf = combinations.map((combination) => effects.rowCombinations(columns.length, combination));
  return clusters.map((rows) =>
    combinationsOf.map((combinationOf) => {
      const products = new Float64Array(basis.x.length);
      for (const row of rows) {
        const value = combinationOf(row).reduce((sum, weight, c) => sum + weight * columns[c][row], 0);
        for (const [a, position] of basis.x.entries()) products[a] += columns[position][row] * value;
      }
      return products;
    }),
  );
}

/** U after weights and residual structure. */
function whitenedColumns({ design, state: { basis, residual } }: LinearMixedFit): readonly Float64Array[] | null {
  if (residual !== null) return whiten(residual.model.columns, design.residual, residual.at)?.columns ?? null;
  return design.weights === null ? basis.columns : weighted(basis.columns, design.weights).columns;
}
