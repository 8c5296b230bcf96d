import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { DataStep } from "../../src-contract/data-steps.ts";
import { writtenStepSchema } from "../../src-contract/data-steps-schema.ts";
import type { TableReference } from "../../src-contract/step-contents.ts";
import { runSteps } from "../../src-engine/steps/run-steps.ts";
import { type DataSet, dataSet } from "../../src-engine/table/data-set.ts";
import { goldenData } from "../support/golden-data.ts";
import { cellsOf } from "../support/made-data.ts";

/** Steps of data preparation against data.table and base R. See steps.R. */
const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        data: z.string(),
        steps: z.array(writtenStepSchema),
        rows: z.number(),
        sampled: z.array(z.number()),
        columns: z.array(
          z.object({
            name: z.string(),
            values: z.array(z.union([z.number(), z.string()]).nullable()),
            missing: z.number(),
            sum: z.number().nullable(),
          }),
        ),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("steps.json", import.meta.url), "utf8")));

describe.each(golden.cases)("$name", ({ data, steps, rows, sampled, columns }) => {
  const named = steps.map((step, index) => ({ ...step, id: `s${index}` }) as DataStep);
  const run = runSteps(goldenData(data), named, { find: findGolden, levels: [], known: [], stop: () => false });
  if (run === null) throw new Error("stopped");

  test("every step is done", () => {
    expect(run.states.map(({ report }) => report.problem)).toEqual(steps.map(() => null));
  });

  const cells = cellsOf(run.data);
  test("the same rows and variables, in the same order", () => {
    expect(Object.keys(cells)).toEqual(columns.map(({ name }) => name));
    expect(run.data.table.rows).toBe(rows);
  });

  test.each(columns)("$name", ({ name, values, missing, sum }) => {
    const own = cells[name] ?? [];
    for (const [index, row] of sampled.entries()) {
      const [value, reference] = [own[row - 1] ?? null, values[index] ?? null];
      if (typeof reference === "number" && typeof value === "number") {
        expect(Math.abs(value - reference), `row ${row}`).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(reference)));
      } else expect(value, `row ${row}`).toBe(reference);
    }
    expect(own.filter((value) => value === null)).toHaveLength(missing);
    if (sum !== null) {
      const total = own.reduce<number>((all, value) => all + Number(value ?? 0), 0);
      expect(Math.abs(total - sum)).toBeLessThan(1e-9 * (1 + Math.abs(sum)));
    }
  });
});

/** The schools' identifiers are texts, as quotes in the file say; the pupils' are numbers. */
function findGolden(reference: TableReference) {
  if (!("file" in reference)) throw new Error("golden tables are files");
  const name = reference.file.replace(/\.csv$/, "");
  const data = goldenData(name);
  return { name, data: name === "hsb-schools" ? withTextIdentifier(data, "id") : data };
}

function withTextIdentifier({ table, variables }: DataSet, name: string): DataSet {
  const column = table.columns.get(name);
  if (column?.kind !== "number") throw new Error("identifiers were read as numbers");
  const texts = [...new Set(Array.from(column.values, String))];
  const codes = Int32Array.from(column.values, (value) => texts.indexOf(String(value)));
  return dataSet(
    { ...table, columns: new Map([...table.columns, [name, { kind: "text", codes, texts }]]) },
    variables.map((variable) => (variable.name === name ? { ...variable, storage: "text" } : variable)),
  );
}
