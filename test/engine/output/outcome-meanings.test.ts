import { describe, expect, test } from "vitest";
import type { AfterPart } from "../../../src-contract/after.ts";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { OutputChart, OutputTable, RichText, TableKind } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { afterModel, compareModels, fitModel, prepareComparison } from "../../../src-engine/analyse.ts";
import type { DataSet } from "../../../src-engine/table/data-set.ts";
import { goldenData } from "../../support/golden-data.ts";
import { madeData } from "../../support/made-data.ts";

/** "What is this?" of outcomes that are not normal: on the scale that a number is on, in the user's words. */

const rows = Array.from({ length: 240 }, (_, row) => row);
const yesNo = ["No", "Yes"].map((label, value) => ({ value, label }));
const data = madeData(
  {
    school: rows.map((row) => row % 12),
    passed: rows.map((row) => Number(((row * 13 + (row % 3) * 5) % 7) + (row % 12) / 4 > 4)),
    grade: rows.map((row) => 1 + ((row * 7 + Math.floor(row / 5)) % 3)),
    tutored: rows.map((row) => (row * 7 + Math.floor(row / 12)) % 2),
    hours: rows.map((row) => ((row * 11) % 17) / 4),
    track: rows.map((row) => ["academic", "general", "vocational"][(row * 5 + (row % 7)) % 3] ?? ""),
    visits: rows.map((row) => (row * 5) % 4),
    weeks: rows.map((row) => 4 + (row % 5)),
  },
  { passed: { valueLabels: yesNo }, tutored: { valueLabels: yesNo } },
);
const tutored = { name: "tutored", type: "continuous" } as const;
const passed: ModelSpecification = {
  outcome: "passed",
  distribution: "bernoulli",
  fixed: [
    { variables: [] },
    { variables: [tutored] },
    { variables: [{ name: "hours" }] },
    { variables: [tutored, { name: "hours" }] },
  ],
  random: [{ group: "school", terms: [{ variables: [] }] }],
};
const graded: ModelSpecification = { ...passed, outcome: "grade", distribution: "ordinal" };
const categories = { name: "tutored", type: "categorical" } as const;
const compared: ModelSpecification = { ...passed, fixed: [{ variables: [] }, { variables: [categories] }] };

describe("coefficients", () => {
  test("of a number with two labeled values compare these", () => {
    const cells = tableOf(passed, "fixed-effects").rows.flatMap((row) => row.cells);
    expect(cells.map(({ explanation }) => explanation ?? "").join(" ")).toContain(
      "the change in the log-odds of passed: Yes that goes with Yes rather than No (tutored)",
    );
  });

  test("of the intercept name the labels of zeros, and exp(b) is called odds there, not their ratio", () => {
    const cell = cellOf(tableOf(passed, "fixed-effects"), /^Intercept, γ00/, "ratio");
    expect(cell).toMatch(/is exp\(b\), the odds of passed: Yes for a row of an average school with tutored = No and/);
  });

  test("as ratios say what they multiply, and with what", () => {
    const table = tableOf(passed, "fixed-effects");
    expect(cellOf(table, /, γ10$/, "ratio")).toContain(
      "the odds ratio: the factor for the odds of passed: Yes that goes with",
    );
  });

  test("of the population average hold over all units, and their note spells out the ratio", () => {
    const table = tableOf(compared, "population-average");
    expect(cellOf(table, /^Intercept, γ00/, "b")).toContain(
      "is the log-odds of passed: Yes over all schools for a row with tutored = No.",
    );
    expect(cellOf(table, /, γ10$/, "b")).toContain(
      "is the change in the log-odds of passed: Yes over all schools that goes with Yes rather than No (tutored).",
    );
    expect(cellOf(table, /, γ10$/, "ratio")).toContain("the factor for the odds of passed: Yes over all schools that");
    expect(noteOf(table)).toContain("OR = odds ratio, exp(b)");
    const italics = table.notes.flat().flatMap(({ text, style }) => (style === "italic" ? [text] : []));
    expect(italics).toContain("OR");
    expect(table.columns.find(({ id }) => id === "ratio")?.head).toEqual([{ text: "OR", style: "italic" }]);
  });

  test("of a complementary log-log are of the hazard rate, which in periods of survival is not their hazard", () => {
    const cloglog: ModelSpecification = { ...compared, link: "cloglog" };
    const survival: ModelSpecification = { ...cloglog, survival: { period: "weeks" } };
    expect(cellOf(tableOf(cloglog, "fixed-effects"), /^Intercept, γ00/, "ratio")).toContain(
      "is exp(b), the hazard rate of passed: Yes for a row of an average school",
    );
    const table = tableOf(survival, "fixed-effects");
    expect(cellOf(table, /^Intercept, γ00/, "b")).toContain("the complementary log-log of the hazard of passed: Yes");
    expect(cellOf(table, /, γ10$/, "ratio")).toContain("the hazard ratio: the factor for the hazard rate of passed");
    const logit = tableOf({ ...survival, link: "logit" }, "fixed-effects");
    expect(cellOf(logit, /, γ10$/, "ratio")).toContain("the factor for the odds of passed: Yes in a period that goes");
  });

  test("of counts with an exposure are per unit of it", () => {
    const model: ModelSpecification = { ...compared, outcome: "visits", distribution: "poisson", exposure: "weeks" };
    expect(cellOf(tableOf(model, "fixed-effects"), /^Intercept, γ00/, "ratio")).toContain(
      "the expected visits per unit of weeks for a row",
    );
  });
});

