import { describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { ModelOutput, OutputTable, RichText, TableKind } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { afterModel, analyse, fitModel } from "../../../src-engine/analyse.ts";
import type { DataSet } from "../../../src-engine/table/data-set.ts";
import { goldenData } from "../../support/golden-data.ts";
import { madeData } from "../../support/made-data.ts";

const model: ModelSpecification = {
  outcome: "mood",
  distribution: "ordinal",
  order: ["awful", "poor", "fair", "good", "superb"],
  fixed: [{ variables: [] }, { variables: [{ name: "year", center: "grand" }] }, { variables: [{ name: "arm" }] }],
  random: [{ group: "unit", terms: [{ variables: [] }] }],
};

describe("an ordinal outcome", () => {
  const output = outputOf(model);

  test("has its thresholds in a table of their own, and no intercept among the effects", () => {
    const thresholds = tableOf(output, "thresholds");
    expect(firstCells(thresholds)).toEqual(["awful | poor", "poor | fair", "fair | good", "good | superb"]);
    expect(thresholds?.rows[0]?.cells[1]?.explanation).toContain("the log-odds of “awful” where every predictor");
    expect(firstCells(tableOf(output, "fixed-effects")).some((label) => label.includes("γ00"))).toBe(false);
    expect(firstCells(tableOf(output, "term-tests")).some((label) => label.includes("Intercept"))).toBe(false);
  });

  test("names an effect that stands alone by its predictor, not by the equation it is the intercept of", () => {
    const alone = outputOf({ ...model, fixed: model.fixed.slice(0, 2) });
    expect(firstCells(tableOf(alone, "fixed-effects"))).toEqual(["year, γ10"]);
  });

  test("has odds ratios, said of a higher category", () => {
    const effects = tableOf(output, "fixed-effects");
    expect(effects?.columns.map(({ id }) => id)).toContain("ratio");
    const cells = effects?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells.some(({ explanation }) => explanation?.includes("the log-odds of a higher category of mood"))).toBe(
      true,
    );
  });

  test("has a chart of its categories, whose probabilities add up to 1", () => {
    const chart = output.charts.find(({ kind }) => kind === "category-probabilities");
    expect(chart?.lines.map(({ label }) => label)).toEqual(model.order);
    for (const [index] of (chart?.lines[0]?.points ?? []).entries()) {
      const sum = (chart?.lines ?? []).reduce((total, { points }) => total + (points[index]?.[1] ?? 0), 0);
      expect(sum).toBeCloseTo(1, 10);
    }
  });
});

describe("an ordinal outcome of labeled numbers", () => {
  const labels = ["low", "middle", "high"];
  const rows = Array.from({ length: 90 }, (_, row) => row);
  const data = madeData(
    {
      unit: rows.map((row) => row % 9),
      grade: rows.map((row) => 1 + ((row * 7 + (row % 4)) % 3)),
      kind: rows.map((row) => (row % 2 === 0 ? "a" : "b")),
    },
    { grade: { valueLabels: labels.map((label, index) => ({ value: index + 1, label })) } },
  );
  const graded: ModelSpecification = {
    outcome: "grade",
    distribution: "ordinal",
    fixed: [{ variables: [] }, { variables: [{ name: "kind" }] }],
    random: [{ group: "unit", terms: [{ variables: [] }] }],
  };

  test("has them in its thresholds, and a chart of their probabilities over a categorical predictor", () => {
    const output = outputOf(graded, data);
    expect(firstCells(tableOf(output, "thresholds"))).toEqual(["low | middle", "middle | high"]);
    const chart = output.charts.find(({ kind }) => kind === "category-probabilities");
    expect(chart?.x.tickLabels).toEqual(["a", "b"]);
    expect(chart?.lines.map(({ label, points }) => [label, points.length])).toEqual(labels.map((label) => [label, 2]));
  });

  test("has no empty table of effects where it has no predictors", () => {
    const output = outputOf({ ...graded, fixed: graded.fixed.slice(0, 1) }, data);
    expect(tableOf(output, "fixed-effects")).toBeUndefined();
    expect(tableOf(output, "thresholds")?.rows).toHaveLength(2);
  });
});

