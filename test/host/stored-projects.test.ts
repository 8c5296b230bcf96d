import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { FitAnswer } from "../../src-contract/engine-api.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import { resultsText } from "../../src-print/results-text.ts";
import { answerOf } from "../support/host-engine.ts";
import { type BuiltEngine, buildEngine } from "../support/host-engine-build.ts";
import { hostFolder, openWindow, type RunningHost, runHost, type TestWindow } from "../support/host-harness.ts";
import { hsbDocument, hsbRequest } from "../support/host-hsb.ts";

// The whole way with the real engine: a sample, fits, a project file, and the stored files of every released version.

const repository = join(import.meta.dirname, "../..");
let built: BuiltEngine;
let folder: string;
let removeFolder: () => void;
let running: RunningHost;
let window: TestWindow;
beforeAll(async () => {
  built = await buildEngine();
});
afterAll(() => built.remove());
beforeEach(() => {
  ({ folder, remove: removeFolder } = hostFolder());
  running = runHost(built.engine, folder, { samples: join(repository, "assets/examples") });
  window = openWindow(running.host);
});
afterEach(async () => {
  await running.host.close();
  removeFolder();
});

const openSample = async (id: string) =>
  answerOf(await window.calls.openData({ source: { kind: "sample", id }, options: {} }));

test("every sample opens with the rows that its description promises, and its proposed levels hold", async () => {
  const { samples } = answerOf(await window.calls.start(null));
  expect(samples.map(({ id }) => id)).toEqual(["hsb", "sleepstudy", "growth"]);
  for (const { id, rows, levels, proposal } of samples) {
    const table = await openSample(id);
    expect(table.rows).toBe(rows);
    expect(proposal.upper).toHaveLength(levels - 1);
    const report = answerOf(await window.calls.describeLevels({ table: table.id, levels: proposal }));
    expect(report.units.every(({ rowsWithoutId }) => rowsWithoutId === 0)).toBe(true);
    expect(report.nesting.every(({ relation }) => relation === "nested")).toBe(true);
  }
});

/** Raudenbush and Bryk (2002, p. 70): γ₀₀ 12.637 (0.244), τ₀₀ 8.614, σ² 39.148. */
function expectNullModel({ result }: FitAnswer): void {
  expect(result.fixed[0]?.estimate).toBeCloseTo(12.637, 3);
  expect(result.fixed[0]?.se).toBeCloseTo(0.244, 3);
  expect(result.random[0]?.covariance[0]?.[0]).toBeCloseTo(8.614, 2);
  expect(result.residual?.variance).toBeCloseTo(39.148, 2);
}

test("High School and Beyond: opened, fitted, saved and opened again, the numbers are the book's each time", async () => {
  const document = hsbDocument(await openSample("hsb"));
  const answer = answerOf(await window.calls.fit(hsbRequest(document, "m1")));
  expectNullModel(answer);
  const path = join(folder, "hsb.crosslevel");
  const results = [{ model: "m1", answer }];
  expect(answerOf(await window.calls.saveProject({ document, path, results, pictures: [] })).page).toBe(true);
  answerOf(await window.calls.newProject(null));
  const opened = answerOf(await window.calls.openProject({ source: { kind: "path", path } }));
  expect(opened.document).toEqual(document);
  expect(opened.answers).toEqual([{ ...answer, revision: 0 }]);
  expectNullModel(answerOf(await window.calls.fit(hsbRequest(opened.document, "m1"))));
});

const stored = join(repository, "test/data/projects");
for (const name of readdirSync(stored).filter((file) => file.endsWith(".crosslevel"))) {
  test(`${name} opens, and its models give the results that were saved with it`, async () => {
    const source = { kind: "path", path: join(stored, name) } as const;
    const { document, answers, problems } = answerOf(await window.calls.openProject({ source }));
    expect(problems).toEqual([]);
    // What the window draws of a model before it is fitted anew.
    for (const { output } of answers) expect(() => resultsText(output, null)).not.toThrow();
    expect(document.tables[0]?.rows).toBe(7185);
    await expectPrepared(document);
    expect(document.report.length).toBeGreaterThan(0);
    expect(document.models.length).toBeGreaterThan(0);
    expect(answers).toHaveLength(document.models.length);
    for (const saved of answers) {
      const { result } = answerOf(await window.calls.fit(hsbRequest(document, saved.id)));
      expect(result.fixed.map((effect) => effect.name)).toEqual(saved.result.fixed.map((effect) => effect.name));
      for (const [position, effect] of saved.result.fixed.entries()) {
        expect(result.fixed[position]?.estimate).toBeCloseTo(effect.estimate, 4);
      }
      expect(result.fit.logLikelihood).toBeCloseTo(saved.result.fit.logLikelihood, 3);
    }
  });
}

/** A table with steps comes with what they made. */
async function expectPrepared({ tables: [table] }: ProjectDocument): Promise<void> {
  if (table?.preparation === undefined) return;
  expect(table.variables.slice(-2).map(({ name, label }) => [name, label])).toEqual([
    ["ses_dev", "SES, deviation from the school"],
    ["large", "School enrollment"],
  ]);
  const rows = { table: table.id, first: 0, count: 2, variables: ["ses_dev", "large"] };
  const [deviations, large] = answerOf(await window.calls.readRows(rows)).columns;
  // The first was typed over.
  expect(deviations?.[0]).toBe(0);
  expect(deviations?.[1]).toBeCloseTo(-0.15362, 4);
  expect(large).toEqual([0, 0]);
}
