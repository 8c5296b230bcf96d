import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fileOf, preview, read, testData } from "./read-in-test.ts";

const scalar = z.union([z.number(), z.string()]);
const readByHaven = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    storage: z.string(),
    valueLabels: z.array(z.object({ value: scalar, label: z.string() })),
    missingValues: z.array(scalar),
    missingRange: z.tuple([z.number().nullable(), z.number().nullable()]).nullable(),
    /** Numbers as texts of 17 digits. */
    values: z.array(z.string().nullable()),
  }),
);

const files = ["sav", "por"].flatMap((folder) =>
  readdirSync(testData(folder)).flatMap((name) => (/\.(z?sav|por)$/.test(name) ? `${folder}/${name}` : [])),
);

describe.each(files)("%s, cell by cell as R's haven or PSPP reads it", (name) => {
  const expected = readByHaven.parse(JSON.parse(readFileSync(testData(`${name}.expected.json`), "utf8")));

  it("has the same variables with labels and missing values", async () => {
    const { variables } = await read(testData(name));
    expect(variables.map(({ storage, label, ...rest }) => ({ name: rest.name, label, storage }))).toEqual(
      expected.map(({ storage, label, ...rest }) => ({ name: rest.name, label, storage })),
    );
    for (const [index, { valueLabels, missingValues, missingRange }] of expected.entries()) {
      const variable = variables[index];
      const byValue = (labels: typeof valueLabels) => new Map(labels.map(({ value, label }) => [value, label]));
      expect(byValue([...(variable?.valueLabels ?? [])])).toEqual(byValue(valueLabels));
      expect(new Set(variable?.missing.values)).toEqual(new Set(missingValues));
      expect(variable?.missing.ranges).toEqual(
        missingRange === null ? [] : [{ low: missingRange[0], high: missingRange[1] }],
      );
    }
  });

  it("has the same values", async () => {
    const table = await read(testData(name));
    for (const { name: variable, values, storage } of expected) {
      const own = table.values(variable);
      expect(own).toHaveLength(values.length);
      for (const [row, value] of values.entries()) {
        const number = Number(value);
        if (value === null || storage === "text") expect(own[row], `${variable}, row ${row + 1}`).toBe(value);
        // haven counts moments in seconds since 1970 and we in days: the last bits may differ.
        else if (storage === "date") expect(own[row]).toBeCloseTo(number, 8);
        else expect(own[row], `${variable}, row ${row + 1}`).toBe(number);
      }
    }
  });

  it("shows the same in the preview", async () => {
    const [shown, table] = [await preview(testData(name)), await read(testData(name))];
    expect(shown.columns.map(({ variable }) => variable)).toEqual(table.variables);
    expect(shown.rows).toBe(table.table.rows);
    expect(shown.values.map((row) => row[0])).toEqual(table.values(table.names[0] ?? ""));
  });
});

it("tells by what SPSS weights the cases of a file", async () => {
  const content = readFileSync(testData("sav/pspp-plain.sav"));
  const { names, problems } = await read(testData("sav/pspp-plain.sav"));
  expect(problems).toEqual([]);
  content.writeInt32LE(1, placeOfWeight);
  expect((await read(fileOf("weighted.sav", content))).problems).toEqual([
    { code: "weighted-in-file", name: names[0] },
  ]);
});

/** In the header of a system file: the number of the variable that weights. */
const placeOfWeight = 76;

describe("an SPSS file without rows", () => {
  it("opens with its variables and their labels, and says so", async () => {
    const path = testData("no-rows.sav");
    const { table, names, variable, problems } = await read(path);
    expect([table.rows, names]).toEqual([0, ["id", "score", "name"]]);
    expect(variable("score")).toMatchObject({ label: "Score", valueLabels: [{ value: 1, label: "low" }] });
    expect(problems).toEqual([{ code: "no-rows" }]);
    expect(await preview(path)).toMatchObject({ rows: 0, problems: [{ code: "no-rows" }] });
  });
});
