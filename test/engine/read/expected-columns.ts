import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { z } from "zod";
import { type TableInTest, testData } from "./read-in-test.ts";

/** What another program reads from a file. Numbers are texts of 17 digits, missing values of a kind their letter. */
const expectedColumns = z.array(
  z.object({
    name: z.string(),
    label: z.string().optional(),
    storage: z.string(),
    measure: z.string().nullish(),
    valueLabels: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
    values: z.array(z.string().nullable()),
  }),
);
export type ExpectedColumn = z.infer<typeof expectedColumns>[number];

export function expectedIn(name: string): readonly ExpectedColumn[] {
  return expectedColumns.parse(JSON.parse(readFileSync(testData(name), "utf8")));
}

/** Whether a table has these columns, cell by cell. */
export function expectColumns(table: TableInTest, expected: readonly ExpectedColumn[]): void {
  expect(table.names).toEqual(expected.map(({ name }) => name));
  for (const { name, values, storage, label, measure, valueLabels } of expected) {
    const variable = table.variable(name);
    expect([name, variable.storage, variable.label]).toEqual([name, storage, label ?? variable.label]);
    if (typeof measure === "string") expect([name, variable.measure]).toEqual([name, measure]);
    if (valueLabels !== undefined) {
      const own = variable.valueLabels.map(({ value, label: text }) => ({ value: letterOr(value), label: text }));
      const named = own.filter(({ value, label: text }) => !(value.startsWith(".") && /^NA\(/.test(text)));
      expect(named, name).toEqual(expect.arrayContaining([...valueLabels]));
      expect(named, name).toHaveLength(valueLabels.length);
    }
    const found = table.values(name);
    expect(found).toHaveLength(values.length);
    for (const [row, value] of values.entries()) {
      const where = `${name}, row ${row + 1}`;
      if (value === null || storage === "text") expect(found[row], where).toBe(value);
      else if (value.startsWith(".")) expect(letterOr(found[row] ?? 0), where).toBe(value);
      else if (storage === "date") expect(found[row], where).toBeCloseTo(Number(value), 8);
      else expect(found[row], where).toBe(/^inf$/i.test(value) ? Number.POSITIVE_INFINITY : Number(value));
    }
  }
}

/** -1001 stands for the first kind of missing value. */
function letterOr(value: number | string): string {
  const kind = typeof value === "number" ? -1000 - value : 0;
  return kind >= 1 && kind <= 26 ? `.${String.fromCharCode(0x60 + kind)}` : String(value);
}
