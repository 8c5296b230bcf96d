import type { CovarianceStructure } from "../../src-contract/analysis.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { contrastColumns, indicatorColumns } from "../math/category-coding.ts";
import {
  type CategoricalVariable,
  type ContinuousVariable,
  type ResolvedTerm,
  type ResolvedVariable,
  termKey,
  variableName,
} from "../specification/specification.ts";
import { type RowValues, referencePosition } from "./row-values.ts";

/** One column of X or Z: a coefficient's own. */
export interface DesignColumn {
  /** As in the result document: `ses`, `sector[1]`, `meanses:ses`. */
  readonly name: string;
  /** Position of its term in the specification's list. */
  readonly term: number;
  /** What it is the product of; nothing: the intercept. */
  readonly factors: readonly ColumnFactor[];
  readonly values: Float64Array;
  /** Multinomial: the category whose equation it belongs to. */
  readonly equation?: string | number;
}

/** A variable's part in a column: the variable itself, or one of the columns that stand for its categories. */
export interface ColumnFactor {
  readonly variable: ResolvedVariable;
  /** The category or trend, as in brackets behind the variable's name; null where the variable is a number. */
  readonly category: string | null;
  /** By category its value there; null where the variable is a number. */
  readonly weights: readonly number[] | null;
  /** By row. */
  readonly values: Float64Array;
}

/** One random entry: its columns of Z within a unit, whose effects have one covariance matrix. */
export interface RandomPart {
  /** Position in `groupings`. */
  readonly grouping: number;
  readonly columns: readonly DesignColumn[];
  readonly covariance: CovarianceStructure;
}

export const categoryLimit = 500;

/**
 * The model matrix of a list of terms, column by column.
 *
 * A categorical variable is coded by contrasts where the same term without it is in the list, else by an indicator for
 * each category (Chambers & Hastie 1992, section 2.4.1): `[school type]` beside an intercept has one column less than
 * there are types, without an intercept as many. Of several categorical main effects without an intercept only the
 * first takes its place.
 */
export function modelColumns(terms: readonly ResolvedTerm[], values: RowValues): Outcome<readonly DesignColumn[]> {
  const present = new Set(terms.map(termKey));
  const columns: DesignColumn[] = [];
  for (const [index, term] of terms.entries()) {
    let products: readonly Product[] = [[]];
    for (const [position, variable] of term.variables.entries()) {
      const margin = { variables: term.variables.toSpliced(position, 1), at: term.at };
      const hasMargin = present.has(termKey(margin));
      const coded = codeVariable(variable, hasMargin, values);
      if (!coded.ok) return coded;
      // The first variable's columns change fastest, as in R.
      products = coded.value.flatMap((factor) => products.map((product) => [...product, factor]));
      if (variable.kind === "categorical" && margin.variables.length === 0) present.add(termKey(margin));
    }
    for (const factors of products) {
      columns.push({
        name: columnName(factors),
        term: index,
        factors,
        values: productValues(factors, values.rows.length),
      });
    }
  }
  return succeed(columns);
}

/** A product in the making. */
type Product = readonly ColumnFactor[];

/** By row; without factors all ones. */
function productValues([first, ...others]: Product, rowCount: number): Float64Array {
  if (first === undefined) return new Float64Array(rowCount).fill(1);
  if (others.length === 0) return first.values;
  const product = first.values.slice();
  for (const { values } of others) for (let row = 0; row < rowCount; row++) product[row] *= values[row];
  return product;
}

function columnName(factors: readonly ColumnFactor[]): string {
  if (factors.length === 0) return "(Intercept)";
  return factors
    .map(({ variable, category }) => {
      return category === null ? variableName(variable) : `${variableName(variable)}[${category}]`;
    })
    .join(":");
}

function codeVariable(
  variable: ResolvedVariable,
  hasMargin: boolean,
  values: RowValues,
): Outcome<readonly ColumnFactor[]> {
  return variable.kind === "continuous" ? numbers(variable, values) : codeCategories(variable, hasMargin, values);
}

function numbers(variable: ContinuousVariable, values: RowValues): Outcome<readonly ColumnFactor[]> {
  const own = values.continuous(variable);
  // The data are finite, as their means are; a root of a negative number, an inverse of zero or a high power is not.
  const at = variable.power === 1 ? -1 : own.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return succeed([{ variable, category: null, weights: null, values: own }]);
  const { power } = variable;
  const base = { ...variable, power: 1 };
  const value = values.continuous(base)[at];
  return refuse({ code: "power-undefined", name: variableName(base), power, row: values.rows[at] + 1, value });
}

function codeCategories(
  variable: CategoricalVariable,
  hasMargin: boolean,
  values: RowValues,
): Outcome<readonly ColumnFactor[]> {
  const { name, coding } = variable;
  const categories = values.categories(name);
  if (categories.values.length > categoryLimit) {
    const count = categories.values.length;
    return refuse({ code: "too-many-categories", name, categories: count, limit: categoryLimit });
  }
  const position = referencePosition(categories, variable);
  if (!position.ok) return position;
  const coded = hasMargin
    ? contrastColumns(coding, categories.texts, position.value)
    : indicatorColumns(categories.texts);
  return succeed(
    coded.map(({ label, weights }) => ({
      variable,
      category: label,
      weights,
      values: Float64Array.from(categories.codes, (code) => weights[code]),
    })),
  );
}
