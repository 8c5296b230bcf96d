import type { CodeStep } from "../../src-contract/step-contents.ts";
import type { CodeReport } from "../../src-contract/step-report.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { codeLabels } from "../../src-wording/category-codes.ts";
import { columnsOfContrasts, contrastColumns, indicatorColumns } from "../math/category-coding.ts";
import type { DataSet } from "../table/data-set.ts";
import { factorOf } from "../table/factor.ts";
import { findVariables, freeName, isRefusal, newVariable, numberColumn, withColumns } from "./columns.ts";
import { isWhole } from "./compute.ts";
import { cannot, done, type StepRefusal, type StepResult } from "./step-result.ts";

/** More categories than this are identifiers or measurements. */
const mostCategories = 100;

/** Categories to codes, a variable for each comparison. Missing values stay missing. */
export function codeCategories(data: DataSet, step: string, content: CodeStep): StepResult {
  const found = findVariables(data, [content.variable]);
  if (isRefusal(found)) return found;
  const [variable] = found;
  const { codes, categories: values } = factorOf(data, variable);
  const { name } = variable;
  if (values.length < 2) return cannot({ code: "too-few-categories", name, categories: values.length });
  if (values.length > mostCategories) {
    return cannot({ code: "too-many-categories", name, categories: values.length, limit: mostCategories });
  }
  const categories = values.map((value) => ({ value, label: labelOfValue(variable, value) }));
  const coded = codedColumns(variable, categories, content);
  if (isRefusal(coded)) return coded;
  const taken = new Set(data.byName.keys());
  const columns = coded.map(({ suffix, label, codes: ofCategory, contrast }) => {
    const own = freeName(
      content.coding === "contrasts" ? suffix : `${content.prefix ?? name}_${nameOf(suffix)}`,
      taken,
    );
    taken.add(own);
    return { name: own, label, codes: ofCategory, contrast };
  });
  const added = columns.map((column) => {
    const ofRow = new Float64Array(codes.length);
    for (let row = 0; row < ofRow.length; row++) ofRow[row] = codes[row] < 0 ? Number.NaN : column.codes[codes[row]];
    const decimals = isWhole(Float64Array.from(column.codes)) ? 0 : 3;
    return { variable: newVariable(step, column.name, { label: column.label, decimals }), values: numberColumn(ofRow) };
  });
  const report: CodeReport = {
    categories,
    columns: columns.map(({ name: own, codes: ofCategory, contrast }) => ({ name: own, codes: ofCategory, contrast })),
  };
  return done(withColumns(data, added), { kind: "code", ...report });
}

type Categories = CodeReport["categories"];

interface Coded {
  /** What the name ends with: a category, a trend; of one's own comparisons the whole name. */
  readonly suffix: string;
  readonly label: string;
  readonly codes: readonly number[];
  readonly contrast: readonly number[] | null;
}

function codedColumns(variable: Variable, categories: Categories, content: CodeStep): readonly Coded[] | StepRefusal {
  const { coding } = content;
  const values = categories.map(({ value }) => value);
  const labels = categories.map(({ label }) => label);
  const subject = variable.label === "" ? variable.name : variable.label;
  if (coding === "contrasts") return ownContrasts(variable, values, content);
  if (coding === "polynomial") {
    return contrastColumns("polynomial", values, 0).map(({ label, weights }) => {
      return { suffix: label, label: codeLabels.polynomial(subject, label, ""), codes: weights, contrast: weights };
    });
  }
  const reference = referenceIndex(values, content);
  if (reference === undefined) {
    return cannot({ code: "category-not-there", name: variable.name, value: String(content.reference) });
  }
  const named = (index: number, codes: readonly number[], contrast: readonly number[] | null): Coded => {
    const label = codeLabels[coding](subject, labels[index], labels[reference ?? 0]);
    return { suffix: labels[index], label, codes, contrast };
  };
  const others = values.map((_, index) => index).filter((index) => index !== reference);
  if (coding === "dummy") {
    const indicators = indicatorColumns(values);
    return others.map((index) => named(index, indicators[index].weights, null));
  }
  const compared = comparedCategories(coding, values.length, reference ?? 0);
  const contrasts = compared.map(({ weights }) => weights);
  const codes = columnsOfContrasts(contrasts);
  if (codes === null) return cannot({ code: "contrasts-dependent" });
  return compared.map(({ category }, index) => named(category, codes[index].map(tidy), contrasts[index]));
}

