import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import type { ImportOptions, ImportPreview } from "../../../src-contract/data-import.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import type { Outcome } from "../../../src-contract/outcome.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import type { ReadTable } from "../../../src-engine/read/format-reader.ts";
import { previewDataFile, readDataFile } from "../../../src-engine/read/read-file.ts";
import { dataSet } from "../../../src-engine/table/data-set.ts";
import { rowBlock } from "../../../src-engine/table/rows.ts";

/** Files of a test, in a folder that goes with it. */
const folder = mkdtempSync(join(tmpdir(), "crosslevel-read-"));
afterAll(() => rmSync(folder, { recursive: true }));

export function testData(name: string): string {
  return join(import.meta.dirname, "../../data", name);
}

export function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A table as it was read, with its cells at hand. */
export interface TableInTest extends ReadTable {
  readonly names: readonly string[];
  readonly variable: (name: string) => Variable;
  /** All values of a variable; null where nothing was recorded. */
  readonly values: (name: string) => readonly (number | string | null)[];
}

export async function read(path: string, options: ImportOptions = {}, name = path): Promise<TableInTest> {
  const outcome = await readDataFile({ path, name, options }, () => {});
  return tableOf(succeeded(outcome));
}

export async function preview(path: string, options: ImportOptions = {}, name = path): Promise<ImportPreview> {
  return succeeded(await previewDataFile({ path, name, options }));
}

export async function refusal(path: string, options: ImportOptions = {}, name = path): Promise<Failure> {
  const read = await readDataFile({ path, name, options }, () => {});
  const previewed = await previewDataFile({ path, name, options });
  if (read.ok || previewed.ok) throw new Error(`${name} was read`);
  expect(previewed.failure).toEqual(read.failure);
  return read.failure;
}

export function readText(text: string, options: ImportOptions = {}): Promise<TableInTest> {
  return read(fileOf("text.csv", text), options);
}

export function tableOf(read: ReadTable): TableInTest {
  const data = dataSet(read.table, read.variables);
  const variable = (name: string) => {
    const found = data.byName.get(name);
    if (found === undefined) throw new Error(`there is no variable ${name}`);
    return found;
  };
  const values = (name: string) =>
    succeeded(rowBlock(data, { first: 0, count: read.table.rows, variables: [name] })).columns[0] ?? [];
  return { ...read, names: read.variables.map(({ name }) => name), variable, values };
}

export function succeeded<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}
