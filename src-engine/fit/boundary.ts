import type { RandomStructure } from "./profiled-deviance.ts";

/**
 * θ as it is reported: its bounded elements not negative (Λ with a column's sign turned says the same), and exactly zero
 * where zero is as good. The search itself is not bounded: the deviance is even in each column of Λ, so that a variance
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
  for (const { thetaOffset, parameters } of parts) {
    for (const [m, lower] of parameters.lower.entries()) {
      const value = theta[thetaOffset + m];
      if (lower !== 0 || value === 0 || value > nearZero) continue;
      const tried = theta.slice();
      tried[thetaOffset + m] = 0;
      const at = devianceOf(tried);
      evaluations++;
      if (at === undefined || at > lowest + asGood) continue;
      theta = tried;
      lowest = Math.min(lowest, at);
    }
  }
  return { theta, evaluations };
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
