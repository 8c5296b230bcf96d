import { type AliasedColumn, clearCombination, isIntercept, spreadOf } from "./aliasing.ts";
import type { DesignColumn } from "./columns.ts";
import type { Design } from "./design.ts";

/** Of a column's spread: what the columns before it leave of it below this share is too little to tell its effect by (R² above .999999). */
const nearly = 1e-3;

/** Of the largest weight in the combination: smaller ones are not worth telling. */
const leastWeight = 1e-2;

/**
 * Columns that are estimated, but hardly differ from combinations of others, which is given. Powers and products of variables that
 * are in other columns too are not meant: what belongs together may go together.
 */
export function nearlyAliased({ fixed, orthonormal }: Pick<Design, "fixed" | "orthonormal">): readonly AliasedColumn[] {
  if (orthonormal === null) return [];
  const hasIntercept = fixed.some(isIntercept);
  const { triangle } = orthonormal;
  return fixed.flatMap((column, k): AliasedColumn[] => {
    const left = triangle[k][k] / spreadOf(column.values, hasIntercept && !isIntercept(column));
    if (!(left < nearly) || !hasVariableOfItsOwn(column, fixed)) return [];
    return [{ column, combination: clearCombination(combinationOf(triangle, k), fixed, leastWeight) }];
  });
}

function hasVariableOfItsOwn(column: DesignColumn, columns: readonly DesignColumn[]): boolean {
  const others = new Set(
    columns.flatMap(({ factors }, k) => (columns[k] === column ? [] : factors.map(({ variable }) => variable.name))),
  );
  return column.factors.some(({ variable }) => !others.has(variable.name));
}

/** The weights of the columns before column k in what is nearest to it: R c = r_k. */
function combinationOf(triangle: readonly (readonly number[])[], k: number): readonly number[] {
  const weights = triangle[k].slice(0, k);
  for (let i = k - 1; i >= 0; i--) {
    for (let j = i + 1; j < k; j++) weights[i] -= triangle[j][i] * weights[j];
    weights[i] /= triangle[i][i];
  }
  return weights;
}
