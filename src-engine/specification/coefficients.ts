import type { Hypothesis, Term, TermVariable } from "../../src-contract/analysis.ts";
import type { ModelDraft } from "../../src-contract/project.ts";
import { nameOfCategory } from "./context.ts";
import { type Contrast, contrastName, type Factor } from "./contrasts.ts";
import { mixedEquation } from "./equations/mixed-equation.ts";
import type { ModelSymbol } from "./equations/symbol.ts";
import { outcomeEquations } from "./outcome-equations.ts";
import { factorsName } from "./predictor-name.ts";
import { groupOf, variableName } from "./specification.ts";
import { variableKey } from "./term.ts";
import type { WorkingModel } from "./working-model.ts";

/** A coefficient of the fixed part as hypotheses name it and as a reader knows it. */
export interface NamedCoefficient {
  /** As in the result document: `(Intercept)`, `ses`, `sector[1]:ses`; of a multinomial outcome `clerical: ses`. */
  readonly name: string;
  readonly symbol: ModelSymbol;
  /** "SES × SECTOR (Catholic)", "Intercept"; "clerical: Intercept". */
  readonly label: string;
}

/**
 * The coefficients in the order of the equations, of a multinomial outcome category by category; without those of categories that
 * are not known yet.
 */
export function namedCoefficients(model: WorkingModel): readonly NamedCoefficient[] {
  const { draft, context } = model;
  const coefficients = coefficientsOfEquations(model);
  if (draft.distribution !== "multinomial") return coefficients;
  return (outcomeEquations(draft, context)?.own ?? []).flatMap((category, position) =>
    coefficients.map(({ name, symbol, label }) => ({
      name: `${category.value}: ${name}`,
      symbol: { ...symbol, category: String(position + 1) },
      label: `${category.label}: ${label}`,
    })),
  );
}

function coefficientsOfEquations({ draft, context, equations }: WorkingModel): readonly NamedCoefficient[] {
  return mixedEquation(equations, context).fixed.flatMap(({ symbol, factors, term }) => {
    if (factors.some(({ contrast }) => contrast?.kind === "open")) return [];
    const order = (draft.fixed[term]?.variables ?? []).map((variable) => variableKey(context, variable));
    const place = ({ variable }: Factor) => order.indexOf(variableKey(context, variable));
    const name = factors
      .toSorted((a, b) => place(a) - place(b))
      .map(factorName)
      .join(":");
    return factors.length === 0
      ? [{ name: "(Intercept)", symbol, label: "Intercept" }]
      : [{ name, symbol, label: factorsName(context, factors) }];
  });
}

/** A variable of a term as the result document names it, without its category. */
export function termVariableName({ name, aggregate, power = 1 }: TermVariable): string {
  const meanBy = aggregate === undefined ? null : groupOf(aggregate.by);
  return variableName({ kind: "continuous", name, meanBy, centering: { kind: "none" }, power });
}

/** The hypotheses of a model whose terms are now `after`, term by term the same in other names. */
export function renameInHypotheses(
  hypotheses: readonly Hypothesis[],
  { fixed: before, distribution }: Pick<ModelDraft, "fixed" | "distribution">,
  after: readonly Term[],
): readonly Hypothesis[] {
  const renamed = (whole: string) => {
    const [, equation = "", name = whole] = distribution === "multinomial" ? (/^(.*?: )(.*)$/s.exec(whole) ?? []) : [];
    for (const [index, term] of before.entries()) {
      const categories = categoriesIn(name, term);
      if (categories !== null) {
        const own = (after[index] ?? term).variables
          .map((variable, position) => `${termVariableName(variable)}${categories[position] ?? ""}`)
          .join(":");
        return `${equation}${own}`;
      }
    }
    return whole;
  };
  return hypotheses.map((hypothesis) => ({
    ...hypothesis,
    rows: hypothesis.rows.map((row) => ({
      ...row,
      weights: Object.fromEntries(Object.entries(row.weights).map(([name, weight]) => [renamed(name), weight])),
    })),
  }));
}

/** By variable of the term the category in its brackets, or nothing; null: the name is of another term. */
function categoriesIn(name: string, { variables }: Term): readonly string[] | null {
  if (variables.length === 0) return null;
  const pattern = variables.map((variable) => `${escaped(termVariableName(variable))}((?:\\[.*?\\])?)`).join(":");
  return new RegExp(`^${pattern}$`).exec(name)?.slice(1) ?? null;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function factorName({ variable, contrast }: Factor): string {
  return contrast === null ? termVariableName(variable) : `${variable.name}[${categoryName(contrast)}]`;
}

function categoryName(contrast: Contrast): string | null {
  return "category" in contrast ? nameOfCategory(contrast.category) : contrastName(contrast);
}
