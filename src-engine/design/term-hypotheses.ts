import { type ResolvedTerm, termName, variableKey } from "../specification/specification.ts";
import type { Independent } from "./aliasing.ts";
import type { ColumnFactor, DesignColumn } from "./columns.ts";
import { estimableHypotheses } from "./empty-cells.ts";
import type { RowValues } from "./row-values.ts";

/** Lβ = 0: a term of the fixed part has no effect. */
export interface TermHypothesis {
  readonly name: string;
  /** Position in the specification's list. */
  readonly term: number;
  /** L over the design's fixed coefficients, row by row. */
  readonly rows: readonly (readonly number[])[];
}

/**
 * The type III hypothesis of every term: its part of the model is zero where every categorical variable is written as
 * deviations from the unweighted mean of its categories, so that it does not depend on how the user codes them (SAS's and
 * SPSS's type III where no combination of categories is empty; R's contr.sum). Numbers are not centered: beside
 * `sector:ses`, `sector` is tested at ses = 0.
 *
 * A column is a product of coded categories, so it has a share in every term that it contains: differences from the first
 * category there, means over the categories of what is not in it. What belongs to no term of the model (where the
 * intercept is left out) goes to the first term with a share in it. Where columns are aliased the hypotheses are those of `empty-cells.ts`.
 */
export function termHypotheses(
  terms: readonly ResolvedTerm[],
  columns: readonly DesignColumn[],
  { aliased, orthonormal }: Pick<Independent, "aliased" | "orthonormal">,
  values: RowValues,
): readonly TermHypothesis[] {
  const rows =
    aliased.length > 0 && orthonormal !== null
      ? estimableHypotheses(terms, values, orthonormal)
      : deviationHypotheses(terms, columns);
  return terms.flatMap((term, index) => {
    const own = rows[index] ?? [];
    return own.length === 0 ? [] : [{ name: termName(term), term: index, rows: own }];
  });
}

function deviationHypotheses(
  terms: readonly ResolvedTerm[],
  columns: readonly DesignColumn[],
): readonly (readonly (readonly number[])[])[] {
  const spread = columns.map((column) => deviations(column.factors));
  const owners = ownersOf(terms, columns, spread);
  return terms.map((_, index) => {
    const keys = new Set<string>();
    for (const parts of spread) for (const { effect, key } of parts) if (owners.get(effect) === index) keys.add(key);
    return [...keys].map((key) => spread.map((parts) => parts.find((part) => part.key === key)?.weight ?? 0));
  });
}

/** A column's share in one row of a hypothesis. */
interface Deviation {
  /** Its term: the variables it is the product of. */
  readonly effect: string;
  /** The term and, by variable, the category that is compared with the first. */
  readonly key: string;
  readonly weight: number;
}

/** The product of all factors, of each its mean over the categories and how much they differ from the first. */
function deviations(factors: readonly ColumnFactor[]): readonly Deviation[] {
  let parts: readonly { readonly names: readonly string[]; readonly at: readonly number[]; readonly weight: number }[] =
    [{ names: [], at: [], weight: 1 }];
  for (const { variable, weights } of factors.toSorted(byVariable)) {
    const name = formKey(variable);
    parts = parts.flatMap((part) => {
      if (weights === null) return [{ ...part, names: [...part.names, name], at: [...part.at, 0] }];
      const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
      const first = weights[0] ?? 0;
      const categories = weights.slice(1).map((weight, category) => ({
        names: [...part.names, name],
        at: [...part.at, category],
        weight: part.weight * (weight - first),
      }));
      return [{ ...part, weight: part.weight * mean }, ...categories];
    });
  }
  return parts.flatMap(({ names, at, weight }) => {
    const effect = JSON.stringify(names);
    return Math.abs(weight) < 1e-12 ? [] : [{ effect, key: JSON.stringify([names, at]), weight }];
  });
}

/** The term that each effect belongs to. */
function ownersOf(
  terms: readonly ResolvedTerm[],
  columns: readonly DesignColumn[],
  spread: readonly (readonly Deviation[])[],
): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const [index, { variables }] of terms.entries()) {
    owners.set(JSON.stringify(variables.map(formKey).toSorted()), index);
  }
  for (const [k, parts] of spread.entries()) {
    for (const { effect } of parts) if (!owners.has(effect)) owners.set(effect, columns[k].term);
  }
  return owners;
}

function byVariable(a: ColumnFactor, b: ColumnFactor): number {
  return formKey(a.variable) < formKey(b.variable) ? -1 : 1;
}

/** A categorical variable is the same in every coding. */
function formKey(variable: ColumnFactor["variable"]): string {
  return variable.kind === "categorical" ? variable.name : variableKey(variable);
}
