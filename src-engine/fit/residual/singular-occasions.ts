import { symmetricEigen } from "../../math/symmetric-eigen.ts";
import { packedIndex } from "../nested/packed.ts";
import type { ResidualState } from "./residual-model.ts";
import { blockRows, cellValues } from "./subject-blocks.ts";

/** Of an eigenvalue of a correlation matrix: below it a combination of residuals has no variance for a search that ends there. */
const leastEigenvalue = 1e-6;
/** Of the largest weight. */
const leastWeight = 0.05;

/** The occasions whose residuals, each relative to its own variance, have a combination without variance; none where R is regular. */
export function singularOccasions({
  model: { blocks, structure },
  eta,
}: Pick<ResidualState, "model" | "eta">): readonly number[] {
  if (blocks === null) return [];
  const values = cellValues(blocks.cells, structure.at(eta));
  let least = leastEigenvalue;
  let found: readonly number[] = [];
  for (const layout of blocks.layouts) {
    const rows = blockRows(layout);
    const entry = (i: number, j: number) => values[layout[packedIndex(Math.max(i, j), Math.min(i, j))]];
    const correlations = Float64Array.from({ length: rows * rows }, (_, k) => {
      const [i, j] = [Math.floor(k / rows), k % rows];
      return i === j ? 1 : entry(i, j) / Math.sqrt(entry(i, i) * entry(j, j));
    });
    if (!correlations.every(Number.isFinite)) continue;
    const eigen = symmetricEigen(correlations, rows);
    const smallest = eigen.values.indexOf(Math.min(...eigen.values));
    if (!(eigen.values[smallest] < least)) continue;
    least = eigen.values[smallest];
    const weights = Array.from({ length: rows }, (_, i) => Math.abs(eigen.vectors[i * rows + smallest]));
    const limit = leastWeight * Math.max(...weights);
    found = weights.flatMap((weight, i) => (weight > limit ? [layout[packedIndex(i, i)]] : []));
  }
  return found.toSorted((a, b) => a - b);
}
