import type { RandomStructure } from "./profiled-deviance.ts";
import type { CovarianceParameters } from "./relative-covariance.ts";

/**
 * θ as it is reported: its bounded elements not negative (Λ with a column's sign turned says the same), and exactly zero
 * where zero is as good, also all of an effect's. The search itself is not bounded: the deviance is even in each column of Λ, so that a variance
 * that wants to be zero is an ordinary minimum for it, which it reaches to rounding.
 */
export function zeroVariances(
  { parts }: Pick<RandomStructure, "parts">,
  found: Float64Array,
  deviance: number,
  devianceOf: (theta: Float64Array) => number | undefined,
): { readonly theta: Float64Array; readonly evaluations: number } {
  let theta = withPositiveDiagonals(parts, found);
  let lowest = deviance;
  let evaluations = 0;
  const tryAtZero = (positions: readonly number[]) => {
    const values = positions.map((position) => theta[position]);
    if (values.every((value) => value === 0) || values.some((value) => Math.abs(value) > nearZero)) return;
    const tried = theta.map((value, position) => (positions.includes(position) ? 0 : value));
    const at = devianceOf(tried);
    evaluations++;
    if (at === undefined || at > lowest + asGood) return;
    theta = tried;
    lowest = Math.min(lowest, at);
  };
  for (const { thetaOffset, parameters } of parts) {
    for (const [m, lower] of parameters.lower.entries()) if (lower === 0) tryAtZero([thetaOffset + m]);
    for (const row of rowsOf(parameters)) tryAtZero(row.map((m) => thetaOffset + m));
  }
  return { theta, evaluations };
}

/** The elements of Λ that make the variance of each effect, where there are several: rows of an unstructured Λ. */
function rowsOf({ structure, size, basis }: CovarianceParameters): readonly (readonly number[])[] {
  if (structure !== "unstructured") return [];
  return Array.from({ length: size }, (_, effect) =>
    basis.flatMap((matrix, m) => (Math.floor(matrix.indexOf(1) / size) === effect ? [m] : [])),
  );
}

/** Relative standard deviations below this are tried at zero. */
const nearZero = 1e-3;
/** In deviance. */
const asGood = 1e-8;

/** A column of Λ whose diagonal element is negative changes its sign as a whole. */
function withPositiveDiagonals(parts: RandomStructure["parts"], found: Float64Array): Float64Array {
  const theta = found.slice();
  for (const { thetaOffset, parameters } of parts) {
    const { basis, lower, size } = parameters;
    for (const [m, bound] of lower.entries()) {
      if (bound !== 0 || theta[thetaOffset + m] >= 0) continue;
      const column = basis[m].indexOf(1) % size;
      for (const [other, matrix] of basis.entries()) {
        const isInColumn = parameters.structure === "unstructured" && matrix.indexOf(1) % size === column;
        if (isInColumn || other === m) theta[thetaOffset + other] *= -1;
      }
    }
  }
  return theta;
}