describe("variances", () => {
  test("are those of the scale that effects are on", () => {
    const table = tableOf(passed, "variance-components");
    expect(cellOf(table, /^Intercept/, "variance")).toContain("The variance of the log-odds of passed: Yes between");
    expect(cellOf(table, /^Intercept/, "sd")).toMatch(/square root of the variance, in the log-odds of passed: Yes\.$/);
  });

  test("say so beside other models, too, where multinomial ones name their equation", () => {
    const track: ModelSpecification = { ...compared, outcome: "track", distribution: "multinomial" };
    const table = comparisonOf([track, { ...track, fixed: track.fixed.slice(0, 1) }]);
    const labels = table.rows.map(({ cells: [cell] }) => textOf(cell?.text ?? []));
    expect(labels.filter((label) => label.includes("τ"))).toEqual([
      "academic: Intercept, τ00",
      "general: Intercept, τ11",
    ]);
    expect(cellOf(table, /general: Intercept, τ/, table.columns[1]?.id ?? "")).toContain(
      "The variance of the log-odds of general rather than vocational (track) between",
    );
  });

  test("are correlated with an effect of a named equation", () => {
    const table = tableOf({ ...compared, outcome: "track", distribution: "multinomial" }, "variance-components");
    expect(table.columns.map(({ head }) => textOf(head)).at(-1)).toBe("u0(1)");
    const one = { variables: [] };
    const job: ModelSpecification = {
      outcome: "job",
      distribution: "multinomial",
      fixed: [one],
      random: [{ group: "firm", terms: [one] }],
    };
    const cells = tableOf(job, "variance-components", null, goldenData("jobs")).rows.flatMap((row) => row.cells);
    expect(cells.map(({ explanation }) => explanation)).toContain(
      "How the intercept in the equation of clerical and the intercept in the equation of manual go together over firms: their correlation.",
    );
  });
});

test("a model without a residual variance does not count one among its parameters", () => {
  expect(cellOf(tableOf(passed, "model-fit"), /^Parameters/, "value")).not.toContain("residual");
  expect(cellOf(tableOf(graded, "model-fit"), /^Parameters/, "value")).toContain("covariances, and the thresholds");
  const spread: ModelSpecification = {
    ...compared,
    outcome: "visits",
    distribution: "binomial",
    trials: "weeks",
    overdispersion: true,
    estimation: { method: "pql" },
  };
  expect(cellOf(tableOf(spread, "model-fit"), /^Parameters/, "value")).toContain(
    "covariances, and the overdispersion.",
  );
});

