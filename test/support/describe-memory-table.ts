import type { LevelsDefinition, LevelsReport, UnitsReport, VariableByLevel } from "../../src-contract/levels.ts";
import type { Variable, VariableSummary } from "../../src-contract/variable.ts";
import type { MemoryTable } from "./school-data.ts";

/** Summaries of an in-memory table: enough to show, without the engine's care. */

export function summaries({ variables, columns }: MemoryTable, named = variables): readonly VariableSummary[] {
  return named.map(({ column, name }) => {
    const all = columns.get(column) ?? [];
    const valid = all.filter((value) => value !== null);
    const counts = new Map<number | string, number>();
    for (const value of valid) counts.set(value, (counts.get(value) ?? 0) + 1);
    const numbers = valid.filter((value) => typeof value === "number");
    return {
      name,
      valid: valid.length,
      missing: all.length - valid.length,
      distinct: counts.size,
      numbers:
        numbers.length === 0
          ? null
          : { mean: mean(numbers), sd: deviation(numbers), min: least(numbers), max: greatest(numbers) },
      categories: counts.size > 100 ? null : [...counts].map(([value, count]) => ({ value, count })),
    };
  });
}

export function levelsReport(
  table: MemoryTable,
  variables: readonly Variable[],
  levels: LevelsDefinition,
): LevelsReport {
  const codes = levels.upper.map(({ id }) => unitCodes(table, variables, id));
  return {
    rows: table.rows,
    units: levels.upper.map(({ id }, level) => unitsReport(id, codes[level] ?? [])),
    nesting: [],
    variables: variables.map((variable) => variableByLevel(table, variable, codes)),
  };
}

function unitCodes(table: MemoryTable, variables: readonly Variable[], id: readonly string[]): readonly string[] {
  const columns = id.map((name) => {
    const column = variables.find((variable) => variable.name === name)?.column ?? "";
    return table.columns.get(column) ?? [];
  });
  return Array.from({ length: table.rows }, (_, row) => columns.map((column) => String(column[row])).join(" / "));
}

function unitsReport(id: readonly string[], codes: readonly string[]): UnitsReport {
  const sizes = [...countBy(codes).values()].sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.round(share * (sizes.length - 1))] ?? 0;
  const bins = 12;
  const width = Math.max(1, Math.ceil((at(1) - at(0) + 1) / bins));
  return {
    id,
    count: sizes.length,
    sizes: {
      min: at(0),
      lowerQuartile: at(0.25),
      median: at(0.5),
      mean: mean(sizes),
      upperQuartile: at(0.75),
      max: at(1),
      histogram: Array.from({ length: bins }, (_, bin) => {
        const from = at(0) + bin * width;
        return { from, to: from + width, units: sizes.filter((size) => size >= from && size < from + width).length };
      }),
    },
    singletons: sizes.filter((size) => size === 1).length,
    rowsWithoutId: 0,
  };
}

function variableByLevel(
  table: MemoryTable,
  variable: Variable,
  codes: readonly (readonly string[])[],
): VariableByLevel {
  const values = table.columns.get(variable.column) ?? [];
  const numbers = values.filter((value) => typeof value === "number");
  const constantWithin = codes.map((units) => isConstantWithin(values, units));
  const level = constantWithin.findLastIndex((constant) => constant) + 2;
  return {
    name: variable.name,
    level: level === 1 ? 1 : level,
    missing: values.filter((value) => value === null).length,
    unitsMissing: codes.map(() => 0),
    unitsVarying: codes.map(() => 0),
    descriptives: {
      n: numbers.length,
      mean: mean(numbers),
      sd: deviation(numbers),
      min: least(numbers),
      max: greatest(numbers),
      between: codes.map((units) => {
        const means = unitMeans(values, units);
        const between = deviation([...means.values()]) ?? 0;
        const total = deviation(numbers) ?? 0;
        const within = Math.sqrt(Math.max(0, total ** 2 - between ** 2));
        const icc = between ** 2 / (between ** 2 + within ** 2);
        return { units: means.size, mean: mean([...means.values()]), sdBetween: between, sdWithin: within, icc };
      }),
    },
  };
}

function isConstantWithin(values: readonly (number | string | null)[], units: readonly string[]): boolean {
  const seen = new Map<string, number | string>();
  return values.every((value, row) => {
    const unit = units[row] ?? "";
    if (value === null) return true;
    const before = seen.get(unit);
    seen.set(unit, value);
    return before === undefined || before === value;
  });
}

function unitMeans(values: readonly (number | string | null)[], units: readonly string[]): Map<string, number> {
  const sums = new Map<string, { sum: number; n: number }>();
  for (const [row, value] of values.entries()) {
    if (typeof value !== "number") continue;
    const unit = units[row] ?? "";
    const before = sums.get(unit) ?? { sum: 0, n: 0 };
    sums.set(unit, { sum: before.sum + value, n: before.n + 1 });
  }
  return new Map([...sums].map(([unit, { sum, n }]) => [unit, sum / n]));
}

function countBy(codes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number | null {
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null;
}

function least(values: readonly number[]): number {
  return values.reduce((found, value) => Math.min(found, value), Number.POSITIVE_INFINITY);
}

function greatest(values: readonly number[]): number {
  return values.reduce((found, value) => Math.max(found, value), Number.NEGATIVE_INFINITY);
}
