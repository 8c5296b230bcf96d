import { expect, it } from "vitest";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { type DesignColumn, modelColumns } from "../../../src-engine/design/columns.ts";
import { equationColumns } from "../../../src-engine/design/equations.ts";
import type { RowValues } from "../../../src-engine/design/row-values.ts";
import { namedCoefficients, renameInHypotheses } from "../../../src-engine/specification/coefficients.ts";
import { contrastName, type Factor } from "../../../src-engine/specification/contrasts.ts";
import { missingParts } from "../../../src-engine/specification/equations/missing-parts.ts";
import { mixedEquation } from "../../../src-engine/specification/equations/mixed-equation.ts";
import { symbolText } from "../../../src-engine/specification/equations/symbol.ts";
import { outcomeEquations } from "../../../src-engine/specification/outcome-equations.ts";
import { resolve } from "../../../src-engine/specification/resolve/resolve.ts";
import { type WorkingModel, workingModel } from "../../../src-engine/specification/working-model.ts";
import { describeData, hsb } from "./contexts.ts";
import { term } from "./equation-texts.ts";
import { Chance, clickedModel } from "./random-models.ts";

/** Equations are derived without data, the design's columns with them: both must come to the same coefficients. */

const rows = new Int32Array(4);
const values: RowValues = {
  rows,
  continuous: () => new Float64Array(rows.length).fill(1),
  categories: (name) => {
    const found = hsb.context.variables.get(name)?.categories?.map(({ value }) => value) ?? [];
    return { codes: new Int32Array(rows.length), values: found, texts: found.map(String) };
  },
  units: () => ({ codes: new Int32Array(rows.length), count: 1 }),
};

it("the coefficients of the equations are the columns that are estimated, category by category", () => {
  let withCategories = 0;
  for (let seed = 0; seed < 2000; seed++) {
    const model = clickedModel(new Chance(seed), hsb.context, "mathach", 18);
    const expected = estimatedCoefficients(model);
    if (expected === null || !isComparable(model)) continue;
    if (expected.some((coefficient) => coefficient.includes("["))) withCategories++;
    expect(writtenCoefficients(model), `seed ${seed}`).toEqual(expected);
  }
  expect(withCategories).toBeGreaterThan(100);
});

it("coefficients have the names that the result document gives them", () => {
  let compared = 0;
  for (let seed = 0; seed < 500; seed++) {
    const model = clickedModel(new Chance(seed), hsb.context, "mathach", 18);
    const columns = designColumns(model);
    if (columns === null || !isComparable(model)) continue;
    compared++;
    const names = namedCoefficients(model).map(({ name }) => name);
    const categories = outcomeEquations(model.draft, model.context)?.own.map(({ value }) => value) ?? null;
    const expected = equationColumns(columns, categories).map(({ name }) => name);
    expect(names.toSorted(), `seed ${seed}`).toEqual(expected.toSorted());
  }
  expect(compared).toBeGreaterThan(100);
});

it("coefficients of a multinomial outcome are named, labelled and lettered by category, and keep it when a variable is renamed", () => {
  const categories = ["work", "study", "other"].map((label, index) => ({ value: index + 1, label }));
  const { context } = describeData(hsb.context.levels, { plan: { categories }, ses: {} });
  const draft = {
    outcome: "plan",
    distribution: "multinomial",
    reference: 1,
    fixed: [term(), term("ses")],
    random: [],
  } as const satisfies ModelDraft;
  const named = namedCoefficients(workingModel(draft, context));
  expect(named.map(({ name, symbol, label }) => `${name} ${symbolText(symbol)} ${label}`)).toEqual([
    "2: (Intercept) γ₀₀₍₁₎ study: Intercept",
    "2: ses γ₁₀₍₁₎ study: SES",
    "3: (Intercept) γ₀₀₍₂₎ other: Intercept",
    "3: ses γ₁₀₍₂₎ other: SES",
  ]);
  const hypotheses = [{ name: "The same", rows: [{ weights: { "2: ses": 1, "3: ses": -1 } }] }];
  expect(renameInHypotheses(hypotheses, draft, [term(), term("income")])[0]?.rows[0]?.weights).toEqual({
    "2: income": 1,
    "3: income": -1,
  });
});

/** Products without their parts are coded differently, which the screen says; unknown categories cannot be compared. */
function isComparable(model: WorkingModel): boolean {
  const isKnown = ({ contrast }: Factor) => contrast?.kind !== "open";
  const { fixed } = mixedEquation(model.equations, model.context);
  return missingParts(model).length === 0 && fixed.every(({ factors }) => factors.every(isKnown));
}

function designColumns({ draft }: WorkingModel): readonly DesignColumn[] | null {
  if (draft.outcome === null) return null;
  const specification = resolve({ ...draft, outcome: draft.outcome }, hsb.variables);
  const columns = specification.ok ? modelColumns(specification.value.fixed, values) : specification;
  return columns.ok ? columns.value : null;
}

function estimatedCoefficients(model: WorkingModel): readonly string[] | null {
  const columns = designColumns(model);
  if (columns === null) return null;
  return columns
    .map(({ term, factors }) =>
      textOf(
        term,
        factors.map(({ variable, category }) => (category === null ? null : `${variable.name}[${category}]`)),
      ),
    )
    .toSorted();
}

function writtenCoefficients({ equations, context }: WorkingModel): readonly string[] {
  return mixedEquation(equations, context)
    .fixed.map(({ term, factors }) => textOf(term, factors.map(categoryOf)))
    .toSorted();
}

function categoryOf({ variable, contrast }: Factor): string | null {
  if (contrast === null) return null;
  const category = "category" in contrast ? contrast.category.value : contrastName(contrast);
  return `${variable.name}[${category}]`;
}

function textOf(term: number, categories: readonly (string | null)[]): string {
  const named = categories.filter((category) => category !== null);
  return `term ${term} ${named.toSorted().join(" ")}`;
}
