import { expect, test } from "vitest";
import { reportBlocks } from "../../src-print/report-blocks.ts";
import { comparisonKey, reportNeeds } from "../../src-print/report-needs.ts";
import { plainText } from "../../src-print/rich-text.ts";
import { hsbOutputs, hsbProject } from "../support/hsb-project.ts";

const emptyTable = { kind: "comparison", title: "", columns: [], rows: [], notes: [] } as const;
const blocks = reportBlocks(hsbProject, hsbOutputs);
const ofItem = (id: string, all = blocks) => all.find(({ item }) => item === id);

test("the report's pieces come in order, tables and figures numbered each in their own row", () => {
  expect(blocks.map((block) => [block.kind, "number" in block ? block.number : null])).toEqual([
    ["heading", null],
    ["paragraphs", null],
    ["equations", null],
    ["table", 1],
    ["table", 2],
    ["figure", 1],
    ["table", 3],
  ]);
});

test("a table has the title the user gave it, else its own", () => {
  expect(ofItem("fixed")).toMatchObject({ title: "Fixed Effects on Mathematics Achievement" });
  expect(ofItem("variances")).toMatchObject({ title: "What Varies" });
});

test("a piece that is not there keeps its number and says why", () => {
  const unfitted = reportBlocks(hsbProject, { ...hsbOutputs, models: new Map() });
  expect(ofItem("fixed", unfitted)).toMatchObject({
    kind: "missing",
    label: "table",
    number: 1,
    missing: { reason: "not-fitted", model: "Cross-level" },
  });
  expect(ofItem("comparison", unfitted)).toMatchObject({ kind: "table", number: 3 });
  const deleted = reportBlocks({ ...hsbProject, models: [] }, hsbOutputs);
  expect(ofItem("chart", deleted)).toMatchObject({ number: 1, missing: { reason: "model-deleted" } });
  expect(ofItem("equations", deleted)).toMatchObject({ missing: { reason: "model-deleted" } });
});

test("a table that the settings switched off is said to be missing", () => {
  const report = [{ kind: "table", id: "ols", table: "single-level", model: "model-4", title: null } as const];
  expect(reportBlocks({ ...hsbProject, report }, hsbOutputs)).toMatchObject([
    { kind: "missing", missing: { reason: "not-produced", model: "Cross-level" } },
  ]);
});

test("a model's text ends with the comparison of the models of its data, where there are several", () => {
  const [model] = hsbProject.models;
  const [output] = hsbOutputs.models.values();
  if (model === undefined || output === undefined) throw new Error("the project has a fitted model");
  const said = (text: string) => [[{ text }]];
  const outputs = {
    ...hsbOutputs,
    models: new Map([[model.id, { ...output, text: said("It rests on schools."), tables: [] }]]),
    comparisons: new Map([
      [comparisonKey({ table: model.table, models: null }), { ...emptyTable, text: said("They differ.") }],
    ]),
  };
  const report = [{ kind: "text", id: "text", model: model.id } as const];
  const another = { ...model, id: "another" };
  const alone = { ...hsbProject, report, models: [model] };
  const both = { ...alone, models: [model, another] };
  expect(reportNeeds(alone)).toMatchObject({ fits: [model.id], comparisons: [] });
  expect(reportNeeds(both)).toMatchObject({ comparisons: [{ table: model.table, models: null }] });
  const textOf = (document: typeof both) => {
    const [block] = reportBlocks(document, outputs);
    return block?.kind === "paragraphs" ? block.paragraphs.map(plainText) : null;
  };
  expect(textOf(alone)).toEqual(["It rests on schools."]);
  expect(textOf(both)).toEqual(["It rests on schools.", "They differ."]);
});

test("a comparison of no table in particular is that of the first one with several models", () => {
  const [model] = hsbProject.models;
  if (model === undefined) throw new Error("the project has a model");
  const models = ["table-0", "table-1", "table-1"].map((table, place) => ({ ...model, id: `model-${place}`, table }));
  expect(reportNeeds({ ...hsbProject, models }).comparisons).toEqual([{ table: "table-1", models: null }]);
});

test("what has to be worked out for a report is asked for once: models, comparisons, questions about the data", () => {
  const question = { kind: "frequencies", variables: ["sector"] } as const;
  const frequencies = { kind: "data-table", id: "sectors", table: "hsb", question, title: null } as const;
  const report = [...hsbProject.report, frequencies];
  expect(reportNeeds({ ...hsbProject, report: [...report, ...report] })).toEqual({
    fits: ["model-4"],
    equations: ["model-4"],
    comparisons: [{ table: "table-1", models: null }],
    data: [{ table: "hsb", question }],
  });
});
