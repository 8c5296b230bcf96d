import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { runFit } from "../../src-engine/cli/fit-command.ts";
import { exportData } from "../../src-engine/export/data/export-data.ts";
import { writtenAnalysis } from "../../src-engine/specification/written-analysis.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

const folder = mkdtempSync(join(tmpdir(), "crosslevel-exported-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Identifiers with leading zeros, a labelled number, one that is declared missing, a name with a space. */
function study() {
  const { normal } = randomNumbers(5);
  const rows = Array.from({ length: 180 }, (_, row) => row);
  const units = Array.from({ length: 15 }, () => normal());
  return madeData(
    {
      "school id": rows.map((row) => `00${row % 15}`),
      kind: rows.map((row) => (row % 15) % 3),
      score: rows.map((row) => (row % 41 === 7 ? -99 : 10 * normal())),
      y: rows.map((row) => (units[row % 15] ?? 0) + ((row % 15) % 3) + normal()),
    },
    {
      kind: { measure: "nominal", valueLabels: [{ value: 0, label: "public" }] },
      score: { missing: { values: [-99], ranges: [] } },
    },
  );
}

test("the command line finds in an exported analysis what the window found", async () => {
  const data = study();
  const kind = { name: "kind" };
  const model: ModelSpecification = {
    outcome: "y",
    fixed: [
      { variables: [] },
      { variables: [kind] },
      { variables: [{ name: "score", center: "group", by: "school id" }] },
      { variables: [{ name: "kind", center: "grand" }, { name: "score" }] },
    ],
    random: [{ group: "school id", terms: [{ variables: [] }, { variables: [{ name: "score" }] }] }],
  };
  const written = await exportData(
    { table: "t", format: "parquet", path: join(folder, "m.data.parquet") },
    data,
    () => false,
  );
  expect(written).toMatchObject({ ok: true });
  const analysis = writtenAnalysis(model, data.variables, { file: "m.data.parquet" }, { show: ["marginal-means"] });
  writeFileSync(join(folder, "m.analysis.json"), JSON.stringify(analysis));
  const out = join(folder, "r.json");
  expect(await runFit({ kind: "fit", file: join(folder, "m.analysis.json"), out, repeat: 1 })).toEqual({ ok: true });
  const result: ResultDocument = JSON.parse(readFileSync(out, "utf8"));
  const window = analyse(data, model);
  expect(window.ok && JSON.parse(JSON.stringify(window.value.result.fixed))).toEqual(result.fixed);
  expect(result.fixed.map(({ name }) => name)).toEqual(["(Intercept)", "kind[1]", "kind[2]", "score", "kind:score"]);
  expect(result.fit.excluded).toBe(5);
  expect(result.after?.marginalMeans).toHaveLength(1);
});
