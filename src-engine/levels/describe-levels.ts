import { allUnits, type LevelsDefinition, type LevelsReport, type UnitsReport } from "../../src-contract/levels.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { DataSet } from "../table/data-set.ts";
import { combinedFactor, type Factor } from "../table/factor.ts";
import { nestingOf } from "./nesting.ts";
import { summarizeSizes } from "./unit-sizes.ts";
import type { Units } from "./units.ts";
import { variableByLevel } from "./variable-by-level.ts";

/**
 * What the Levels screen shows: units and their sizes, how identifiers are nested, and every variable by level. Refuses
 * an identifier that the table does not have.
 */
export function describeLevels(data: DataSet, levels: LevelsDefinition): Outcome<LevelsReport> {
  const named = allUnits(levels).flatMap(({ id }) => id);
  const unknown = named.find((name) => !data.byName.has(name));
  if (unknown !== undefined) return refuse({ code: "variable-unknown", name: unknown });
  const upper = levels.upper.map(({ id }) => unitsOf(data, id));
  const crossed = (levels.crossed ?? []).map(({ id }) => unitsOf(data, id));
  return succeed({
    rows: data.table.rows,
    units: upper.map(describeUnits),
    ...(crossed.length > 0 && { crossed: crossed.map(describeUnits) }),
    nesting: upper.flatMap((lower, index) => upper.slice(index + 1).map((higher) => nestingOf(lower, higher))),
    variables: data.variables.map((variable) => variableByLevel(data, variable, upper, crossed)),
  });
}

function unitsOf(data: DataSet, id: readonly string[]): Units {
  const variables = id.map((name) => data.byName.get(name)).filter((variable) => variable !== undefined);
  return { id, ...combinedFactor(data, variables) };
}

/** Rows in each unit. */
function unitSizes({ codes, categories }: Factor): Int32Array {
  const sizes = new Int32Array(categories.length);
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) sizes[codes[i]]++;
  return sizes;
}

function describeUnits(units: Units): UnitsReport {
  const sizes = unitSizes(units);
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  return {
    id: units.id,
    count: sizes.length,
    sizes: summarizeSizes(sizes),
    singletons: sizes.reduce((count, size) => (size === 1 ? count + 1 : count), 0),
    rowsWithoutId: units.codes.length - rows,
  };
}
