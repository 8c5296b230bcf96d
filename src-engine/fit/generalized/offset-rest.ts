import { choleskyInPlace, solveLowerInPlace, solveUpperInPlace } from "../../math/cholesky.ts";
import { innerProduct } from "../../math/inner-product.ts";
import type { PredictorBasis } from "../basis.ts";

/** The columns of a generalized fit: β = A⁻¹β̃ + c. */
export interface GeneralizedBasis extends PredictorBasis {
  /** c, p, in the user's units. */
  readonly fixedShift: readonly number[];
}

/**
 * An offset with what the columns of X make of it taken out, o = Xa + rest, so that an offset of 10¹² that is nearly a constant, or
 * nearly a multiple of a predictor, costs the search no digits: it looks for β̃ + a, which is as large as effects are, and c = −A⁻¹a
 * leads back.
 */
export function withoutOffset(
  basis: PredictorBasis,
  offset: Float64Array | null,
): { readonly basis: GeneralizedBasis; readonly offset: Float64Array | null } {
  const columns = basis.x.map((at) => basis.columns[at]);
  const taken = new Float64Array(columns.length);
  if (offset === null) return { basis: { ...basis, fixedShift: [...taken] }, offset };
  const rest = offset.slice();
  for (let pass = 0; pass < passes; pass++) {
    const regression = regressionOn(columns, rest);
    for (const [k, weight] of regression.entries()) {
      taken[k] += weight;
      for (let row = 0; row < rest.length; row++) rest[row] -= weight * columns[k][row];
    }
  }
  const fixedShift = basis.fixedToUser.map((row) => -row.reduce((sum, weight, k) => sum + weight * taken[k], 0));
  return { basis: { ...basis, fixedShift }, offset: rest };
}

/** The second takes out what rounding left of the first. */
const passes = 2;

/** Nothing where columns cannot be told apart. */
function regressionOn(columns: readonly Float64Array[], values: Float64Array): Float64Array {
  const p = columns.length;
  const normal = Float64Array.from({ length: p * p }, (_, entry) =>
    innerProduct(columns[Math.floor(entry / p)], columns[entry % p]),
  );
  const right = Float64Array.from(columns, (column) => innerProduct(column, values));
  if (p === 0 || Number.isNaN(choleskyInPlace(normal, p))) return new Float64Array(p);
  solveLowerInPlace(normal, p, right, 1);
  solveUpperInPlace(normal, p, right);
  return right;
}