describe("the test of parallel lines", () => {
  test("has a row for each predictor and one for all together, and says what a small p means", () => {
    const [table, ...others] = parallelLinesOf(model);
    expect(others).toEqual([]);
    expect(firstCells(table)).toEqual(["year", "arm", "All predictors together"]);
    expect(table?.rows.map(({ cells }) => cells[2]?.value)).toEqual([3, 6, 9]);
    expect(textOf(table?.notes[0] ?? [])).toContain("proportional odds");
  });

  test("is left out for outcomes that have no second threshold", () => {
    const { order: _, ...rest } = model;
    expect(parallelLinesOf({ ...rest, outcome: "year", distribution: "gamma", fixed: [{ variables: [] }] })).toEqual(
      [],
    );
  });

  test("is that of the limit where nobody with some value of the predictor is in the lowest category", () => {
    const mood = Array.from({ length: 90 }, (_, row) => 1 + (row % 3));
    const data = madeData({ mood, never: mood.map((category, row) => Number(category !== 1 && row % 2 === 0)) });
    const fixed = [{ variables: [{ name: "never" }] }];
    const [table] = parallelLinesOf({ outcome: "mood", distribution: "ordinal", fixed, random: [] }, data);
    // The categories' shares are fitted exactly: 30, 15 and 15 without, 15 and 15 with. clm: LRT 14.631.
    const exact = -2 * (30 * Math.log(0.5) + 30 * Math.log(0.25) + 30 * Math.log(0.5));
    const chiSquare = table?.rows[0]?.cells[1]?.value ?? Number.NaN;
    expect(chiSquare).toBeCloseTo(deviance(data, fixed) - exact, 4);
  });
});

test("categories that the order does not name, and outcomes that are no categories, are refused with a reason", () => {
  expect(failureOf({ ...model, order: ["awful", "poor", "fair", "good"] })).toEqual({
    code: "order-incomplete",
    name: "mood",
    category: "superb",
  });
  const numbers = { ...model, outcome: "year", fixed: [{ variables: [{ name: "arm" }] }] };
  expect(failureOf({ ...numbers, order: undefined })).toMatchObject({ code: "outcome-categories-many", limit: 50 });
});

function failureOf(asked: ModelSpecification) {
  const answer = answerTo(asked);
  return answer.ok ? null : answer.failure;
}

function parallelLinesOf(asked: ModelSpecification, data = goldenData("mood")): readonly OutputTable[] {
  const after = { show: ["parallel-lines"] } as const;
  const request = { id: "m", name: "m", table: "t", levels: null, model: asked, output: defaultOutputSettings, after };
  const answer = afterModel(data, request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.tables;
}

function deviance(data: DataSet, fixed: ModelSpecification["fixed"]): number {
  const answer = analyse(data, { outcome: "mood", distribution: "ordinal", fixed, random: [] });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.result.fit.deviance;
}

function outputOf(asked: ModelSpecification, data: DataSet = goldenData("mood")): ModelOutput {
  const answer = answerTo(asked, data);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output;
}

function answerTo(asked: ModelSpecification, data: DataSet = goldenData("mood")) {
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, output: defaultOutputSettings };
  return fitModel(data, { ...request, model: asked });
}

function tableOf({ tables }: ModelOutput, kind: TableKind): OutputTable | undefined {
  return tables.find((table) => table.kind === kind);
}

function firstCells(table: OutputTable | undefined): readonly string[] {
  return (table?.rows ?? []).map(({ cells: [cell] }) => textOf(cell?.text ?? []));
}

function textOf(pieces: RichText): string {
  return pieces.map(({ text }) => text).join("");
}
