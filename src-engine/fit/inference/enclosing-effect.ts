import type { DesignColumn, RandomPart } from "../../design/columns.ts";
import type { Design } from "../../design/design.ts";
import { rowOfUnit } from "../../design/units.ts";

/** The units of the next level out that have the same random effect: the units inside each of them share its value. */
export interface EnclosingEffect {
  /** Position in the design's groupings. */
  readonly grouping: number;
  /** How many units it has. */
  readonly count: number;
  /** In which of them a unit of the inner level lies. */
  readonly of: (unit: number) => number;
}

/** Null: no level further out has this effect. For nested groupings, which a design has from the innermost outwards. */
export function enclosingEffect(
  design: Design,
  { grouping }: RandomPart,
  column: DesignColumn,
): EnclosingEffect | null {
  const outer = design.random
    .filter((part) => part.grouping > grouping && part.columns.some((other) => areEqual(other.values, column.values)))
    .map((part) => part.grouping);
  if (outer.length === 0) return null;
  const next = Math.min(...outer);
  const inner = design.groupings[grouping];
  const { units, labels } = design.groupings[next];
  return { grouping: next, count: labels.length, of: (unit) => units[rowOfUnit(inner, unit, 0)] };
}

function areEqual(a: Float64Array, b: Float64Array): boolean {
  return a === b || a.every((value, row) => value === b[row]);
}
