import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { dataSet } from "../../../src-engine/table/data-set.ts";
import { resultsText } from "../../../src-print/results-text.ts";
import { goldenData } from "../../support/golden-data.ts";

const model: ModelSpecification = {
  outcome: "visits",
  distribution: "poisson",
  fixed: [{ variables: [] }, { variables: [{ name: "age", center: 45 }] }],
  zeros: { kind: "inflated", predictors: [{ variables: [{ name: "age", center: 45 }] }] },
  random: [{ group: "clinic", terms: [{ variables: [] }] }],
};

const answerTo = (asked: ModelSpecification) => {
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, output: defaultOutputSettings };
  return fitModel(goldenData("visits"), { ...request, model: asked });
};

test("the zeros of a count have a table of their own, which says what their odds are of", () => {
  const answer = answerTo(model);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const table = answer.value.output.tables.find(({ kind }) => kind === "zero-part");
  expect(table?.rows.map(({ cells: [label] }) => label?.text.map(({ text }) => text).join(""))).toEqual([
    "Intercept, ζ0",
    "age, ζ1",
  ]);
  expect(table?.rows[1]?.cells[1]?.explanation).toContain(
    "the change in the log-odds of a certain zero of visits that goes with 1 more in age",
  );
  const note = (table?.notes ?? []).flat().map(({ text }) => text);
  expect(note.join("")).toContain("Zero-inflated Poisson distribution, log link.");
});

test("the text of the results says what the zeros depend on, in a paragraph behind the effects on the counts", () => {
  const answer = answerTo(model);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const paragraphs = resultsText(answer.value.output, null).map((pieces) => pieces.map(({ text }) => text).join(""));
  const place = paragraphs.findIndex((paragraph) => paragraph.includes("certain zero of visits for a row"));
  expect(paragraphs[place]).toMatch(
    /^The log-odds of a certain zero of visits for a row with age = 45 was b\s=.*exp\(b\)\s=.*The change in the log-odds of a certain zero of visits that went with 1 more in age was b\s=/,
  );
  expect(paragraphs[place - 1]).toContain(
    "The change in the logarithm of the expected visits apart from certain zeros",
  );
});

test("categories that the zeros alone depend on have their labels, and the note their reference", () => {
  const data = goldenData("visits");
  const labels = [...new Set(goldenNumbers("region"))].sort().map((value) => ({ value, label: `Part ${value}` }));
  const [reference, ...others] = labels.map(({ label }) => label);
  const variables = data.variables.map((variable) =>
    variable.name === "region"
      ? { ...variable, label: "Region", measure: "nominal" as const, valueLabels: labels }
      : variable,
  );
  const asked = { ...model, zeros: { kind: "hurdle", predictors: [{ variables: [{ name: "region" }] }] } } as const;
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, output: defaultOutputSettings };
  const answer = fitModel(dataSet(data.table, variables), { ...request, model: asked });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const table = answer.value.output.tables.find(({ kind }) => kind === "zero-part");
  const textsOf = (text: readonly { readonly text: string }[] = []) => text.map((piece) => piece.text).join("");
  expect(table?.rows.slice(1).map(({ cells: [label] }) => textsOf(label?.text).replace(/,.*/, ""))).toEqual(
    others.map((label) => `Region: ${label}`),
  );
  expect(textsOf(table?.notes.flat())).toContain(`Reference category: ${reference} (Region).`);
});

test("charts show the count's mean at mean predictors of the zeros, whichever row comes first", () => {
  const answer = answerTo(model);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const { output, result } = answer.value;
  const [chart] = output.charts;
  const average = chart?.lines[0]?.points ?? [];
  const ages = Array.from(goldenNumbers("age"));
  const mean = ages.reduce((sum, age) => sum + age - 45, 0) / ages.length;
  const at = (effects: readonly { readonly estimate: number }[] | undefined, x: number) =>
    (effects?.[0]?.estimate ?? Number.NaN) + (effects?.[1]?.estimate ?? Number.NaN) * x;
  const [x, y] = average[20] ?? [Number.NaN, Number.NaN];
  expect(y).toBeCloseTo(Math.exp(at(result.fixed, x)) / (1 + Math.exp(at(result.zeros, mean))), 8);
  expect(
    chart?.notes
      .flat()
      .map(({ text }) => text)
      .join(""),
  ).toContain("Predictors of the zeros are held at their means.");
});

test("zeros of their own kind are refused where there are none, and for outcomes that are no counts", () => {
  const gamma = answerTo({ ...model, distribution: "gamma" });
  expect(gamma.ok ? null : gamma.failure).toMatchObject({
    code: "specification-invalid",
    problems: [{ at: "model.zeros", code: "setting-without-use", distribution: "gamma" }],
  });
  const positive = answerTo({ ...model, outcome: "doctor" });
  expect(positive.ok ? null : positive.failure).toEqual({ code: "no-zeros", name: "doctor", lowest: 1 });
  const twice = [{ variables: [{ name: "age" }] }, { variables: [{ name: "age", center: 45 }] }];
  const aliased = answerTo({ ...model, zeros: { kind: "hurdle", predictors: twice } });
  expect(aliased.ok ? null : aliased.failure).toMatchObject({ code: "zero-predictor-aliased", name: "age" });
});

function goldenNumbers(name: string): Float64Array {
  const column = goldenData("visits").table.columns.get(name);
  return column?.kind === "number" ? column.values : new Float64Array(0);
}