/** Undefined: it names a category that is not there. Null: there is none. */
function referenceIndex(
  values: readonly (number | string)[],
  { coding, reference }: CodeStep,
): number | null | undefined {
  if (coding === "difference" || coding === "helmert") return null;
  if (reference === undefined) return 0;
  if (reference === null) return coding === "dummy" ? null : 0;
  const index = values.findIndex((value) => String(value) === String(reference));
  return index < 0 ? undefined : index;
}

/** Which category each comparison is about, and the weights of all in it. */
function comparedCategories(
  coding: "effect" | "simple" | "difference" | "helmert",
  count: number,
  reference: number,
): readonly { readonly category: number; readonly weights: readonly number[] }[] {
  const every = Array.from({ length: count }, (_, index) => index);
  const against = (category: number, others: readonly number[]) => ({
    category,
    weights: every.map((index) => Number(index === category) - (others.includes(index) ? 1 / others.length : 0)),
  });
  switch (coding) {
    case "effect":
      return every.filter((index) => index !== reference).map((index) => against(index, every));
    case "simple":
      return every.filter((index) => index !== reference).map((index) => against(index, [reference]));
    case "difference":
      return every.slice(1).map((index) => against(index, every.slice(0, index)));
    case "helmert":
      return every.slice(0, -1).map((index) => against(index, every.slice(index + 1)));
  }
}

function ownContrasts(
  variable: Variable,
  values: readonly (number | string)[],
  { contrasts = [] }: CodeStep,
): readonly Coded[] | StepRefusal {
  const rows: number[][] = [];
  const place = new Map(values.map((value, index) => [String(value), index]));
  for (const { name, weights } of contrasts) {
    if (name.trim() === "") return cannot({ code: "name-empty" });
    const row = new Array<number>(values.length).fill(0);
    for (const { value, weight } of weights) {
      const index = place.get(String(value));
      if (index !== undefined) row[index] = weight;
      else if (weight !== 0) return cannot({ code: "category-not-there", name: variable.name, value: String(value) });
    }
    if (row.every((weight) => weight === 0)) return cannot({ code: "weights-all-zero", contrast: name });
    const sum = row.reduce((total, weight) => total + weight, 0);
    if (Math.abs(sum) > 1e-3 * Math.max(...row.map(Math.abs))) {
      return cannot({ code: "weights-not-zero", contrast: name, sum });
    }
    // Thirds are typed as .333: what is left of the sum is no one's intention.
    rows.push(row.map((weight) => weight - sum / row.length));
  }
  if (rows.length === 0) return cannot({ code: "nothing-chosen" });
  const codes = rows.length < values.length ? columnsOfContrasts(rows) : null;
  if (codes === null) return cannot({ code: "contrasts-dependent" });
  const subject = variable.label === "" ? variable.name : variable.label;
  return contrasts.map(({ name }, index) => ({
    suffix: name,
    label: `${subject}: ${name}`,
    codes: codes[index].map(tidy),
    contrast: rows[index],
  }));
}

function labelOfValue({ valueLabels }: Variable, value: number | string): string {
  return valueLabels.find((one) => one.value === value)?.label ?? String(value);
}

/** Letters and digits of a category, as part of a name. */
function nameOf(text: string): string {
  const name = text
    .trim()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_+|_+$/g, "");
  return name === "" ? "other" : name;
}

/** Without the rounding of inverses. */
function tidy(value: number): number {
  return Number(value.toFixed(12));
}
