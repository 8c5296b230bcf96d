import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { type Group, groupName } from "../specification/specification.ts";
import type { DataSet } from "../table/data-set.ts";
import { combinedFactor, type Factor } from "../table/factor.ts";

/**
 * One grouping factor of the random part. The design's rows are sorted so that the rows of a unit stand together: unit u
 * has the rows `starts[u]` to `starts[u + 1] - 1`, and lies within one unit of every grouping further out.
 */
export interface Grouping {
  readonly group: Group;
  readonly name: string;
  readonly labels: readonly (string | number)[];
  readonly starts: Int32Array;
  /** Units that have rows in the table but none among the rows used. */
  readonly excludedUnits: number;
}

export interface OrderedUnits {
  /** Positions in the table, in the design's order. */
  readonly rows: Int32Array;
  /** Innermost first. */
  readonly groupings: readonly Grouping[];
}

/**
 * Sorts the rows used by the units of several groups, which must be nested in each other, and says which rows each unit
 * has. Within a unit the table's order is kept. Refuses crossed groups.
 */
export function orderUnits(data: DataSet, rows: Int32Array, groups: readonly Group[]): Outcome<OrderedUnits> {
  const factors = groups.map((group) => usedFactor(data, group, rows));
  factors.sort((a, b) => b.count - a.count);
  for (const [index, outer] of factors.entries()) {
    const inner = factors[index - 1];
    if (inner !== undefined && !isNested(inner, outer)) {
      const value = `${groupName(inner.group)}, ${groupName(outer.group)}`;
      return refuse({
        code: "specification-invalid",
        problems: [{ at: "model.random", code: "not-available", feature: { kind: "crossed", value } }],
      });
    }
  }
  // Stable sorts from the innermost to the outermost leave the outermost in charge.
  const order = factors.reduce(stableCountingSort, Int32Array.from(rows.keys()));
  return succeed({
    rows: order.map((position) => rows[position]),
    groupings: factors.map((factor) => groupingOf(factor, order)),
  });
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

function isNested(inner: UsedFactor, outer: UsedFactor): boolean {
  const outerOf = new Int32Array(inner.count).fill(-1);
  for (let i = 0; i < inner.codes.length; i++) {
    const unit = inner.codes[i];
    if (outerOf[unit] === -1) outerOf[unit] = outer.codes[i];
    else if (outerOf[unit] !== outer.codes[i]) return false;
  }
  return true;
}

function stableCountingSort(order: Int32Array, { codes, count }: UsedFactor): Int32Array {
  const next = new Int32Array(count + 1);
  for (let i = 0; i < codes.length; i++) next[codes[i] + 1]++;
  for (let code = 0; code < count; code++) next[code + 1] += next[code];
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) sorted[next[codes[order[i]]]++] = order[i];
  return sorted;
}

function groupingOf({ group, codes, count, labels, excludedUnits }: UsedFactor, order: Int32Array): Grouping {
  const starts = new Int32Array(count + 1);
  const unitLabels: (string | number)[] = [];
  let previous = -1;
  for (let i = 0; i < order.length; i++) {
    const code = codes[order[i]];
    if (code === previous) continue;
    previous = code;
    starts[unitLabels.length] = i;
    unitLabels.push(labels[code]);
  }
  starts[count] = order.length;
  return { group, name: groupName(group), labels: unitLabels, starts, excludedUnits };
}
