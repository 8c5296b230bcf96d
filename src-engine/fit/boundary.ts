import { echelonFactor } from "../math/echelon-factor.ts";
import { gradedEigen } from "../math/graded-eigen.ts";
import type { Evaluation } from "../math/minimize.ts";
import { isNearZero } from "./lowest-valley.ts";
import type { RandomStructure } from "./profiled-deviance.ts";
import { type CovarianceParameters, factorOf, relativeCovariance } from "./relative-covariance.ts";

/**
 * θ as it is reported: its bounded elements not negative (Λ with a column's sign turned says the same), and on the boundary
 * where that is as good: bounded elements exactly zero, an unstructured matrix of exactly the rank it needs (with a column of zeros
 * in Λ for each that it lacks), and all that an effect has exactly zero. The search itself is not bounded: the deviance is even in
 * each column of Λ, so that a variance that wants to be zero is an ordinary minimum for it, which it reaches to rounding.
 */
export function zeroVariances(
  { parts }: Pick<RandomStructure, "parts">,
  found: Float64Array,
  deviance: number,
  devianceOf: (theta: Float64Array) => number | undefined,
): { readonly theta: Float64Array; readonly trace: readonly Evaluation[] } {
  let theta = withPositiveDiagonals(parts, found);
  let lowest = deviance;
  const trace: Evaluation[] = [];
  const isAsGood = (tried: Float64Array): boolean => {
    const at = devianceOf(tried);
    trace.push({ x: [...tried], value: at ?? Number.NaN });
    if (at === undefined || at > lowest + asGood) return false;
    theta = tried;
    lowest = Math.min(lowest, at);
    return true;
  };
  for (const { thetaOffset, parameters } of parts) {
    const own = () => theta.slice(thetaOffset, thetaOffset + parameters.lower.length);
    const withOwn = (elements: Float64Array) => {
      const all = theta.slice();
      all.set(elements, thetaOffset);
      return all;
    };
    if (parameters.structure === "unstructured" && parameters.size > 1) {
      matricesOfLessRank(parameters, own()).some((elements) => isAsGood(withOwn(elements)));
      for (let effect = 0; effect < parameters.size; effect++) {
        const without = withoutEffect(parameters, own(), effect);
        if (without !== null) isAsGood(withOwn(without));
      }
    } else {
      for (const [m, value] of own().entries()) {
        if (value !== 0 && isNearZero(value)) isAsGood(withOwn(own().with(m, 0)));
      }
    }
  }
  return { theta, trace };
}

/** In deviance. */
const asGood = 1e-8;

/** Elements of the nearest matrices that lack what is near zero in the present one, that of the lowest rank first. */
function matricesOfLessRank(parameters: CovarianceParameters, elements: Float64Array): readonly Float64Array[] {
  const { size } = parameters;
  const { values, vectors } = gradedEigen(relativeCovariance(factorOf(parameters, elements, 0), size), size);
  const deviations = values.map((value) => Math.sqrt(Math.max(value, 0)));
  const order = Array.from(deviations.keys()).sort((a, b) => deviations[b] - deviations[a]);
  const least = order.filter((k) => !isNearZero(deviations[k])).length;
  return Array.from({ length: size - least }, (_, more) => {
    const kept = order.slice(0, least + more);
    const rows = Array.from({ length: size }, (_row, i) => kept.map((k) => vectors[i * size + k] * deviations[k]));
    return elementsOf(parameters, rows);
  });
}

/** Elements of the matrix without an effect that has next to nothing; null where it has more, or nothing already. */
function withoutEffect(parameters: CovarianceParameters, elements: Float64Array, effect: number): Float64Array | null {
  const { size } = parameters;
  const factor = factorOf(parameters, elements, 0);
  const rows = Array.from({ length: size }, (_, i) => Array.from(factor.subarray(i * size, (i + 1) * size)));
  const isNothing = rows[effect].every((value) => value === 0);
  if (isNothing || !rows[effect].every(isNearZero)) return null;
  return elementsOf(parameters, rows.with(effect, new Array<number>(size).fill(0)));
}

/** The elements of the lower triangular Λ of G G'. */
function elementsOf({ basis }: CovarianceParameters, rows: readonly (readonly number[])[]): Float64Array {
  const factor = echelonFactor(rows);
  return Float64Array.from(basis, (matrix) => factor[matrix.indexOf(1)]);
}

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
