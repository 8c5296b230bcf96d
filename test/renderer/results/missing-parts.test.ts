import { expect, test } from "vitest";
import type { OutputTable } from "../../../src-contract/output.ts";
import { missingParts } from "../../../src-renderer/screens/results/missing-parts.ts";

test("what was asked for and is not there is named", () => {
  const table = (kind: OutputTable["kind"]): OutputTable => ({ kind, title: "", columns: [], rows: [], notes: [] });
  const answer = { id: "m", tables: [table("variance-partition"), table("residuals")], charts: [] };
  expect(missingParts(["variance-by-level", "marginal-means", "residuals", "simple-slopes"], answer)).toEqual([
    "marginal-means",
    "simple-slopes",
  ]);
});
