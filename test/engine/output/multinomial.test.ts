import { describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import { linkScaleName, type OutputTable, type TableKind } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { compareModels, fitModel, prepareComparison } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const model: ModelSpecification = {
  outcome: "job",
  distribution: "multinomial",
  reference: "manual",
  fixed: [{ variables: [] }, { variables: [{ name: "age", center: 40 }] }],
  random: [{ group: "firm", terms: [{ variables: [] }] }],
};
const request = { id: "m", name: "m", table: "t", levels: null, output: defaultOutputSettings };

const answerTo = (asked: ModelSpecification) => fitModel(goldenData("jobs"), { ...request, revision: 1, model: asked });

describe("a multinomial outcome", () => {
  const answer = answerTo(model);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const { tables, charts } = answer.value.output;
  const tableOf = (kind: TableKind) => tables.find((table) => table.kind === kind);

  test("has a section of effects for each category but the reference", () => {
    const effects = tableOf("fixed-effects");
    expect(labelsOf(effects).filter((_, row) => effects?.rows[row]?.kind === "section")).toEqual([
      "clerical rather than manual",
      "sales rather than manual",
    ]);
    expect(effects?.rows[2]?.cells[1]?.explanation).toContain("the log-odds of clerical rather than manual (job)");
  });

  test("has each coefficient and random effect by the number of its category, as HLM writes them", () => {
    expect(labelsOf(tableOf("fixed-effects"))).toEqual([
      "clerical rather than manual",
      "Intercept, γ00(1)",
      "age, γ10(1)",
      "sales rather than manual",
      "Intercept, γ00(2)",
      "age, γ10(2)",
    ]);
    expect(labelsOf(tableOf("variance-components")).map((label) => label.replace(/.*, /, ""))).toEqual([
      "u0(1)",
      "u0(2)",
    ]);
  });

  test("names the variances by category", () => {
    expect(labelsOf(tableOf("variance-components")).map((label) => label.replace(/,.*/, ""))).toEqual([
      "clerical: Intercept",
      "sales: Intercept",
    ]);
  });

  test("has a chart of its categories, whose probabilities add up to 1", () => {
    expect(charts.map(({ kind, name }) => [kind, name ?? null])).toEqual([
      ["category-probabilities", null],
      ["category-probabilities", linkScaleName],
    ]);
    const [{ lines } = { lines: [] }] = charts;
    expect(lines.map(({ label }) => label)).toEqual(["clerical", "sales", "manual"]);
    const sum = lines.reduce((total, { points }) => total + (points[7]?.[1] ?? 0), 0);
    expect(sum).toBeCloseTo(1, 10);
  });

  test("has the same chart on the scale of the link: each category's log-odds against the reference", () => {
    const [{ lines: shares } = { lines: [] }, onLink] = charts;
    expect(onLink?.y.label).toBe("Log-odds rather than manual");
    expect(onLink?.lines.map(({ label }) => label)).toEqual(["clerical", "sales"]);
    const last = shares[2]?.points ?? [];
    for (const [category, { points }] of (onLink?.lines ?? []).entries()) {
      for (const [k, [, y]] of points.entries()) {
        expect(y).toBeCloseTo(Math.log((shares[category]?.points[k]?.[1] ?? 0) / (last[k]?.[1] ?? 0)), 10);
      }
    }
  });

  test("compares with a smaller model by a test of all categories at once", () => {
    const prepared = [{ ...model, fixed: model.fixed.slice(0, 1) }, model].map((each, k) => ({
      name: `M${k}`,
      prepared: prepareComparison(goldenData("jobs"), { ...request, name: `M${k}`, model: each }),
    }));
    const table = compareModels(prepared);
    if (!table.ok) throw new Error(JSON.stringify(table.failure));
    const texts = table.value.rows.flatMap(({ cells }) =>
      cells.map(({ text }) => text.map((piece) => piece.text).join("")),
    );
    expect(texts.some((text) => text.startsWith("clerical: age"))).toBe(true);
    expect(texts.some((text) => /\(2\)\*\*\*$/.test(text))).toBe(true);
  });
});

test("an unknown reference, and quadrature, are refused with a reason", () => {
  const unknown = answerTo({ ...model, reference: "boss" });
  expect(unknown.ok ? null : unknown.failure).toEqual({
    code: "reference-unknown",
    name: "job",
    reference: "boss",
    categories: ["clerical", "manual", "sales"],
  });
  const quadrature = answerTo({ ...model, estimation: { method: "agq" } });
  expect(quadrature.ok ? null : quadrature.failure).toMatchObject({
    problems: [{ at: "model.estimation.method", code: "method-several-equations" }],
  });
});

function labelsOf(table: OutputTable | undefined): readonly string[] {
  return (table?.rows ?? []).map(({ cells: [cell] }) => (cell?.text ?? []).map(({ text }) => text).join(""));
}
