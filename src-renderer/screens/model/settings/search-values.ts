import { defaultSearch, type RandomEntry, type StartingVariances } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import { isLinear } from "../../../../src-engine/specification/links.ts";

/** How the estimates are looked for, on the page Estimation. */
export interface SearchValues {
  readonly maxIterations: number;
  readonly tolerance: number;
  /** Null: the program's own. */
  readonly start: StartingVariances | null;
}

export const usualSearch: SearchValues = { ...defaultSearch, start: null };

/** Starting values are those of the random terms that there are now. */
export function searchOf(draft: ModelDraft): SearchValues {
  const { estimation, random } = draft;
  const { start } = estimation ?? {};
  return {
    maxIterations: estimation?.maxIterations ?? usualSearch.maxIterations,
    tolerance: estimation?.tolerance ?? usualSearch.tolerance,
    start:
      start === undefined
        ? null
        : {
            ...firstStart(draft),
            ...(start.residual !== undefined && isLinear(draft) && { residual: start.residual }),
            random: random.map(({ terms }, entry) => terms.map((_, term) => start.random[entry]?.[term] ?? 1)),
            ...(start.covariances !== undefined && {
              covariances: random.map((entry, index) => covariancesOf(entry, start.covariances?.[index])),
            }),
          },
  };
}

/** Starting values that fit the random effects' sets: those of other sets are begun anew. */
export function searchFor(search: SearchValues, random: readonly RandomEntry[]): SearchValues {
  const { start } = search;
  const fits =
    start?.random.length === random.length &&
    random.every(({ terms }, entry) => terms.length === start.random[entry]?.length);
  if (start === null || fits) return search;
  const { residual } = start;
  return { ...search, start: { random: startingOnes(random), ...(residual !== undefined && { residual }) } };
}

/** Covariances of each effect from the second on with those before it, zero where none is given; none where there are none. */
export function covariancesOf(
  { terms, covariance = "unstructured" }: RandomEntry,
  given: readonly (readonly number[])[] | undefined,
): readonly (readonly number[])[] {
  if (covariance !== "unstructured") return [];
  return terms.slice(1).map((_, row) => Array.from({ length: row + 1 }, (_one, column) => given?.[row]?.[column] ?? 0));
}

/** `start` with one covariance of an entry's effects set. */
export function withCovariance(
  start: StartingVariances,
  random: readonly RandomEntry[],
  { entry, row, column }: { readonly entry: number; readonly row: number; readonly column: number },
  value: number,
): StartingVariances {
  const all = random.map((one, index) => covariancesOf(one, start.covariances?.[index]));
  const own = all[entry] ?? [];
  const changed = own.with(row, (own[row] ?? []).with(column, value));
  return { ...start, covariances: all.with(entry, changed) };
}

/** Why an effect cannot have this covariance with another one: their correlation would lie beyond 1. Null: it can. */
export function covarianceProblem(covariance: number, one: number, other: number): string | null {
  if (!Number.isFinite(covariance)) return "Enter a number.";
  // Variances that cannot be say so themselves.
  if (varianceProblem(one) !== null || varianceProblem(other) !== null) return null;
  return covariance * covariance < one * other
    ? null
    : "Choose a smaller covariance: their correlation would lie beyond 1.";
}

/** Ones to begin with: a variance for each random term, and the residual's where there is one. */
export function firstStart(draft: ModelDraft): StartingVariances {
  return { random: startingOnes(draft.random), ...(isLinear(draft) && { residual: 1 }) };
}

function startingOnes(random: readonly RandomEntry[]): StartingVariances["random"] {
  return random.map(({ terms }) => terms.map(() => 1));
}

const mostIterations = 100_000;

/** What is wrong with the limit; null: nothing. */
export function iterationsProblem({ maxIterations }: SearchValues): string | null {
  return Number.isInteger(maxIterations) && maxIterations >= 1 && maxIterations <= mostIterations
    ? null
    : `Choose a whole number from 1 to ${mostIterations.toLocaleString("en-US")}.`;
}

export function varianceProblem(variance: number): string | null {
  return variance > 0 ? null : "Choose a number above zero.";
}

export function isSearchRight(values: SearchValues): boolean {
  const { start } = values;
  if (iterationsProblem(values) !== null) return false;
  if (start === null) return true;
  const covariances = (start.covariances ?? []).flatMap((rows, entry) =>
    rows.flatMap((row, index) =>
      row.map((covariance, column) => {
        const own = start.random[entry] ?? [];
        return covarianceProblem(covariance, own[index + 1] ?? Number.NaN, own[column] ?? Number.NaN);
      }),
    ),
  );
  const variances = [...start.random.flat(), start.residual ?? 1].map(varianceProblem);
  return [...variances, ...covariances].every((problem) => problem === null);
}
