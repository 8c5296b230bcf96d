import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeFile } from "../../../src-engine/export/write-file.ts";

const folder = mkdtempSync(join(tmpdir(), "crosslevel-write-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file takes the place of the old one, and nothing else is left behind", async () => {
  const path = join(folder, "table.csv");
  writeFileSync(path, "old and longer");
  expect(await writeFile(path, "new")).toEqual({ ok: true, value: null });
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["table.csv"]);
});

test("a folder that is gone is told with the file's own name", async () => {
  const path = join(folder, "gone", "table.csv");
  expect(await writeFile(path, "new")).toEqual({
    ok: false,
    failure: { code: "file-not-writable", path, reason: "gone" },
  });
});

test("a folder in the file's place is told as such, and no half-written file stays", async () => {
  const path = join(folder, "a-folder");
  mkdirSync(path);
  expect(await writeFile(path, "new")).toMatchObject({ ok: false, failure: { code: "is-a-folder", path } });
  rmSync(path, { recursive: true });
  expect(readdirSync(folder)).toEqual(["table.csv"]);
});

test("a name that the system does not take is told as such", async () => {
  const path = join(folder, `${"long".repeat(100)}.csv`);
  expect(await writeFile(path, "new")).toMatchObject({ failure: { reason: "name-too-long" } });
});
