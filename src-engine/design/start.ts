import type { DesignFailure } from "../../src-contract/model-failure.ts";
import { choleskyInPlace } from "../math/cholesky.ts";
import type { SearchSettings } from "../specification/specification.ts";
import type { RandomPart } from "./columns.ts";
import type { Grouping } from "./units.ts";

/** A starting variance for each effect of each random part, and covariances that such effects can have. */
export function checkStart(
  start: SearchSettings["start"],
  groupings: readonly Grouping[],
  random: readonly RandomPart[],
): DesignFailure | null {
  if (start === null) return null;
  const mismatch = { code: "starting-variances-mismatch" } as const;
  if (start.random.length !== random.length) {
    return { ...mismatch, group: null, given: start.random.length, needed: random.length };
  }
  for (const [part, { columns, grouping }] of random.entries()) {
    const given = start.random[part].length;
    const group = groupings[grouping].name;
    if (given !== columns.length) return { ...mismatch, group, given, needed: columns.length };
    const problem = covarianceProblem(start, part);
    if (problem !== null) return { code: "starting-covariances-impossible", group, problem };
  }
  return null;
}

function covarianceProblem(start: NonNullable<SearchSettings["start"]>, part: number): "count" | "indefinite" | null {
  const size = start.random[part].length;
  const rows = start.covariances?.[part] ?? [];
  if (rows.length === 0) return null;
  if (rows.length !== size - 1 || rows.some((row, index) => row.length !== index + 1)) return "count";
  return Number.isNaN(choleskyInPlace(startingMatrix(start, part), size)) ? "indefinite" : null;
}

/** The covariance matrix that a random part's search starts from, q × q, in the user's units. */
export function startingMatrix(
  { random, covariances }: NonNullable<SearchSettings["start"]>,
  part: number,
): Float64Array {
  const variances = random[part];
  const size = variances.length;
  return Float64Array.from({ length: size * size }, (_, entry) => {
    const [row, column] = [Math.floor(entry / size), entry % size];
    const [last, first] = [Math.max(row, column), Math.min(row, column)];
    return last === first ? variances[row] : (covariances?.[part]?.[last - 1]?.[first] ?? 0);
  });
}
