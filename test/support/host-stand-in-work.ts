import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { OpenedTable } from "../../src-contract/data-import.ts";
import type { FitAnswer, FitRequest } from "../../src-contract/engine-api.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { OutputTable } from "../../src-contract/output.ts";
import { cannotWrite } from "../../src-contract/system-failure.ts";
import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { createPreparer } from "../../src-engine/process/preparer.ts";
import type { Work, WorkContext } from "../../src-engine/process/work.ts";
import { columnOf, type DataSet } from "../../src-engine/table/data-set.ts";
import { sharedFloat64, type Table } from "../../src-engine/table/table.ts";
import { bareOutput, bareResult, csvOptions } from "./bare-answer.ts";

const preparer = createPreparer();

/**
 * Stands in for the statistics in tests of the processes around it: tables of numbers from plain CSV, a "fit" that is a
 * mean, and every way to misbehave, chosen by the model's name (or, when a file is read, by the file's).
 */
export const standInWork: Work = {
  previewData: ({ path, name }) => {
    misbehave(path);
    const { variables, table } = readNumbers(path);
    return succeed({
      name,
      format: "csv",
      bytes: readFileSync(path).byteLength,
      sheets: [],
      options: csvOptions,
      reasons: {
        sheet: null,
        headerRow: null,
        delimiter: null,
        decimalComma: null,
        encoding: null,
        quotes: null,
        missingCodes: null,
      },
      columns: variables.map((variable, position) => ({
        position,
        variable,
        reason: { code: "all-numbers", count: table.rows },
      })),
      firstRows: [],
      values: [],
      rows: table.rows,
      problems: [],
    });
  },
  importTable: ({ table: id, path, name }) => {
    if (!existsSync(path)) return refuse({ code: "file-not-found", path });
    misbehave(path);
    const { variables, table } = readNumbers(path);
    const opened: OpenedTable = {
      id,
      name,
      format: "csv",
      rows: table.rows,
      variables,
      options: csvOptions,
      problems: [],
    };
    return succeed({ opened, table });
  },
  restoreTable: ({ path }) => {
    misbehave(path);
    // As a loss of power may leave it.
    if (statSync(path).size === 0)
      return refuse({ code: "file-damaged", name: basename(path), format: "table", where: null });
    return succeed(readNumbers(path).table);
  },
  prepareTable: preparer.prepare,
  previewSteps: preparer.preview,
  writeTable: ({ table, path }, data) => write(path, csvOf(data(table))),
  summarizeVariables: ({ table }, data) =>
    succeed(
      data(table).variables.map(({ name }) => ({
        name,
        valid: data(table).table.rows,
        missing: 0,
        distinct: 1,
        numbers: { mean: mean(data(table), name), sd: null, min: 0, max: 0 },
        categories: null,
      })),
    ),
  findValues: () => succeed({ hits: 0, found: null }),
  askData: () => succeed({ table: emptyTable, charts: [] }),
  suggestLevels: () => succeed({ first: { singular: "row", plural: "rows" }, proposal: [], candidates: [] }),
  describeLevels: ({ table }, data) => succeed({ rows: data(table).table.rows, units: [], nesting: [], variables: [] }),
  fit: async (request, data, context) => {
    await behave(request.name, context);
    return fitMean(request, data(request.table));
  },
  afterFit: ({ id }) => succeed({ id, tables: [], charts: [] }),
  compare: async ({ models }, _data, context) => {
    for (const { name } of models) await behave(name, context);
    return succeed(emptyTable);
  },
  exportData: ({ path, format }) => write(path, `data as ${format}`),
  exportResidualFile: ({ path, part, group }) =>
    group === null ? write(path, `${part}\n1\n2\n6\n`) : refuse({ code: "no-residuals", group }),
  exportTable: ({ path, format }) => write(path, `table as ${format}`),
  exportReport: ({ path, document }) => write(path, `report of ${document.title}`),
  writeProjectPage: ({ path, document }) => write(path, `<title>${document.title}</title>`),
};

const emptyTable: OutputTable = { kind: "comparison", title: "Models", columns: [], rows: [], notes: [] };

/** "busy": a loop that never looks up; "polite": one that does; "wait 500": done after so many milliseconds. */
async function behave(name: string, { stopRequested, progress }: WorkContext): Promise<void> {
  misbehave(name);
  if (name.includes("busy")) for (;;);
  if (name.includes("polite")) while (!stopRequested());
  if (name.includes("half")) progress(0.5);
  const milliseconds = /wait (\d+)/.exec(name)?.[1];
  if (milliseconds !== undefined) await wait(Number(milliseconds));
}

function misbehave(name: string): void {
  if (name.includes("kill-engine")) process.kill(process.pid, "SIGKILL");
  if (name.includes("exit-thread")) process.exit(1);
  if (name.includes("bug")) throw new Error("a bug on purpose");
}

/** A CSV of numbers with a header; columns are named by position, as the first reading and a restored copy must agree. */
function readNumbers(path: string): { readonly table: Table; readonly variables: readonly Variable[] } {
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = head.split(",");
  const columns = names.map(() => sharedFloat64(lines.length));
  for (const [row, line] of lines.entries()) {
    for (const [position, cell] of line.split(",").entries()) {
      const column = columns[position];
      if (column !== undefined) column[row] = Number(cell);
    }
  }
  return {
    table: {
      rows: lines.length,
      columns: new Map(columns.map((values, position) => [`c${position + 1}`, { kind: "number", values }])),
    },
    variables: names.map((name, position) => ({
      column: `c${position + 1}`,
      name,
      label: "",
      storage: "number",
      measure: "scale",
      decimals: 2,
      valueLabels: [],
      missing: noMissingValues,
    })),
  };
}

function csvOf({ table, variables }: DataSet): string {
  const columns = [...table.columns.values()];
  const lines = Array.from({ length: table.rows }, (_, row) =>
    columns.map((column) => (column.kind === "number" ? column.values[row] : "")).join(","),
  );
  return `${[variables.map(({ column }) => column).join(","), ...lines].join("\n")}\n`;
}

function mean(data: DataSet, name: string): number {
  const variable = data.byName.get(name);
  const column = variable === undefined ? undefined : columnOf(data.table, variable);
  if (column?.kind !== "number") return Number.NaN;
  return column.values.reduce((sum, value) => sum + value, 0) / column.values.length;
}

function fitMean(request: FitRequest, data: DataSet): Outcome<FitAnswer> {
  if (!data.byName.has(request.model.outcome)) {
    return refuse({
      code: "specification-invalid",
      problems: [{ at: "model.outcome", code: "unknown-variable", name: request.model.outcome, suggestion: null }],
    });
  }
  const estimate = mean(data, request.model.outcome);
  return succeed({
    id: request.id,
    revision: request.revision,
    result: bareResult({ observations: data.table.rows }, [
      { name: "(Intercept)", estimate, se: 1, robustSe: null, statistic: 1, df: null, p: Number.NaN, ci: [0, 1] },
    ]),
    output: bareOutput(data.table.rows, { method: "mean" }),
  });
}

function write(path: string, text: string): Outcome<null> {
  try {
    writeFileSync(path, text);
    return succeed(null);
  } catch (error) {
    return refuse(cannotWrite(error, path));
  }
}
