import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearAutosave, readAutosave, writeAutosave } from "../../src-main/host/sessions/autosave.ts";
import { answerOf, failureOf } from "../support/host-engine.ts";
import { projectWith } from "../support/host-project.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosslevel-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const autosaved = (generation: number) => ({
  document: { ...projectWith(["m1"]), title: `Generation ${generation}` },
  path: generation % 2 === 0 ? null : "/home/me/study.crosslevel",
  saved: `2026-11-20T12:00:0${generation}.000Z`,
});
const write = async (generation: number) => answerOf(await writeAutosave(folder, autosaved(generation)));

test("what was autosaved last comes back", async () => {
  expect(await readAutosave(folder)).toBeNull();
  for (const generation of [1, 2, 3, 4]) {
    await write(generation);
    expect(await readAutosave(folder)).toMatchObject(autosaved(generation));
  }
});

test("an autosave that was forgotten is gone", async () => {
  await write(1);
  await write(2);
  await clearAutosave(folder);
  expect(await readAutosave(folder)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

for (const [name, tail] of [
  ["cut", (text: Buffer, at: number) => text.subarray(0, at)],
  [
    "filled with zeros from",
    (text: Buffer, at: number) => Buffer.concat([text.subarray(0, at), Buffer.alloc(text.length - at)]),
  ],
] as const) {
  test(`power lost in the middle of a write: with the file ${name} any byte, the generation before comes back`, async () => {
    await write(1);
    await write(2);
    const before = new Set(readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8")));
    await write(3);
    const written = readdirSync(folder).find((file) => !before.has(readFileSync(join(folder, file), "utf8")));
    const file = join(folder, written ?? "");
    const text = readFileSync(file);
    for (let at = 0; at < text.length; at++) {
      writeFileSync(file, tail(text, at));
      expect(await readAutosave(folder)).toMatchObject(autosaved(2));
    }
    writeFileSync(file, text);
    expect(await readAutosave(folder)).toMatchObject(autosaved(3));
  });
}

test("after a generation was lost, the next one replaces the lost one and not the good one", async () => {
  await write(1);
  await write(2);
  for (const file of readdirSync(folder)) {
    if (readFileSync(join(folder, file), "utf8").includes("Generation 2")) writeFileSync(join(folder, file), "");
  }
  await write(3);
  const titles = readdirSync(folder).map((file) => /Generation \d/.exec(readFileSync(join(folder, file), "utf8"))?.[0]);
  expect(titles.sort()).toEqual(["Generation 1", "Generation 3"]);
});

test("a damaged byte anywhere is noticed", async () => {
  await write(1);
  const file = join(folder, readdirSync(folder)[0] ?? "");
  const text = readFileSync(file);
  for (let at = 0; at < text.length; at++) {
    const changed = Buffer.from(text);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(file, changed);
    const read = await readAutosave(folder);
    if (read !== null) expect(read).toMatchObject(autosaved(1));
  }
});

test("a folder that cannot be written to is told", async () => {
  expect(failureOf(await writeAutosave(join(folder, "gone"), autosaved(1)))).toBe("file-not-writable");
});
