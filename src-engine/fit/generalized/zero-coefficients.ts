import type { StandardErrors } from "../../../src-contract/analysis.ts";
import type { Design } from "../../design/design.ts";
import { normalQuantile } from "../../math/normal-distribution.ts";
import { transform } from "../../math/small-matrices.ts";
import { tTwoSided } from "../../math/t-distribution.ts";
import { standardizedColumns } from "../basis.ts";
import type { CoefficientTest } from "../inference/coefficient-tests.ts";
import { endlessZeros } from "./endless-zeros.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";
import type { ParameterInformation } from "./parameter-information.ts";

/** How many of a distribution's own parameters, the last ones, are coefficients of its zero part. */
export function zeroCount({ zeros }: Design): number {
  return zeros?.columns.length ?? 0;
}

/**
 * z tests of the zero part's coefficients in the user's units; none without a zero part. Those without a finite estimate have the large
 * standard errors that say so, robust ones too.
 */
export function zeroCoefficients(
  { design, own }: GeneralizedFit,
  { size, covariance, robust }: ParameterInformation,
  standardErrors: StandardErrors,
): readonly CoefficientTest[] {
  const { zeros, specification } = design;
  if (zeros === null) return [];
  const count = zeros.columns.length;
  const { toUser } = standardizedColumns(zeros.columns);
  const found = own.slice(own.length - count);
  const variances = (matrix: Float64Array) => transform(toUser, lastBlock(matrix, size, count), 1);
  const byModel = variances(covariance);
  const byClusters = robust === null ? null : variances(robust);
  const reach = normalQuantile((1 + specification.confidenceLevel) / 2);
  const estimates = toUser.map((row) => row.reduce((sum, weight, j) => sum + weight * found[j], 0));
  const { isEndless, variances: leastVariances } = endlessZeros(design, estimates);
  return zeros.columns.map(({ name }, k) => {
    const at = k * count + k;
    const estimate = estimates[k];
    const modelSe = Math.sqrt(Math.max(byModel[at], leastVariances[k]));
    const robustSe = byClusters && (isEndless[k] ? modelSe : Math.sqrt(byClusters[at]));
    const se = standardErrors === "model" ? modelSe : (robustSe ?? modelSe);
    const statistic = estimate / se;
    const df = Number.POSITIVE_INFINITY;
    const interval = [estimate - reach * se, estimate + reach * se] as const;
    return { name, estimate, modelSe, robustSe, se, statistic, df, p: tTwoSided(statistic, df), interval };
  });
}

function lastBlock(matrix: Float64Array, size: number, count: number): Float64Array {
  const first = size - count;
  return Float64Array.from({ length: count * count }, (_, entry) => {
    return matrix[(first + Math.floor(entry / count)) * size + first + (entry % count)];
  });
}
