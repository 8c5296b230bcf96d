import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outcome } from "../../src-contract/outcome.ts";
import { refuse } from "../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { ParseOptions } from "../../src-main/host/projects/project-document.ts";
import { openProjectFile } from "../../src-main/host/projects/read-project.ts";
import { writeProject } from "../../src-main/host/projects/write-project.ts";
import { answerOf } from "../support/host-engine.ts";
import { answerOfModel, projectWith } from "../support/host-project.ts";

const data = "y,x\n1,0.5\n2,0.5\n";
const document = projectWith(["m1", "model/2"]);
const answers = [answerOfModel("m1"), answerOfModel("model/2", 99)];

let folder: string;
let path: string;
let whole: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "crosslevel-"));
  path = join(folder, "study.crosslevel");
  writeFileSync(join(folder, "copy.csv"), data);
  writeFileSync(join(folder, "page.html"), "<title>Results</title>");
  const content = {
    document,
    page: join(folder, "page.html"),
    tables: new Map([["t1", join(folder, "copy.csv")]]),
    answers,
    pictures: [{ item: "m1", svg: "<svg/>", png: new Uint8Array([1, 2, 3]), width: 10, height: 10 }],
  };
  answerOf(await writeProject(path, content, new Date("2026-11-20T12:00:00Z")));
  whole = readFileSync(path);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Opened {
  readonly document: ProjectDocument;
  readonly data: string;
  readonly results: readonly number[];
  readonly problems: readonly unknown[];
}

/** Reads all of a project file with these bytes. */
async function openBytes(bytes: Uint8Array, options?: ParseOptions): Promise<Outcome<Opened>> {
  const file = join(folder, "changed.crosslevel");
  writeFileSync(file, bytes);
  const opened = await openProjectFile(file, options);
  if (!opened.ok) return opened;
  const reader = opened.value;
  const copy = join(folder, "extracted.csv");
  const extracted = await reader.extractTable("t1", copy);
  const { answers, problems } = await reader.readAnswers();
  await reader.close();
  if (!extracted.ok) return extracted;
  const results = answers.map(({ result }) => result.fixed[0]?.estimate ?? Number.NaN);
  return { ok: true, value: { document: reader.document, data: readFileSync(copy, "utf8"), results, problems } };
}

const cutShort = refuse({ code: "project-damaged", path: "", missing: "end" });
const pathless = (outcome: Outcome<unknown>) =>
  outcome.ok || !("path" in outcome.failure) ? outcome : { ok: false, failure: { ...outcome.failure, path: "" } };

test("a project comes back as it was saved: document, data, results", async () => {
  expect(answerOf(await openBytes(whole))).toEqual({ document, data, results: [12.5, 99], problems: [] });
});

test("other programs can unpack a project file, with readable names and an indented document", () => {
  const entries = unzipSync(whole);
  expect(Object.keys(entries)).toEqual([
    "mimetype",
    "project.json",
    "index.html",
    "results/m1.json",
    "outputs/m1.json",
    "results/model%2F2.json",
    "outputs/model%2F2.json",
    "pictures/m1.svg",
    "pictures/m1.png",
    "data/t1.csv",
  ]);
  expect(strFromU8(entries["project.json"] ?? new Uint8Array())).toContain('\n  "format": "crosslevel-project",\n');
  // Known by its first bytes, as OpenDocument files are: the marker's text stands uncompressed behind its name.
  expect(whole.subarray(30, 80).toString()).toMatch(/^mimetypeapplication\/vnd\.crosslevel/);
});

test("a file cut short at any byte is refused as that, never half opened", async () => {
  for (let length = 1; length < whole.length; length++) {
    expect(pathless(await openBytes(whole.subarray(0, length)))).toEqual(cutShort);
  }
});

test("wherever a byte is damaged, nothing wrong is shown as right", async () => {
  for (let at = 0; at < whole.length; at += 3) {
    const bytes = new Uint8Array(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    const opened = await openBytes(bytes);
    if (!opened.ok) continue;
    expect(opened.value.document).toEqual(document);
    expect(opened.value.data).toBe(data);
    for (const result of opened.value.results) expect([12.5, 99]).toContain(result);
  }
}, 60_000);

/** The file as another program would write it, with one entry's content changed or left out. */
function rewritten(entry: string, content: string | null): Uint8Array {
  const { [entry]: _old, ...others } = unzipSync(whole);
  return zipSync(content === null ? others : { ...others, [entry]: strToU8(content) });
}

for (const [what, entry, content] of [
  ["missing", "data/t1.csv", null],
  ["missing", "project.json", null],
  ["not JSON", "project.json", "{"],
  ["without models", "project.json", '{"format":"crosslevel-project","version":1}'],
] as const) {
  test(`${entry} ${what}: the project is refused by the name of that part`, async () => {
    const outcome = await openBytes(rewritten(entry, content));
    expect(pathless(outcome)).toEqual(refuse({ code: "project-damaged", path: "", missing: entry }));
  });
}

test("when only a result is damaged the rest opens, and it is named", async () => {
  for (const entry of ["results/m1.json", "outputs/m1.json"]) {
    const opened = answerOf(await openBytes(rewritten(entry, "[]")));
    expect(opened.document).toEqual(document);
    expect(opened.results).toEqual([99]);
    expect(opened.problems).toMatchObject([{ code: "project-damaged", missing: entry }]);
  }
});

test("a project of a newer version is refused with both numbers", async () => {
  const newer = JSON.stringify({ ...document, version: 7 });
  expect(pathless(await openBytes(rewritten("project.json", newer)))).toEqual(
    refuse({ code: "project-newer", path: "", version: 7, understood: 1 }),
  );
});

test("a project of an older version opens by going through every step since", async () => {
  const { title, ...rest } = document;
  const older = JSON.stringify({ ...rest, name: title, version: -1 });
  const steps = [
    { from: -2, migrate: () => ({ format: "not reached" }) },
    { from: -1, migrate: ({ name, ...others }: Record<string, unknown>) => ({ ...others, heading: name }) },
    { from: 0, migrate: ({ heading, ...others }: Record<string, unknown>) => ({ ...others, title: heading }) },
  ];
  expect(answerOf(await openBytes(rewritten("project.json", older), { steps })).document).toEqual(document);
});

test("an empty file, another kind of file and another kind of zip are not taken for a project", async () => {
  expect(await openBytes(new Uint8Array())).toEqual(refuse({ code: "file-empty", name: "changed.crosslevel" }));
  const notOne = refuse({ code: "project-not-one", path: "" });
  expect(pathless(await openBytes(new TextEncoder().encode("school,y\n1,2\n")))).toEqual(notOne);
  const workbook = zipSync({ "xl/workbook.xml": strToU8("<x/>") });
  expect(pathless(await openBytes(workbook))).toEqual(notOne);
});

test("a project that is not there is told as not found, a folder as a folder", async () => {
  const gone = join(folder, "gone.crosslevel");
  expect(await openProjectFile(gone)).toEqual(refuse({ code: "file-not-found", path: gone }));
  expect(await openProjectFile(folder)).toEqual(refuse({ code: "is-a-folder", path: folder }));
});

test("when a part cannot be read while saving, the old project is untouched", async () => {
  const content = { document, page: null, tables: new Map([["t1", join(folder, "gone.csv")]]), answers, pictures: [] };
  const outcome = await writeProject(path, content, new Date());
  expect(outcome.ok).toBe(false);
  expect(readFileSync(path).equals(whole)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
