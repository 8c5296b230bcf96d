import { readFileSync } from "node:fs";
import { z } from "zod";
import type { DataStep } from "../../src-contract/data-steps.ts";
import { writtenStepSchema } from "../../src-contract/data-steps-schema.ts";
import type { TableReference } from "../../src-contract/step-contents.ts";
import { runSteps } from "../../src-engine/steps/run-steps.ts";
import { type DataSet, dataSet } from "../../src-engine/table/data-set.ts";
import { goldenData } from "./golden-data.ts";
import { cellsOf } from "./made-data.ts";
import type { ValidationSection } from "./validation-section.ts";

/** Steps of data preparation against data.table and base R. See steps.R. */
export const goldenSteps = z
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
  .parse(JSON.parse(readFileSync(new URL("../golden/steps.json", import.meta.url), "utf8")));

export type StepsCase = (typeof goldenSteps.cases)[number];

/** The steps of a case, done. */
export function runCase({ data, steps }: Pick<StepsCase, "data" | "steps">) {
  const named = steps.map((step, index) => ({ ...step, id: `s${index}` }) as DataStep);
  const run = runSteps(goldenData(data), named, { find: findGolden, levels: [], known: [], stop: () => false });
  if (run === null) throw new Error("stopped");
  return run;
}

/**
 * Sums of the columns that steps make or change, and how many of their values are missing, as data.table and base R have
 * them. Sums of deviations are zero: differences are relative to sums above one only.
 */
export function stepSections(): readonly ValidationSection[] {
  const cases = goldenSteps.cases.filter(({ steps }) => steps.some(({ kind }) => kind !== "sort"));
  return cases.map((one) => {
    const source = goldenData(one.data);
    const cells = cellsOf(runCase(one).data);
    const made = one.columns.filter(({ name }) => one.rows !== source.table.rows || !source.byName.has(name));
    const lines = made.flatMap(({ name, sum, missing }) => {
      const own = cells[name] ?? [];
      const gone = [`${name}: missing`, own.filter((value) => value === null).length, missing] as const;
      if (sum === null) return [gone];
      const total = own.reduce<number>((all, value) => all + Number(value ?? 0), 0);
      return [[`${name}: sum`, total, sum, Math.max(1, Math.abs(sum))] as const, gone];
    });
    return { title: one.name, how: null, lines };
  });
}

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
