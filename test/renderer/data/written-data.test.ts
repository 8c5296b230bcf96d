import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DataStep } from "../../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { readAnalysisData } from "../../../src-engine/cli/read-data.ts";
import { exportData } from "../../../src-engine/export/data/export-data.ts";
import { runSteps } from "../../../src-engine/steps/run-steps.ts";
import { writtenData } from "../../../src-renderer/state/written-data.ts";
import { projectWith } from "../../support/host-project.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

const pupils = madeData(
  {
    school: [1, 1, 2, 2, 3],
    sex: [1, 2, 1, -9, 2],
    born: [10_957, 11_016, null, 11_300, 11_400],
    name: ["Zoë", "b", null, "d", "e"],
    y: [1.25, -99, 3, 4, 5],
  },
  {
    y: { missing: { values: [-99], ranges: [] }, label: "Score" },
    sex: {
      measure: "nominal",
      missing: { values: [], ranges: [{ low: null, high: -1 }] },
      valueLabels: [{ value: 1, label: "girl" }],
    },
    born: { storage: "date" },
  },
);
const schools = madeData(
  { id: [1, 2], size: [10, 20], kind: [1, 9] },
  {
    kind: {
      label: "Kind of school",
      measure: "nominal",
      missing: { values: [9], ranges: [] },
      valueLabels: [{ value: 1, label: "public" }],
    },
  },
);
const steps: readonly DataStep[] = [
  { id: "step-1", kind: "join", from: { table: "t2", name: "schools" }, keys: [{ left: "school", right: "id" }] },
  { id: "step-2", kind: "filter", formula: "false", off: true },
  {
    id: "step-3",
    kind: "compute",
    variables: [
      { name: "m", formula: "mean(y, by: school)" },
      { name: "who", formula: "label(sex)" },
      { name: "day", formula: "day(born)" },
      { name: "z", formula: "if(is_missing(y), 0, size)" },
    ],
  },
  { id: "step-4", kind: "filter", formula: "m > 0" },
];

function prepared(): ProjectTable {
  const [table] = projectWith([]).tables;
  if (table === undefined) throw new Error("a table");
  return { ...table, preparation: { source: { rows: 5, variables: pupils.variables }, steps } };
}

function run(list: readonly DataStep[]) {
  const find = () => ({ name: "schools", data: schools });
  const done = runSteps(pupils, list, { find, levels: [], known: [], stop: () => false });
  if (done === null) throw new Error("done");
  return { data: done.data, reports: done.states.map(({ report }) => report) };
}

test("the command line does the steps of an exported analysis on the data as they were read", async () => {
  const { data: expected, reports } = run(steps);
  const table = prepared();
  const { data, files } = writtenData(table, reports, "study");
  expect(data.steps?.map(({ kind }) => kind)).toEqual(["describe", "join", "compute", "filter"]);
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-written-"));
  for (const file of files) {
    const own = file.table === table.id ? pupils : schools;
    const written = await exportData({ ...file, path: join(folder, file.path) }, own, () => false);
    expect(written).toMatchObject({ ok: true });
  }
  const analysis = JSON.parse(JSON.stringify({ data }));
  const read = await readAnalysisData(join(folder, "study.analysis.json"), analysis);
  await rm(folder, { recursive: true });
  expect(read.ok ? cellsOf(read.value.data) : read.failure).toEqual(cellsOf(expected));
  const kind = read.ok ? read.value.data.byName.get("kind") : undefined;
  expect({ ...kind, column: "" }).toEqual({ ...schools.byName.get("kind"), column: "" });
  expect(cellsOf(expected)).toMatchObject({ who: ["girl", "2", "girl", null, "2"], z: [10, 0, 20, 20, null] });
});

test("steps that were done in part are not written, but what they made", () => {
  const { reports } = run([...steps, { id: "step-9", kind: "delete-variables", variables: ["nowhere", "name"] }]);
  const table = prepared();
  expect(writtenData(table, reports, "study")).toEqual({
    data: { file: "study.data.parquet" },
    files: [
      {
        table: table.id,
        format: "parquet",
        path: "study.data.parquet",
        cells: { values: "codes", missing: "kept" },
      },
    ],
  });
});
