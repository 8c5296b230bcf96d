import { expect, test } from "vitest";
import { linkScaleName, type ModelOutput, type OutputChart } from "../../../src-contract/output.ts";
import { reportPieces, usualPieces } from "../../../src-renderer/screens/results/report-pieces.ts";

const axis = { label: "", min: 0, max: 1, ticks: [] };
const chart = (kind: OutputChart["kind"], name?: string): OutputChart => {
  const named = name === undefined ? {} : { name };
  return {
    kind,
    ...named,
    title: "Predicted Counts",
    subtitle: "",
    x: axis,
    y: axis,
    unitLines: [],
    lines: [],
    notes: [],
  };
};

test("pieces of the report are told apart: charts from tables, scales from each other", () => {
  const output: ModelOutput = {
    summary: {
      rows: 1,
      rowsUsed: 1,
      levels: [],
      exclusions: [],
      method: "",
      convergence: "",
      converged: true,
      milliseconds: 1,
    },
    notices: [],
    tables: [{ kind: "predicted-outcomes", name: "age", title: "Predicted Counts", columns: [], rows: [], notes: [] }],
    text: [],
    charts: [chart("group-lines"), chart("group-lines", linkScaleName), chart("predicted-outcomes", "age")],
  };
  const model = { id: "m", name: "Model 1", table: "t", model: { outcome: "y", fixed: [], random: [] } };
  const pieces = reportPieces(model, output, null);
  const labels = pieces.map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels).toContain("Chart: Predicted Counts");
  expect(labels).toContain("SPSS syntax");
  // Code is for a reviewer who asks for it, not among all results.
  expect(usualPieces(pieces).map(({ label }) => label)).toEqual(
    labels.filter((label) => !/^R code$|^SPSS/.test(label)),
  );
  expect(labels).toContain("Chart of the units’ lines, on the scale of the link");
});