describe("deviance, AIC and BIC", () => {
  const linearized: ModelSpecification = { ...passed, estimation: { method: "pql" } };

  test("of quasi-likelihood say wherever they stand that they compare nothing", () => {
    const table = tableOf(linearized, "model-fit");
    expect(cellOf(table, /^Deviance/, "value")).toContain("there is nothing to compare or to test it with");
    for (const criterion of [/^AIC/, /^BIC/]) {
      expect(cellOf(table, criterion, "value")).toContain("not comparable with another model’s");
    }
    expect(noteOf(table)).toContain("cannot be compared with another model’s");
    expect(noteOf(tableOf(passed, "model-fit"))).not.toContain("cannot be compared");
  });

  test("are spelled out under a comparison only where it has them", () => {
    const nothing: ModelSpecification = { ...linearized, fixed: [{ variables: [] }] };
    expect(noteOf(comparisonOf([nothing, linearized]))).not.toContain("AIC = ");
    expect(noteOf(comparisonOf([nothing, passed]))).toContain("AIC = ");
  });

  test("of restricted likelihood are tested between models of the same fixed effects", () => {
    const normal: ModelSpecification = {
      ...passed,
      outcome: "hours",
      distribution: "normal",
      fixed: [{ variables: [] }],
    };
    expect(cellOf(tableOf(normal, "model-fit"), /^Deviance/, "value")).toContain("with the same fixed effects");
  });
});

describe("marginal means and simple slopes", () => {
  test("of an event are probabilities", () => {
    const table = tableOf(compared, "marginal-means", ["marginal-means"]);
    expect(table.columns.map(({ head }) => textOf(head))).toEqual(["tutored", "Probability", "95% CI", "b", "SE"]);
    expect(textOf(table.rows[0]?.cells[1]?.text ?? [])).toMatch(/^\.\d\d$/);
    expect(cellOf(table, /^No/, "mean")).toContain("The probability of passed: Yes that the fixed part predicts");
    const [chart] = chartsOf(compared, ["marginal-means"]);
    expect(chart?.y.label).toBe("Probability of passed: Yes");
  });

  test("differ on a scale that is said, with a ratio", () => {
    const table = tableOf(compared, "pairwise-comparisons", ["marginal-means"]);
    expect(noteOf(table)).toContain("Differences are of the log-odds of passed: Yes.");
    expect(cellOf(table, /^No − Yes/, "estimate")).toContain(
      "The log-odds of passed: Yes for “No” minus that for “Yes”",
    );
    const cells = table.rows[0]?.cells ?? [];
    const at = (id: string) => cells[table.columns.findIndex((column) => column.id === id)]?.value ?? Number.NaN;
    expect(at("ratio")).toBeCloseTo(Math.exp(at("estimate")), 12);
  });

  test("of an ordinal outcome are counted from the lowest category", () => {
    const table = tableOf({ ...graded, fixed: compared.fixed }, "marginal-means", ["marginal-means"]);
    expect(noteOf(table)).toContain("They are the log-odds of a category of grade above “1”");
  });

  test("of identity links have the outcome's own scale alone", () => {
    const model: ModelSpecification = { ...compared, outcome: "hours", distribution: "student-t" };
    const table = tableOf(model, "marginal-means", ["marginal-means"]);
    expect(table.columns.map(({ id }) => id)).toEqual(["category", "mean", "se", "ci"]);
  });

  test("have decimals of their own beside a link whose numbers are small", () => {
    const small = madeData({
      unit: rows.map((row) => row % 12),
      cost: rows.map((row) => 900 + ((row * 37) % 400) + 20 * (row % 12)),
      kind: rows.map((row) => ["a", "b"][row % 2] ?? ""),
    });
    const model: ModelSpecification = {
      outcome: "cost",
      distribution: "gamma",
      link: "inverse",
      fixed: [{ variables: [] }, { variables: [{ name: "kind" }] }],
      random: [{ group: "unit", terms: [{ variables: [] }] }],
    };
    const table = tableOf(model, "marginal-means", ["marginal-means"], small);
    expect(textOf(table.rows[0]?.cells[1]?.text ?? [])).toMatch(/^[\d,]+\.\d\d$/);
  });

  test("of slopes name the values of the moderator by their labels, and so does the chart", () => {
    const fixed = [[], ["hours"], ["tutored"], ["hours", "tutored"]].map((names) => ({
      variables: names.map((name) => ({ name, type: "continuous" }) as const),
    }));
    const byTutored = { ...passed, fixed };
    const table = tableOf(byTutored, "simple-slopes", ["simple-slopes"]);
    expect(table.rows.map(({ cells: [cell] }) => textOf(cell?.text ?? []))).toEqual(["No", "Yes"]);
    expect(noteOf(table)).toContain("Slopes are changes in the log-odds of passed: Yes.");
    expect(
      chartsOf(byTutored)
        .find(({ kind }) => kind === "simple-slopes")
        ?.lines.map(({ label }) => label),
    ).toEqual(["No", "Yes"]);
  });
});

