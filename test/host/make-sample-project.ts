import { join } from "node:path";
import type { DataStep } from "../../src-contract/data-steps.ts";
import type { FitAnswer } from "../../src-contract/engine-api.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import { answerOf } from "../support/host-engine.ts";
import { hostFolder, openWindow, runHost } from "../support/host-harness.ts";
import { hsbDocument, hsbRequest } from "../support/host-hsb.ts";

/**
 * Makes the stored sample project of the present version: `node test/host/run.mjs make-sample-project
 * test/data/projects/v1-hsb.crosslevel`, or `…/v1-steps.crosslevel` for one whose data were prepared. Once a version was
 * released its sample is never made again: every later version has to open it.
 */
const [, engine = "", path = ""] = process.argv.slice(2);
const { folder, remove } = hostFolder();
const samples = join(process.cwd(), "assets/examples");
const { host } = runHost(engine, folder, { samples, now: () => new Date("2026-11-20T12:00:00Z") });
const { calls } = openWindow(host);
const opened = answerOf(await calls.openData({ source: { kind: "sample", id: "hsb" }, options: {} }));
const document = path.includes("steps") ? await prepared(hsbDocument(opened)) : hsbDocument(opened);
const results: { readonly model: string; readonly answer: FitAnswer }[] = [];
for (const { id } of document.models) {
  results.push({ model: id, answer: answerOf(await calls.fit(hsbRequest(document, id))) });
}
const saved = answerOf(await calls.saveProject({ document, path: join(process.cwd(), path), results, pictures: [] }));
console.log(saved);
await calls.close(null);
await host.close();
remove();

/** One step of several kinds, and a table about the data in the report. */
async function prepared(plain: ProjectDocument): Promise<ProjectDocument> {
  const steps: readonly DataStep[] = [
    { id: "step-1", kind: "compute", variables: [{ name: "ses_dev", formula: "ses - mean(ses, by: school)" }] },
    {
      id: "step-2",
      kind: "recode",
      variables: ["size"],
      into: ["large"],
      rules: [
        { from: { low: 1000, high: null }, to: 1, label: "large" },
        { from: "else", to: 0 },
      ],
    },
    { id: "step-3", kind: "edit-cells", blocks: [{ row: 1, variables: ["ses_dev"], values: [[0]] }] },
    { id: "step-4", kind: "describe", variables: { ses_dev: { label: "SES, deviation from the school" } } },
    { id: "step-5", kind: "filter", formula: "mathach > -100", off: true },
  ];
  const [table] = plain.tables;
  if (table === undefined) throw new Error("the sample is a table");
  const { id, rows, variables, levels } = table;
  const request = { table: id, variables, steps, levels: levels?.upper.map((level) => level.id) ?? [] };
  const made = answerOf(await calls.prepareTable(request));
  return {
    ...plain,
    tables: [
      { ...table, rows: made.rows, variables: made.variables, preparation: { source: { rows, variables }, steps } },
    ],
    report: [
      ...plain.report,
      {
        kind: "data-table",
        id: "data-1",
        table: id,
        question: { kind: "correlations", variables: ["mathach", "ses_dev", "large"] },
        title: null,
      },
    ],
  };
}
