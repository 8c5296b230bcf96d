import { describe, expect, test } from "vitest";
import type { AfterPart } from "../../../src-contract/after.ts";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { OutputTable, RichText, TableKind } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { afterModel, compareModels, fitModel, prepareComparison } from "../../../src-engine/analyse.ts";
import { madeData } from "../../support/made-data.ts";

/** What tables of outcomes that are not normal call things: the user's labels, the textbooks' names. */

const rows = Array.from({ length: 120 }, (_, row) => row);
const girl = rows.map((row) => (row * 7) % 2);
const data = madeData(
  {
    unit: rows.map((row) => row % 11),
    passed: rows.map((row, k) => Number((row * 13 + (girl[k] ?? 0) * 5) % 7 > 3)),
    days: rows.map((row) => ((row * 5) % 11) + (row % 3)),
    weeks: rows.map((row) => 4 + (row % 5)),
    grade: rows.map((row) => 1 + ((row * 7 + (row % 4)) % 3)),
    girl,
  },
  {
    passed: { valueLabels: labelled("Failed", "Passed") },
    girl: { valueLabels: labelled("Boy", "Girl") },
    grade: { valueLabels: ["low", "middle", "high"].map((label, index) => ({ value: index + 1, label })) },
  },
);

const passed: ModelSpecification = {
  outcome: "passed",
  distribution: "bernoulli",
  fixed: [{ variables: [] }, { variables: [{ name: "girl", type: "continuous" }] }],
  random: [{ group: "unit", terms: [{ variables: [] }] }],
};
const days: ModelSpecification = { ...passed, outcome: "days", distribution: "poisson", exposure: "weeks" };

describe("notes say", () => {
  test("on which scale shares of variance are, and which ratio the median is of", () => {
    const fit = noteOf(passed, "model-fit");
    expect(fit).toContain("ICC and R² on the scale of the logit link");
    expect(fit).toContain("Median odds ratio: of two units drawn at random");
    expect(noteOf({ ...passed, distribution: "normal" }, "model-fit")).not.toContain("scale of the");
  });

  test("the kind of link and the order of an ordinal outcome’s categories", () => {
    const effects = noteOf({ ...passed, outcome: "grade", distribution: "ordinal" }, "fixed-effects");
    expect(effects).toContain("Ordinal distribution, cumulative logit link.");
    expect(effects).toContain("Categories from low to high: low, middle and high.");
    expect(noteOf(passed, "fixed-effects")).not.toContain("Categories");
  });

  test("at which exposure expected counts are", () => {
    expect(noteOf(days, "predicted-outcomes", ["predicted-outcomes"])).toContain(
      "weeks is held at its geometric mean.",
    );
  });
});

describe("the residual variance is called what it is", () => {
  const fitted = (distribution: "normal" | "lognormal", link: "log" | "identity") =>
    firstCells(
      tableOf({ ...passed, outcome: "weeks", distribution, link, fixed: passed.fixed.slice(0, 1) }, "model-fit"),
    );
  test("of the outcome itself, or of its logarithm", () => {
    expect(fitted("normal", "log")).toContain("Residual variance, σ²");
    expect(fitted("lognormal", "identity")).toContain("Residual variance (log scale), σ²");
  });
});

describe("categories have their labels", () => {
  test("where predictions are at the values of a labeled number", () => {
    expect(firstCells(tableOf(passed, "predicted-outcomes", ["predicted-outcomes"]))).toEqual(["Boy", "Girl"]);
  });

  test("where outcomes are classified, also that which is no event", () => {
    const table = tableOf(passed, "classification", ["classification"]);
    expect(table?.columns.map(({ head }) => textOf(head)).slice(1, 3)).toEqual(["Failed", "Passed"]);
  });

  test("and whole outcomes have no decimals", () => {
    const outliers = tableOf(days, "outlying-rows", ["residuals"]);
    const place = outliers?.columns.findIndex(({ id }) => id === "observed") ?? -1;
    expect(outliers?.rows.map(({ cells }) => textOf(cells[place]?.text ?? [])).join("")).not.toContain(".");
  });
});

