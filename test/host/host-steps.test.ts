import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { OpenedTable } from "../../src-contract/data-import.ts";
import type { DataStep } from "../../src-contract/data-steps.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import { answerOf, failureOf } from "../support/host-engine.ts";
import { hostFixture } from "../support/host-fixture.ts";

const at = hostFixture();

const upperHalf: DataStep = { id: "step-1", kind: "filter", formula: "y > 50" };
const doubled: DataStep = { id: "step-2", kind: "compute", variables: [{ name: "y", formula: "y * 2" }] };

function prepare({ id: table, variables }: OpenedTable, steps: readonly DataStep[]) {
  return at.window.calls.prepareTable({ table, variables, steps, levels: [] });
}

/** The document with the steps that a table has. */
async function preparedDocument(table: OpenedTable, steps: readonly DataStep[]): Promise<ProjectDocument> {
  const { rows, variables } = answerOf(await prepare(table, steps));
  const document = at.documentOf(table);
  const preparation = { source: { rows: table.rows, variables: table.variables }, steps };
  return { ...document, tables: document.tables.map((one) => ({ ...one, rows, variables, preparation })) };
}

test("steps make what is fitted and shown, and can be taken back", async () => {
  const table = await at.openNumbers();
  const prepared = answerOf(await prepare(table, [upperHalf, doubled]));
  expect(prepared.rows).toBe(50);
  expect(prepared.reports.map(({ rowsBefore, rows }) => [rowsBefore, rows])).toEqual([
    [100, 50],
    [50, 50],
  ]);
  expect(await at.meanOf(table.id)).toBe(151);
  const rows = { table: table.id, first: 0, count: 2, variables: ["y"] };
  expect(answerOf(await at.window.calls.readRows(rows)).columns).toEqual([[102, 104]]);
  answerOf(await prepare(table, []));
  expect(await at.meanOf(table.id)).toBe(50.5);
});

test("what is asked while steps are done waits for them", async () => {
  const table = await at.openNumbers();
  const preparing = prepare(table, [upperHalf]);
  const mean = at.meanOf(table.id);
  const rows = at.window.calls.readRows({ table: table.id, first: 0, count: 1, variables: ["y"] });
  expect(await mean).toBe(75.5);
  expect(answerOf(await rows).columns).toEqual([[51]]);
  answerOf(await preparing);
});

test("newer steps take the place of those that are still being done", async () => {
  const table = await at.openNumbers();
  const older = prepare(table, [upperHalf]);
  const newer = prepare(table, [doubled]);
  expect(["none", "superseded"]).toContain(failureOf(await older));
  answerOf(await newer);
  expect(await at.meanOf(table.id)).toBe(101);
});

test("a preview shows the first rows and changes nothing", async () => {
  const { id: table, variables } = await at.openNumbers();
  const preview = answerOf(
    await at.window.calls.previewSteps({ table, variables, steps: [upperHalf], levels: [], rows: 2 }),
  );
  expect(preview).toMatchObject({
    rows: 50,
    columns: [
      [51, 52],
      [0.5, 0.5],
    ],
  });
  expect(await at.meanOf(table)).toBe(50.5);
});

test("another engine is given the steps too", async () => {
  const table = await at.openNumbers();
  answerOf(await prepare(table, [upperHalf]));
  at.running.engines[0]?.kill();
  expect(await at.meanOf(table.id)).toBe(75.5);
});

test("a table that another one is joined to comes as its own steps leave it, also after the project is opened again", async () => {
  const [pupils, schools] = [await at.openNumbers(), await at.openNumbers()];
  const half: DataStep = { id: "a", kind: "compute", variables: [{ name: "x", formula: "y / 2" }] };
  const joined: DataStep = {
    id: "b",
    kind: "join",
    from: { table: schools.id, name: "schools" },
    keys: [{ left: "y", right: "y" }],
  };
  const first = await preparedDocument(schools, [half]);
  const second = await preparedDocument(pupils, [joined]);
  expect(await at.meanOf(pupils.id, "x_2")).toBe(25.25);
  // The table that depends on the other one stands before it.
  const document = { ...second, tables: [...second.tables, ...first.tables] };
  answerOf(await at.save(document, at.projectPath));
  await at.running.host.close();
  at.begin();
  const opened = answerOf(await at.window.calls.openProject({ source: { kind: "path", path: at.projectPath } }));
  expect(opened.document).toEqual(document);
  expect(await at.meanOf(pupils.id, "x_2")).toBe(25.25);
  // Once more beside itself: other ids, and steps that speak of them.
  const again = answerOf(await at.window.calls.openProject({ source: { kind: "path", path: at.projectPath } }));
  const [other] = again.document.tables;
  expect(other?.id).not.toBe(pupils.id);
  expect(await at.meanOf(other?.id ?? "", "x_2")).toBe(25.25);
});

test("a project keeps the data as they were read, with the steps beside them", async () => {
  const table = await at.openNumbers();
  const document = await preparedDocument(table, [upperHalf]);
  answerOf(await at.save(document, at.projectPath));
  const entries = unzipSync(readFileSync(join(at.folder, "study.crosslevel")));
  const csv = new TextDecoder().decode(entries[`data/${table.id}.csv`]);
  expect(csv.trim().split("\n")).toHaveLength(101);
  expect(JSON.parse(new TextDecoder().decode(entries["project.json"])).tables[0].preparation.steps).toEqual([
    upperHalf,
  ]);
});

test("work with steps is recovered after a crash", async () => {
  const table = await at.openNumbers();
  const document = await preparedDocument(table, [upperHalf]);
  answerOf(await at.window.calls.autosave({ document, path: null }));
  await at.copied(table.id);
  await at.running.host.close();
  at.begin();
  const [recovery] = (await at.start()).recoveries;
  answerOf(await at.window.calls.recover({ session: recovery?.session ?? "" }));
  expect(await at.meanOf(table.id)).toBe(75.5);
});
