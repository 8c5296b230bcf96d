import { describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { ModelOutput, RichText } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import type { DataSet } from "../../../src-engine/table/data-set.ts";
import { madeData } from "../../support/made-data.ts";
import { spellPeriods } from "../../support/survival-cases.ts";

const model: ModelSpecification = {
  outcome: "event",
  distribution: "bernoulli",
  link: "cloglog",
  survival: { period: "period" },
  fixed: [
    { variables: [] },
    { variables: [{ name: "period", type: "categorical" }] },
    { variables: [{ name: "skill" }] },
  ],
  random: [{ group: "firm", terms: [{ variables: [] }] }],
};

describe("a survival model of periods", () => {
  const output = outputOf(model, spellPeriods());
  const table = output.tables.find(({ kind }) => kind === "life-table");

  test("has a life table of what was observed", () => {
    expect(table?.columns.map(({ id }) => id)).toEqual([
      "period",
      "at-risk",
      "events",
      "censored",
      "hazard",
      "survival",
      "se",
    ]);
    // survfit: 480 at risk, 53 events, 16 censored, survival .8896 (SE .0143).
    expect(table?.rows[0]?.cells.map(({ text }) => textOf(text))).toEqual([
      "1",
      "480",
      "53",
      "16",
      ".110",
      ".890",
      ".014",
    ]);
  });

  test("has the survival as a chart of steps that goes down from 1", () => {
    const [line] = output.charts.find(({ kind }) => kind === "survival")?.lines ?? [];
    expect(line?.points[0]).toEqual([0, 1]);
    expect(line?.points.at(-1)?.[1]).toBeCloseTo(0.24907, 5);
  });

  test("has hazard ratios with the complementary log-log link, and odds ratios with the logit", () => {
    const heads = (asked: ModelSpecification) =>
      outputOf(asked, spellPeriods()).tables[0]?.columns.map(({ head }) => textOf(head));
    expect(heads(model)).toContain("HR");
    expect(heads({ ...model, link: "logit" })).toContain("OR");
  });

  test("without rows of the first periods for everybody, says that some came later", () => {
    const late = madeData({ period: [1, 1, 1, 2, 2, 2, 2, 2], event: [1, 0, 0, 0, 1, 0, 1, 0] });
    const { tables } = outputOf({ ...model, fixed: [{ variables: [] }], random: [] }, late);
    const life = tables.find(({ kind }) => kind === "life-table");
    expect(life?.rows[0]?.cells[3]?.value).toBeNull();
    expect(textOf(life?.notes[0] ?? [])).toContain("some came later");
  });
});

test("other distributions have no periods, and the variable must be there: refused with a reason", () => {
  expect(refusalOf({ ...model, distribution: "poisson", link: "log" })).toMatchObject({
    problems: [{ at: "model.survival", code: "setting-without-use", setting: "survival", distribution: "poisson" }],
  });
  expect(refusalOf({ ...model, survival: { period: "perid" } })).toMatchObject({
    problems: [{ at: "model.survival.period", suggestion: "period" }],
  });
});

function outputOf(asked: ModelSpecification, data: DataSet): ModelOutput {
  const answer = fitModel(data, requestOf(asked));
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output;
}

function refusalOf(asked: ModelSpecification): unknown {
  const answer = fitModel(spellPeriods(), requestOf(asked));
  return answer.ok ? null : answer.failure;
}

function requestOf(asked: ModelSpecification) {
  return { id: "m", revision: 1, name: "m", table: "t", levels: null, model: asked, output: defaultOutputSettings };
}

function textOf(pieces: RichText): string {
  return pieces.map(({ text }) => text).join("");
}
