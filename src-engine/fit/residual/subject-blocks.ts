import type { ResidualDesign } from "../../design/residual-design.ts";
import { choleskyInPlace, inverseFromCholesky } from "../../math/cholesky.ts";
import { packedIndex, packedSize } from "../nested/packed.ts";
import type { Correlation, ResidualAt } from "./residual-matrix.ts";

/**
 * R as the blocks of its subjects. Their entries repeat from subject to subject: a variance for each occasion, a covariance
 * for each pair of occasions. Each distinct one is a cell, so that sums over all entries of R are sums over cells.
 */
export interface SubjectBlocks {
  /** Subject s has the rows starts[s] … starts[s + 1] − 1. */
  readonly starts: Int32Array;
  readonly cells: readonly Cell[];
  /** The pattern of each subject, and the cells of each pattern's block, packed (see `packed.ts`). */
  readonly patterns: Int32Array;
  readonly layouts: readonly Int32Array[];
}

export type Cell =
  | { readonly kind: "variance"; readonly occasion: number }
  | { readonly kind: "covariance"; readonly one: number; readonly other: number };

/** Rows in the longest subject, and entries in all patterns, above which dense blocks would cost more than they save. */
const mostRows = 250;
const mostEntries = 4e6;

/** Null for independent residuals, and where blocks would be too large. */
export function subjectBlocks(design: ResidualDesign): SubjectBlocks | null {
  if (design.kind === "independent") return null;
  const { codes, labels } = design.occasions;
  const variances = labels.map((_, occasion): Cell => ({ kind: "variance", occasion }));
  if (design.kind !== "within" || design.structure === "diagonal") {
    const starts = Int32Array.from({ length: codes.length + 1 }, (_, row) => row);
    return { starts, cells: variances, patterns: codes, layouts: labels.map((_, occasion) => Int32Array.of(occasion)) };
  }
  const { starts, patterns } = design;
  const entries = patterns.lists.reduce((sum, { length }) => sum + packedSize(length), 0);
  if (entries > mostEntries || patterns.lists.some(({ length }) => length > mostRows)) return null;
  const cells = [...variances];
  const known = new Map<number, number>();
  const covariance = (one: number, other: number): number => {
    const key = Math.max(one, other) * labels.length + Math.min(one, other);
    const cell = known.get(key) ?? cells.push({ kind: "covariance", one, other }) - 1;
    known.set(key, cell);
    return cell;
  };
  const layouts = patterns.lists.map((list) => {
    const layout = new Int32Array(packedSize(list.length));
    for (const [i, one] of list.entries()) {
      for (let j = 0; j < i; j++) layout[packedIndex(i, j)] = covariance(one, list[j]);
      layout[packedIndex(i, i)] = one;
    }
    return layout;
  });
  return { starts, cells, patterns: patterns.codes, layouts };
}

/** The cells' values, relative to σ². */
export function cellValues(cells: readonly Cell[], { scales, correlation, variances }: ResidualAt): Float64Array {
  const values = new Float64Array(cells.length);
  const between = correlationOf(correlation);
  for (const [index, cell] of cells.entries()) {
    if (cell.kind === "variance") {
      values[index] = variances?.[cell.occasion] ?? 1;
    } else {
      const { one, other } = cell;
      const product = scales === null ? 1 : scales[one] * scales[other];
      values[index] = product * between(one, other);
    }
  }
  return values;
}

function correlationOf(correlation: Correlation): (one: number, other: number) => number {
  switch (correlation.kind) {
    case "none":
      return () => 0;
    case "exchangeable":
      return () => correlation.correlation;
    default:
      return correlation.between;
  }
}

/** R⁻¹ of every pattern, t × t; null where a block is not positive definite to rounding. */
export function inverseBlocks({ layouts }: SubjectBlocks, values: Float64Array): readonly Float64Array[] | null {
  const inverses: Float64Array[] = [];
  for (const layout of layouts) {
    const rows = blockRows(layout);
    const block = new Float64Array(rows * rows);
    for (let i = 0; i < rows; i++) for (let j = 0; j <= i; j++) block[i * rows + j] = values[layout[packedIndex(i, j)]];
    if (Number.isNaN(choleskyInPlace(block, rows))) return null;
    inverses.push(inverseFromCholesky(block, rows));
  }
  return inverses;
}

/** t of a packed t × t matrix. */
export function blockRows(layout: Int32Array): number {
  return Math.round((Math.sqrt(8 * layout.length + 1) - 1) / 2);
}

/**
 * Visits the subjects with their rows of R⁻¹[columns], t × m row by row (overwritten at the next subject), and the innermost
 * unit that they lie in: the one of `unitStarts` whose rows hold theirs.
 */
export function visitInverseRows(
  { starts, patterns, layouts }: SubjectBlocks,
  inverses: readonly Float64Array[],
  columns: readonly Float64Array[],
  unitStarts: Int32Array,
  visit: (subject: number, rows: number, values: Float64Array, unit: number) => void,
): void {
  const size = columns.length;
  const longest = layouts.reduce((most, layout) => Math.max(most, blockRows(layout)), 0);
  const values = new Float64Array(longest * size);
  let unit = 0;
  for (let subject = 0; subject < patterns.length; subject++) {
    const from = starts[subject];
    const rows = starts[subject + 1] - from;
    const inverse = inverses[patterns[subject]];
    while (unitStarts[unit + 1] <= from) unit++;
    for (let i = 0; i < rows; i++) {
      for (let c = 0; c < size; c++) {
        const column = columns[c];
        let sum = 0;
        for (let j = 0; j < rows; j++) sum += inverse[i * rows + j] * column[from + j];
        values[i * size + c] = sum;
      }
    }
    visit(subject, rows, values, unit);
  }
}
