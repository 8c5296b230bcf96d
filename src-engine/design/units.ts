import { type Group, groupName } from "../specification/specification.ts";
import type { DataSet } from "../table/data-set.ts";
import { combinedFactor, type Factor } from "../table/factor.ts";

/** One grouping factor of the random part, among the design's rows. */
export interface Grouping {
  readonly group: Group;
  readonly name: string;
  readonly labels: readonly (string | number)[];
  /** The unit of each row. */
  readonly units: Int32Array;
  /** Unit u has the rows at the positions `starts[u]` to `starts[u + 1] - 1` of `rows`. */
  readonly starts: Int32Array;
  /** Null: the design's own order, in which the rows of a unit stand together. */
  readonly rows: Int32Array | null;
  /** Units that have rows in the table but none among the rows used. */
  readonly excludedUnits: number;
}

export interface OrderedUnits {
  /** Positions in the table, in the design's order. */
  readonly rows: Int32Array;
  /** Those with most units first. */
  readonly groupings: readonly Grouping[];
  /** Whether each lies within the next one. */
  readonly isNested: boolean;
}

/**
 * Sorts the rows used by the units of several groups and says which rows each unit has. Where the groups are nested in
 * each other, the rows of every unit stand together; else those of the group with most units. Within a unit rows are sorted
 * by the values of `inside`, the last first; else the table's order is kept.
 */
export function orderUnits(
  data: DataSet,
  rows: Int32Array,
  groups: readonly Group[],
  inside: readonly Group[] = [],
): OrderedUnits {
  const factors = groups.map((group) => usedFactor(data, group, rows)).sort((a, b) => b.count - a.count);
  const isChain = factors.every((outer, index) => {
    const inner = factors[index - 1];
    return inner === undefined || isNestedIn(inner, outer);
  });
  // Stable sorts from the innermost to the outermost leave the outermost in charge.
  const sorted = isChain ? factors : factors.slice(0, 1);
  const finer = inside.map((group) => usedFactor(data, group, rows));
  const order = [...finer, ...sorted].reduce<Int32Array | null>(stableCountingSort, null);
  return {
    rows: order === null ? rows : gathered(rows, order),
    groupings: factors.map((factor) => groupingOf(factor, order)),
    isNested: isChain,
  };
}

/** The i-th of a unit's rows in the design. */
export function rowOfUnit({ rows, starts }: Grouping, unit: number, i: number): number {
  const position = starts[unit] + i;
  return rows === null ? position : rows[position];
}

/** The design's rows of a unit. */
export function rowsOfUnit(grouping: Grouping, unit: number): readonly number[] {
  return Array.from({ length: unitSize(grouping, unit) }, (_, i) => rowOfUnit(grouping, unit, i));
}

export function unitSize({ starts }: Grouping, unit: number): number {
  return starts[unit + 1] - starts[unit];
}

/** A group's units among the rows used: `codes[i]` belongs to the i-th of them, and every code below `count` occurs. */
interface UsedFactor {
  readonly group: Group;
  readonly codes: Int32Array;
  readonly count: number;
  readonly labels: readonly (string | number)[];
  readonly excludedUnits: number;
}

function usedFactor(data: DataSet, group: Group, rows: Int32Array): UsedFactor {
  const variables = group.map((name) => data.byName.get(name)).filter((variable) => variable !== undefined);
  const { codes: all, categories } = combinedFactor(data, variables);
  const { codes, used } = compactCodes(all, categories.length, rows);
  return {
    group,
    codes,
    count: used.length,
    labels: used.map((code) => categories[code]),
    excludedUnits: categories.length - used.length,
  };
}

/** A factor's codes at the rows used, renumbered without gaps, and which of the old codes those are. */
export function compactCodes(
  all: Factor["codes"],
  categories: number,
  rows: Int32Array,
): { readonly codes: Int32Array; readonly used: readonly number[] } {
  const renumbered = new Int32Array(categories).fill(-1);
  for (let i = 0; i < rows.length; i++) renumbered[all[rows[i]]] = 0;
  const used: number[] = [];
  for (let code = 0; code < categories; code++) if (renumbered[code] === 0) renumbered[code] = used.push(code) - 1;
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) codes[i] = renumbered[all[rows[i]]];
  return { codes, used };
}

function isNestedIn(inner: UsedFactor, outer: UsedFactor): boolean {
  const outerOf = new Int32Array(inner.count).fill(-1);
  for (let i = 0; i < inner.codes.length; i++) {
    const unit = inner.codes[i];
    if (outerOf[unit] === -1) outerOf[unit] = outer.codes[i];
    else if (outerOf[unit] !== outer.codes[i]) return false;
  }
  return true;
}

/** An order of positions; null: as they come. */
function stableCountingSort(
  order: Int32Array | null,
  { codes, count }: Pick<UsedFactor, "codes" | "count">,
): Int32Array | null {
  if (isSorted(order, codes)) return order;
  const next = new Int32Array(count + 1);
  for (let i = 0; i < codes.length; i++) next[codes[i] + 1]++;
  for (let code = 0; code < count; code++) next[code + 1] += next[code];
  const sorted = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const position = order === null ? i : order[i];
    sorted[next[codes[position]]++] = position;
  }
  return sorted;
}

/** The values at the positions. */
function gathered(values: Int32Array, positions: Int32Array): Int32Array {
  const result = new Int32Array(positions.length);
  for (let i = 0; i < positions.length; i++) result[i] = values[positions[i]];
  return result;
}

/** Files are as a rule: then there is nothing to move. */
function isSorted(order: Int32Array | null, codes: Int32Array): boolean {
  if (order === null) {
    for (let i = 1; i < codes.length; i++) if (codes[i] < codes[i - 1]) return false;
    return true;
  }
  for (let i = 1; i < order.length; i++) if (codes[order[i]] < codes[order[i - 1]]) return false;
  return true;
}

function groupingOf({ group, codes, count, labels, excludedUnits }: UsedFactor, order: Int32Array | null): Grouping {
  const inOrder = order === null ? codes : gathered(codes, order);
  const stands = standTogether(inOrder, count);
  // Where rows of a unit stand together, units are numbered as they come; else by their labels.
  const units = stands ? gathered(byAppearance(inOrder, count), inOrder) : inOrder;
  const unitLabels = new Array<string | number>(count);
  const starts = new Int32Array(count + 1);
  for (let row = 0; row < units.length; row++) {
    unitLabels[units[row]] = labels[inOrder[row]];
    starts[units[row] + 1]++;
  }
  for (let unit = 0; unit < count; unit++) starts[unit + 1] += starts[unit];
  const rows = stands ? null : stableCountingSort(null, { codes: units, count });
  return { group, name: groupName(group), labels: unitLabels, units, starts, rows, excludedUnits };
}

function standTogether(codes: Int32Array, count: number): boolean {
  let runs = 0;
  for (let row = 0; row < codes.length; row++) if (row === 0 || codes[row] !== codes[row - 1]) runs++;
  return runs === count;
}

/** The number of each code in the order in which the codes first come. */
function byAppearance(codes: Int32Array, count: number): Int32Array {
  const numbers = new Int32Array(count).fill(-1);
  let next = 0;
  for (let row = 0; row < codes.length; row++) if (numbers[codes[row]] < 0) numbers[codes[row]] = next++;
  return numbers;
}
