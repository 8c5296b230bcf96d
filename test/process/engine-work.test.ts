import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FitRequest } from "../../src-contract/engine-api.ts";
import type { LevelsDefinition } from "../../src-contract/levels.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { csvSource } from "../support/bare-answer.ts";
import { answerOf, failureOf, type RunningEngine, runEngine } from "../support/host-engine.ts";
import { type BuiltEngine, buildEngine } from "../support/host-engine-build.ts";
import { emptyProject } from "../support/host-project.ts";

// The engine process as it ships, with the engine's own work behind it.

let built: BuiltEngine;
let folder: string;
let engine: RunningEngine;
let variables: readonly Variable[];

beforeAll(async () => {
  built = await buildEngine();
  folder = mkdtempSync(join(tmpdir(), "crosslevel-"));
  writeFileSync(join(folder, "pupils.csv"), pupils());
  engine = runEngine(built.engine);
  const request = { path: join(folder, "pupils.csv"), name: "pupils.csv", options: {} };
  expect(answerOf(await engine.client.previewData(request)).columns.map(({ variable }) => variable.name)).toEqual([
    "school",
    "kind",
    "ses",
    "math",
  ]);
  ({ variables } = answerOf(await engine.client.importTable({ table: "t1", ...request })));
});
afterAll(async () => {
  engine.connection.kill();
  rmSync(folder, { recursive: true });
  await built.remove();
});