test("residuals of probabilities have no zero before the point, those of counts have one", () => {
  const textsOf = (model: ModelSpecification, kind: "outlying-rows" | "residuals", column: string) => {
    const table = tableOf(model, kind, ["residuals"]);
    const place = table?.columns.findIndex(({ id }) => id === column) ?? -1;
    return (table?.rows ?? []).map(({ cells }) => textOf(cells[place]?.text ?? []));
  };
  for (const column of ["predicted", "residual"]) {
    expect(textsOf(passed, "outlying-rows", column).join(" ")).toMatch(/^(?:−?\.\d\d ?)+$/);
  }
  expect(textsOf(passed, "residuals", "sd")).toEqual([
    expect.stringMatching(/^\./),
    expect.stringMatching(/^\d\./),
    expect.stringMatching(/^\d\./),
  ]);
  expect(textsOf(days, "outlying-rows", "predicted").join(" ")).toMatch(/^(?:\d+\.\d\d ?)+$/);
});

test("a model by quasi-likelihood has no deviance beside others, and the note says why", () => {
  const models = [passed, { ...passed, estimation: { method: "pql" } } as const];
  const prepared = models.map((model, k) => ({
    name: `M${k}`,
    prepared: prepareComparison(data, { ...request, name: `M${k}`, model }),
  }));
  const table = compareModels(prepared);
  if (!table.ok) throw new Error(JSON.stringify(table.failure));
  const rowOf = (label: string) =>
    table.value.rows
      .map(({ cells }) => cells.map(({ text }) => textOf(text)))
      .find(([first]) => first === label)
      ?.slice(1, 3)
      .map((text) => text !== "");
  expect(rowOf("Deviance (ML)")).toEqual([true, false]);
  expect(rowOf("AIC")).toEqual([true, false]);
  expect(rowOf("Parameters")).toEqual([true, true]);
  const note = table.value.notes.map(textOf).join(" ");
  expect(note).toContain("models fitted by it have no deviance, AIC and BIC to compare");
  expect(note).toContain("Estimates by maximum likelihood (Laplace approximation) and penalized quasi-likelihood");
});

test("a category that is called F is no statistic in the text", () => {
  const sexes = madeData({
    unit: rows.map((row) => row % 11),
    y: rows.map((row) => (row * 13) % 17),
    sex: girl.map((one) => (one === 1 ? "F" : "M")),
  });
  const model: ModelSpecification = {
    ...passed,
    outcome: "y",
    distribution: "normal",
    fixed: [{ variables: [] }, { variables: [{ name: "sex" }] }],
  };
  const fitted = fitModel(sexes, { ...request, name: "", revision: 1, model });
  if (!fitted.ok) throw new Error(JSON.stringify(fitted.failure));
  const reference = fitted.value.output.text.find((sentence) => textOf(sentence).includes("reference category"));
  expect(reference).toEqual([{ text: "The reference category is F (sex)." }]);
});

test("models of different outcomes are told apart by them, and each by its distribution", () => {
  const models = [passed, days];
  const prepared = models.map((model, k) => ({
    name: `M${k}`,
    prepared: prepareComparison(data, { ...request, name: `M${k}`, model }),
  }));
  const table = compareModels(prepared);
  if (!table.ok) throw new Error(JSON.stringify(table.failure));
  expect(table.value.title).toBe("Multilevel Models of Different Outcomes");
  expect(table.value.columns.slice(1, 3).map(({ spanner }) => textOf(spanner ?? []))).toEqual([
    "Model 1: M0 (passed)",
    "Model 2: M1 (days)",
  ]);
  const note = table.value.notes.map(textOf).join(" ");
  expect(note).toContain("Model 1: Bernoulli distribution, logit link. Event: Passed.");
  expect(note).toContain("Model 2: Poisson distribution, log link. Exposure: weeks.");
});

const request = { id: "m", table: "t", levels: null, output: defaultOutputSettings };

function labelled(...labels: readonly string[]) {
  return labels.map((label, value) => ({ value, label }));
}

function tableOf(
  model: ModelSpecification,
  kind: TableKind,
  show: readonly AfterPart[] | null = null,
): OutputTable | undefined {
  const asked = { ...request, name: "m", model };
  const answer =
    show === null ? fitModel(data, { ...asked, revision: 1 }) : afterModel(data, { ...asked, after: { show } });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const { tables } = "output" in answer.value ? answer.value.output : answer.value;
  return tables.find((table) => table.kind === kind);
}

function noteOf(model: ModelSpecification, kind: TableKind, show: readonly AfterPart[] | null = null): string {
  return (tableOf(model, kind, show)?.notes ?? []).map(textOf).join(" ");
}

function firstCells(table: OutputTable | undefined): readonly string[] {
  return (table?.rows ?? []).map(({ cells: [cell] }) => textOf(cell?.text ?? []));
}

function textOf(pieces: RichText): string {
  return pieces.map(({ text }) => text).join("");
}
