import { defaultSearch, type StartingVariances } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";

/** How the estimates are looked for, on the page Estimation. */
export interface SearchValues {
  readonly maxIterations: number;
  readonly tolerance: number;
  /** Null: the program's own. */
  readonly start: StartingVariances | null;
}

export const usualSearch: SearchValues = { ...defaultSearch, start: null };

/** Starting values are those of the random terms that there are now. */
export function searchOf({ estimation, random }: ModelDraft): SearchValues {
  const { start } = estimation ?? {};
  return {
    maxIterations: estimation?.maxIterations ?? usualSearch.maxIterations,
    tolerance: estimation?.tolerance ?? usualSearch.tolerance,
    start:
      start === undefined
        ? null
        : {
            ...start,
            random: random.map(({ terms }, entry) => terms.map((_, term) => start.random[entry]?.[term] ?? 1)),
          },
  };
}

/** Ones to begin with: a variance for each random term, and the residual's. */
export function firstStart({ random }: ModelDraft): StartingVariances {
  return { random: random.map(({ terms }) => terms.map(() => 1)), residual: 1 };
}

export const mostIterations = 100_000;

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
  const variances = values.start === null ? [] : [...values.start.random.flat(), values.start.residual];
  return iterationsProblem(values) === null && variances.every((variance) => varianceProblem(variance) === null);
}
