import { chiSquareUpperTail } from "../../math/chi-square-distribution.ts";
import { choleskyInPlace, solveLowerInPlace } from "../../math/cholesky.ts";
import { fUpperTail } from "../../math/f-distribution.ts";
import { type CombinationTest, combinationTest, type FixedEstimates } from "./coefficient-tests.ts";
import { covarianceOfRows, type ReferenceDistribution } from "./reference-distribution.ts";

/** A test of several linear combinations of β at once. */
export interface JointTest {
  /** F, or χ² = qF. */
  readonly statistic: number;
  /** q. */
  readonly numerator: number;
  /** Infinite for χ². */
  readonly denominator: number;
  readonly p: number;
}

/** A term of the fixed part as a whole. */
export interface TermTest extends JointTest {
  readonly name: string;
  /** Position in the specification's list. */
  readonly term: number;
}

export interface HypothesisTest extends JointTest {
  readonly name: string;
  readonly kind: "F" | "chi-square";
  readonly rows: readonly HypothesisRowTest[];
}

export interface HypothesisRowTest extends CombinationTest {
  /** l and v of l'β = v. */
  readonly combination: readonly number[];
  readonly value: number;
}

/** Type III F tests (see `term-hypotheses.ts`). */
export function termTests(fit: FixedEstimates, reference: ReferenceDistribution): readonly TermTest[] {
  return fit.design.terms.map(({ name, term, rows }) => ({
    name,
    term,
    ...jointTest(
      fit,
      reference,
      rows,
      rows.map(() => 0),
    ),
  }));
}

export function hypothesisTests(fit: FixedEstimates, reference: ReferenceDistribution): readonly HypothesisTest[] {
  return fit.design.hypotheses.map(({ name, test, rows, values }) => {
    const kind = reference.method === "infinite" ? "chi-square" : test;
    const joint = kind === "F" ? jointTest(fit, reference, rows, values) : chiSquareTest(fit, reference, rows, values);
    return {
      name,
      kind,
      ...joint,
      rows: rows.map((combination, index) => {
        const value = values[index];
        return { combination, value, ...combinationTest(fit, reference, combination, value) };
      }),
    };
  });
}

/** F = scale · Q/q, Q the Wald statistic (Lβ̂ − v)'(LCL')⁻¹(Lβ̂ − v). NaN where C leaves L undetermined. */
function jointTest(
  fit: FixedEstimates,
  reference: ReferenceDistribution,
  rows: readonly (readonly number[])[],
  values: readonly number[],
): JointTest {
  const { scale, denominator } = reference.joint(rows);
  const numerator = rows.length;
  const statistic = (scale * waldStatistic(fit, reference, rows, values)) / numerator;
  return { statistic, numerator, denominator, p: fUpperTail(statistic, numerator, denominator) };
}

function chiSquareTest(
  fit: FixedEstimates,
  reference: ReferenceDistribution,
  rows: readonly (readonly number[])[],
  values: readonly number[],
): JointTest {
  const statistic = waldStatistic(fit, reference, rows, values);
  const numerator = rows.length;
  return {
    statistic,
    numerator,
    denominator: Number.POSITIVE_INFINITY,
    p: chiSquareUpperTail(statistic, numerator),
  };
}

function waldStatistic(
  { coefficients }: FixedEstimates,
  { covariance }: ReferenceDistribution,
  rows: readonly (readonly number[])[],
  values: readonly number[],
): number {
  const distance = Float64Array.from(rows, (row, i) => {
    return row.reduce((sum, weight, k) => sum + weight * coefficients[k], 0) - values[i];
  });
  const spread = covarianceOfRows(rows, covariance);
  if (Number.isNaN(choleskyInPlace(spread, rows.length))) return Number.NaN;
  solveLowerInPlace(spread, rows.length, distance, 1);
  return distance.reduce((sum, value) => sum + value * value, 0);
}
