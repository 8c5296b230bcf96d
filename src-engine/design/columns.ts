import type { CovarianceStructure } from "../../src-contract/analysis.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import {
  type CategoricalVariable,
  type ResolvedTerm,
  type ResolvedVariable,
  termKey,
  variableName,
} from "../specification/specification.ts";
import { contrastColumns, indicatorColumns } from "./coding.ts";
import { type RowValues, referencePosition } from "./row-values.ts";

/** One column of X or Z: a coefficient's own. */
export interface DesignColumn {
  /** As in the result document: `ses`, `sector[1]`, `meanses:ses`. */
  readonly name: string;
  /** Position of its term in the specification's list. */
  readonly term: number;
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
export function modelColumns(
  terms: readonly ResolvedTerm[],
  rowCount: number,
  values: RowValues,
): Outcome<readonly DesignColumn[]> {
  const present = new Set(terms.map(termKey));
  const columns: DesignColumn[] = [];
  for (const [index, term] of terms.entries()) {
    let product: readonly Factorial[] = [{ name: null, values: null }];
    for (const [position, variable] of term.variables.entries()) {
      const margin = { variables: term.variables.toSpliced(position, 1), at: term.at };
      const hasMargin = present.has(termKey(margin));
      const coded = codeVariable(variable, hasMargin, values);
      if (!coded.ok) return coded;
      product = product.flatMap((left) => coded.value.map((right) => multiply(left, right)));
      if (variable.kind === "categorical" && margin.variables.length === 0) present.add(termKey(margin));
    }
    for (const { name, values: column } of product) {
      columns.push({
        name: name ?? "(Intercept)",
        term: index,
        values: column ?? new Float64Array(rowCount).fill(1),
      });
    }
  }
  return succeed(columns);
}

/** A product in the making; null: the empty product. */
interface Factorial {
  readonly name: string | null;
  readonly values: Float64Array | null;
}

function multiply(left: Factorial, right: Factorial): Factorial {
  if (left.values === null || right.values === null) return left.values === null ? right : left;
  const other = right.values;
  return { name: `${left.name}:${right.name}`, values: left.values.map((value, row) => value * other[row]) };
}

function codeVariable(
  variable: ResolvedVariable,
  hasMargin: boolean,
  values: RowValues,
): Outcome<readonly Factorial[]> {
  return variable.kind === "continuous"
    ? succeed([{ name: variableName(variable), values: values.continuous(variable) }])
    : codeCategories(variable, hasMargin, values);
}

function codeCategories(
  { name, coding, reference }: CategoricalVariable,
  hasMargin: boolean,
  values: RowValues,
): Outcome<readonly Factorial[]> {
  const categories = values.categories(name);
  if (categories.values.length > categoryLimit) {
    const count = categories.values.length;
    return refuse({ code: "too-many-categories", name, categories: count, limit: categoryLimit });
  }
  const position = referencePosition(categories, name, reference);
  if (!position.ok) return position;
  const coded = hasMargin
    ? contrastColumns(coding, categories.values, position.value)
    : indicatorColumns(categories.values);
  return succeed(
    coded.map(({ label, weights }) => ({
      name: `${name}[${label}]`,
      values: Float64Array.from(categories.codes, (code) => weights[code]),
    })),
  );
}