/** 40 schools of 15 pupils; math = 10 + 2 ses + a school's own part + the pupil's. */
function pupils(): string {
  const lines = ["school,kind,ses,math"];
  for (let school = 1; school <= 40; school++) {
    for (let pupil = 0; pupil < 15; pupil++) {
      const ses = Math.sin(school * 7 + pupil * 3);
      const math = 10 + 2 * ses + 3 * Math.cos(school * 5) + Math.sin(pupil * 11 + school);
      lines.push(`s${school},${school % 2 === 0 ? "public" : "private"},${ses.toFixed(4)},${math.toFixed(4)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

const levels: LevelsDefinition = {
  first: { singular: "pupil", plural: "pupils" },
  upper: [{ singular: "school", plural: "schools", id: ["school"] }],
};
const intercept = { variables: [] };
const nullModel = { outcome: "math", fixed: [intercept], random: [{ group: "school", terms: [intercept] }] };
const sesModel = { ...nullModel, fixed: [intercept, { variables: [{ name: "ses" }] }] };

function request(id: string, model: FitRequest["model"], revision = 1): FitRequest {
  const { output } = emptyProject;
  return { id, name: `Model ${id}`, revision, table: "t1", levels, model, output };
}

const document = (): ProjectDocument => ({
  ...emptyProject,
  title: "Pupils",
  tables: [
    {
      id: "t1",
      name: "pupils.csv",
      rows: 600,
      variables,
      levels,
      source: csvSource("pupils.csv"),
    },
  ],
  models: [
    { id: "m1", name: "Null", table: "t1", model: nullModel },
    { id: "m2", name: "Status", table: "t1", model: sesModel },
    { id: "m3", name: "Unfinished", table: "t1", model: { ...nullModel, outcome: null } },
  ],
  report: [
    { kind: "table", id: "r1", table: "fixed-effects", model: "m2", title: null },
    { kind: "comparison", id: "r2", models: null, title: null },
    { kind: "equations", id: "r3", model: "m2" },
  ],
});

test("a table is paged, summarized and its levels described", async () => {
  const page = answerOf(
    await engine.client.readRows({ table: "t1", first: 599, count: 5, variables: ["kind", "school"] }),
  );
  expect(page.columns).toEqual([["public"], ["s40"]]);
  const [summary] = answerOf(await engine.client.summarizeVariables({ table: "t1", variables: ["school"] }));
  expect(summary).toMatchObject({ valid: 600, distinct: 40 });
  expect(failureOf(await engine.client.summarizeVariables({ table: "t1", variables: ["no"] }))).toBe(
    "variable-unknown",
  );
  const suggested = answerOf(await engine.client.suggestLevels({ table: "t1" }));
  expect(suggested.proposal[0]?.id).toEqual(["school"]);
  const report = answerOf(await engine.client.describeLevels({ table: "t1", levels }));
  expect(report.units[0]).toMatchObject({ count: 40, singletons: 0 });
});

test("a model is fitted, and asked again it answers at once with the new revision", async () => {
  const first = answerOf(await engine.client.fit(request("m2", sesModel)));
  expect(first.result.fixed[1]?.estimate).toBeCloseTo(2, 0);
  expect(first.output.tables.length).toBeGreaterThan(1);
  const again = answerOf(await engine.client.fit(request("copy", sesModel, 7)));
  expect([again.id, again.revision]).toEqual(["copy", 7]);
  const renamed = answerOf(await engine.client.fit({ ...request("copy", sesModel, 8), name: "Model m2" }));
  // The time a fit took is its own: the same to the last digit means that it was not made again.
  expect(renamed.result.fit.milliseconds).toBe(first.result.fit.milliseconds);
});

test("edited missing values change the next fit, and are forgotten when they are taken back", async () => {
  const withKind = { ...nullModel, fixed: [intercept, { variables: [{ name: "kind" }] }] };
  const rowsUsed = async () => answerOf(await engine.client.fit(request("m1", withKind))).result.fit.observations;
  expect(await rowsUsed()).toBe(600);
  const edited = variables.map((variable) =>
    variable.name === "kind" ? { ...variable, missing: { values: ["private"], ranges: [] } } : variable,
  );
  await engine.client.setVariables({ table: "t1", variables: edited });
  expect(await rowsUsed()).toBe(300);
  await engine.client.setVariables({ table: "t1", variables });
  expect(await rowsUsed()).toBe(600);
});

test("models are compared side by side", async () => {
  const models = [request("m1", nullModel), request("m2", sesModel)].map(({ revision: _revision, ...rest }) => rest);
  const table = answerOf(await engine.client.compare({ models }));
  expect(table.kind).toBe("comparison");
  expect(table.columns.map(({ id }) => id)).toEqual(["effect", "model-1", "model-2", "last-ci", "last-p"]);
});

test("a copy restores the same table bit by bit", async () => {
  const path = join(folder, "copy.csv");
  answerOf(await engine.client.writeTable({ table: "t1", path }));
  answerOf(await engine.client.restoreTable({ table: "t2", path, name: "pupils.csv", format: "csv", variables }));
  const all = { first: 0, count: 600, variables: ["school", "kind", "ses", "math"] };
  const [original, restored] = [
    answerOf(await engine.client.readRows({ table: "t1", ...all })),
    answerOf(await engine.client.readRows({ table: "t2", ...all })),
  ];
  expect(restored).toEqual(original);
});

test("a report and a project's page bring everything they show", async () => {
  const report = join(folder, "report.html");
  answerOf(await engine.client.exportReport({ document: document(), format: "html", path: report, pictures: [] }));
  const html = readFileSync(report, "utf8");
  expect(html.match(/<caption>/g)).toHaveLength(2);
  expect(html).toContain("<math");
  const page = join(folder, "page.html");
  answerOf(await engine.client.writeProjectPage({ document: document(), path: page, pictures: [] }));
  const text = readFileSync(page, "utf8");
  for (const name of ["Null", "Status", "Unfinished"]) expect(text).toContain(name);
  const word = join(folder, "report.docx");
  answerOf(await engine.client.exportReport({ document: document(), format: "docx", path: word, pictures: [] }));
  expect(existsSync(word)).toBe(true);
});

test("a report brings what was asked for after the fit, and the command's answer has the same", async () => {
  const after = { show: ["unit-effects", "influence"] } as const;
  const item = (table: "unit-effects" | "influence") =>
    ({ kind: "table", id: table, table, name: "school", model: "m2", title: null }) as const;
  const path = join(folder, "after.html");
  const reported = { ...document(), after, report: [item("unit-effects"), item("influence")] };
  answerOf(await engine.client.exportReport({ document: reported, format: "html", path, pictures: [] }));
  const html = readFileSync(path, "utf8");
  expect(html).toContain("Random Effects of Schools on Math");
  expect(html).toContain("Influence of Schools on the Estimates for Math");
  const { revision: _, ...question } = request("m2", sesModel);
  const answer = answerOf(await engine.client.afterFit({ ...question, after }));
  expect(answer.tables.map(({ kind }) => kind)).toEqual(["unit-effects", "influence"]);
});

test("results that are there already stand in the page without being made again", async () => {
  const answer = answerOf(await engine.client.fit(request("m1", nullModel)));
  const summary = { ...answer.output.summary, method: "As it was shown in the window" };
  const given = { ...answer, output: { ...answer.output, summary } };
  const page = join(folder, "given.html");
  answerOf(await engine.client.writeProjectPage({ document: document(), path: page, pictures: [], answers: [given] }));
  expect(readFileSync(page, "utf8")).toContain("As it was shown in the window");
});

test("what is no table is refused by name", async () => {
  writeFileSync(join(folder, "empty.csv"), "");
  const request = { path: join(folder, "empty.csv"), name: "empty.csv", options: {} };
  expect(failureOf(await engine.client.previewData(request))).toBe("file-empty");
  expect(failureOf(await engine.client.importTable({ table: "t9", ...request }))).toBe("file-empty");
  expect(failureOf(await engine.client.suggestLevels({ table: "t9" }))).toBe("table-not-open");
});