describe("counts with zeros of their own kind", () => {
  const visits: ModelSpecification = {
    outcome: "visits",
    distribution: "poisson",
    fixed: [{ variables: [] }, { variables: [{ name: "age" }] }, { variables: [{ name: "arm" }] }],
    random: [{ group: "clinic", terms: [{ variables: [] }] }],
    zeros: { kind: "inflated", predictors: [{ variables: [{ name: "arm" }] }] },
  };

  // glmmTMB: predict(type = "response", re.form = NA) at the mean age, its intervals on the log scale.
  test.each([
    ["inflated", [0.92063, 1.50536, 1.44715]],
    ["hurdle", [0.95068, 1.52775, 1.51324]],
  ] as const)("%s: marginal means are at the zeros of their own category", (kind, expected) => {
    const model: ModelSpecification = { ...visits, zeros: { kind, predictors: [{ variables: [{ name: "arm" }] }] } };
    const table = tableOf(model, "marginal-means", ["marginal-means"], goldenData("visits"));
    const means = table.rows.map(({ cells }) => cells[1]?.value ?? Number.NaN);
    for (const [index, value] of expected.entries()) expect(means[index]).toBeCloseTo(value, 3);
  });

  test("have coefficients of the zeros that compare categories", () => {
    const table = tableOf(visits, "zero-part", null, goldenData("visits"));
    expect(cellOf(table, /^arm: nurse/, "b")).toContain("that goes with nurse rather than");
    expect(cellOf(table, /^Intercept/, "b")).toContain("for a row with arm = ");
    expect(cellOf(tableOf(visits, "fixed-effects", null, goldenData("visits")), /^Intercept/, "b")).toContain(
      "the logarithm of the expected visits apart from certain zeros",
    );
  });
});

test("where a link has no mean over all units, those columns are empty with the reason, and the chart has the others", () => {
  const steep = madeData({
    unit: rows.map((row) => row % 8),
    cost: rows.map((row) => (1 + ((row * 37) % 40) / 40) * 2 ** (row % 8)),
    x: rows.map((row) => (row * 7) % 11),
  });
  const model: ModelSpecification = {
    outcome: "cost",
    distribution: "gamma",
    link: "inverse",
    fixed: [{ variables: [] }, { variables: [{ name: "x" }] }],
    random: [{ group: "unit", terms: [{ variables: [] }] }],
  };
  const table = tableOf(model, "predicted-outcomes", ["predicted-outcomes"], steep);
  expect(noteOf(table)).toContain("Empty over all units");
  const [chart] = chartsOf(model, ["predicted-outcomes"], steep);
  expect(Number.isFinite(chart?.y.max)).toBe(true);
  expect(chart?.lines).toHaveLength(1);
});

test("means of units are over their rows, whichever category their first one has", () => {
  const first = chartsOf(compared).find(({ kind }) => kind === "group-means");
  const swapped = madeData({
    ...Object.fromEntries(
      ["school", "passed", "tutored"].map((name) => {
        const column = data.table.columns.get(name);
        const values = column?.kind === "number" ? [...column.values] : [];
        return [name, values.toReversed()];
      }),
    ),
  });
  const last = chartsOf(compared, null, swapped).find(({ kind }) => kind === "group-means");
  const means = (chart: OutputChart | undefined) => chart?.unitLines.map(({ points }) => points[1]?.[1] ?? 0) ?? [];
  for (const [index, mean] of means(first).entries()) expect(means(last)[index]).toBeCloseTo(mean, 8);
});

describe("after the fit", () => {
  test("a predicted category is a probability of the outcome", () => {
    const table = tableOf(graded, "predicted-outcomes", ["predicted-outcomes"]);
    expect(cellOf(table, /^2/, "conditional")).toContain("Probability of grade: 2, as the model predicts it");
  });

  test("a group of the calibration has its number of rows and an interval that says what it is", () => {
    const table = tableOf(passed, "calibration", ["classification"]);
    expect(cellOf(table, /^1$/, "count")).toBe("How many there are in this group.");
    expect(cellOf(table, /^1$/, "ci")).toContain("Wilson’s interval");
  });

  test("a count of the classification says how it was observed and predicted", () => {
    const table = tableOf(passed, "classification", ["classification"]);
    expect(cellOf(table, /^Yes/, "predicted-other")).toBe("How many were observed as “Yes” and predicted as “No”.");
  });

  test("the influence on an ordinal outcome is on its first threshold, which has no intercept", () => {
    const table = tableOf(graded, "influence", ["influence"]);
    expect(table.columns.map(({ head }) => textOf(head))).toContain("1 | 2");
    expect(cellOf(table, /./, "dfbetas-0")).toContain("“1 | 2”");
  });

  test("a row’s observed outcome stands there as its category, and of trials it is their share", () => {
    const rowsOf = (table: OutputTable, id: string) => {
      const at = table.columns.findIndex((column) => column.id === id);
      return new Set(table.rows.map(({ cells }) => textOf(cells[at]?.text ?? [])));
    };
    const table = tableOf(passed, "outlying-rows", ["residuals"]);
    expect([...rowsOf(table, "observed")].toSorted()).toEqual(["No", "Yes"]);
    const trials: ModelSpecification = { ...compared, outcome: "visits", distribution: "binomial", trials: "weeks" };
    expect(cellOf(tableOf(trials, "outlying-rows", ["residuals"]), /./, "observed")).toBe(
      "The outcome of this row: visits divided by its trials.",
    );
  });

  test("random effects of units are on the scale of the link, their ratios name what they multiply", () => {
    const table = tableOf(passed, "unit-effects", ["unit-effects"]);
    expect(cellOf(table, /./, "estimate-0")).toContain("in the log-odds of passed: Yes");
    expect(cellOf(table, /./, "ratio-0")).toContain("The factor for the odds of passed: Yes in this school");
  });
});

test("titles leave names of variables that are no words as they are", () => {
  const named = madeData({
    unit_id: rows.map((row) => row % 12),
    r2: rows.map((row) => (row * 13) % 7),
  });
  const table = tableOf(
    { outcome: "r2", fixed: [{ variables: [] }], random: [{ group: "unit_id", terms: [{ variables: [] }] }] },
    "fixed-effects",
    null,
    named,
  );
  expect(table.title).toBe("Fixed Effects on r2");
});

const request = { id: "m", name: "m", table: "t", levels: null, output: defaultOutputSettings };

function answer(model: ModelSpecification, show: readonly AfterPart[] | null, of: DataSet) {
  const asked = { ...request, model };
  const found = show === null ? fitModel(of, { ...asked, revision: 1 }) : afterModel(of, { ...asked, after: { show } });
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return "output" in found.value ? found.value.output : found.value;
}

function tableOf(
  model: ModelSpecification,
  kind: TableKind,
  show: readonly AfterPart[] | null = null,
  of: DataSet = data,
): OutputTable {
  const table = answer(model, show, of).tables.find((one) => one.kind === kind);
  if (table === undefined) throw new Error(`no table ${kind}`);
  return table;
}

function chartsOf(
  model: ModelSpecification,
  show: readonly AfterPart[] | null = null,
  of: DataSet = data,
): readonly OutputChart[] {
  return answer(model, show, of).charts;
}

function comparisonOf(models: readonly ModelSpecification[]): OutputTable {
  const table = compareModels(
    models.map((model, k) => ({ name: `M${k}`, prepared: prepareComparison(data, { ...request, model }) })),
  );
  if (!table.ok) throw new Error(JSON.stringify(table.failure));
  return table.value;
}

/** The explanation of a cell. */
function cellOf({ columns, rows: all }: OutputTable, label: RegExp, column: string): string {
  const row = all.find(({ kind, cells: [first] }) => kind === "data" && label.test(textOf(first?.text ?? [])));
  return row?.cells[columns.findIndex(({ id }) => id === column)]?.explanation ?? "";
}

function noteOf({ notes }: OutputTable): string {
  return notes.map(textOf).join(" ");
}

function textOf(pieces: RichText): string {
  return pieces.map(({ text }) => text).join("");
}
