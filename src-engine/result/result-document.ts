import type {
  FixedEffect,
  RandomRatioTests,
  RandomResult,
  ResidualResult,
  ResultDocument,
  TermResult,
  Warning,
} from "../../src-contract/result.ts";
import { noticeText } from "../../src-wording/notices.ts";
import { lifeTable } from "../design/life-table.ts";
import type { OwnEstimate } from "../fit/generalized/generalized-inference.ts";
import type { Threshold } from "../fit/generalized/thresholds.ts";
import { type CoefficientTest, type CombinationTest, isReported } from "../fit/inference/coefficient-tests.ts";
import type { InferredFit } from "../fit/inference/inference.ts";
import type { JointTest } from "../fit/inference/joint-tests.ts";
import { parameterCount } from "../fit/inference/likelihood-ratio.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import type { PartRatioTests } from "../fit/variance-tests/ratio-tests.ts";
import { aliasedEffects } from "./aliased-effects.ts";
import { intervalMethod, randomIntervals, residualIntervals } from "./interval-results.ts";
import { intraclassCorrelations } from "./intraclass-correlation.ts";
import { medianRatios } from "./median-ratios.ts";
import { noticesOf } from "./notices.ts";

/** Everything a fit found, as the public document. `milliseconds`: design and fit, without reading the file. */
export function resultDocument(fit: ModelFit, milliseconds: number): ResultDocument {
  const { design, deviance, method, search } = fit;
  const observations = design.rows.length;
  const parameters = parameterCount(fit);
  const ratios = medianRatios(fit);
  return {
    format: "crosslevel-result",
    version: 1,
    fit: {
      method,
      converged: search.converged,
      singular: fit.boundaries.length > 0,
      logLikelihood: -deviance / 2,
      deviance,
      aic: deviance + 2 * parameters,
      bic: deviance + Math.log(observations) * parameters,
      parameters,
      observations,
      excluded: design.used.excluded,
      groups: design.groupings.map(({ name, labels, excludedUnits }) => ({
        group: name,
        count: labels.length,
        excluded: excludedUnits,
      })),
      iterations: search.trace.length,
      log: search.trace.map(({ x, value }) => ({ deviance: finiteOrNull(value), parameters: x })),
      milliseconds,
    },
    fixed: fit.tests.filter((_, index) => isReported(design, index)).map(fixedResult),
    aliased: aliasedEffects(design),
    terms: fit.terms.map(({ name, ...test }) => ({ name, ...jointResult(test) })),
    hypotheses: fit.hypotheses.map(({ name, kind, rows, ...test }) => ({
      name,
      test: kind,
      ...jointResult(test),
      rows: rows.map(combinationResult),
    })),
    ...(fit.kind === "generalized" && fit.zeros.length > 0 && { zeros: fit.zeros.map(fixedResult) }),
    ...(design.specification.period !== null && { lifeTable: lifeTable(design, design.specification.period) }),
    random: design.random.map((_, part) => randomResult(fit, part)),
    residual: fit.kind === "linear" ? residualResult(fit) : null,
    intervals: intervalMethod(fit),
    dispersion: fit.kind === "generalized" ? dispersionResult(fit.ownParameters) : null,
    thresholds: fit.kind === "generalized" ? fit.thresholds.map(thresholdResult) : [],
    icc: intraclassCorrelations(fit),
    ...(ratios.length > 0 && { medianRatios: ratios }),
    r2: fit.explained,
    ...(fit.kind === "generalized" &&
      fit.population !== null && {
        populationAverage: fit.population.tests.filter((_, index) => isReported(design, index)).map(fixedResult),
      }),
    ...(fit.kind === "generalized" &&
      fit.population !== null &&
      fit.population.thresholds.length > 0 && {
        populationThresholds: fit.population.thresholds.map(thresholdResult),
      }),
    warnings: noticesOf(fit).map((notice): Warning => ({ ...notice, message: noticeText(notice) })),
  };
}

function residualResult({ residualVariance, residual, intervals, varianceTests }: InferredFit): ResidualResult {
  return {
    variance: residualVariance,
    sd: Math.sqrt(residualVariance),
    se: residual.varianceSe,
    ...(residual.parameters.length > 0 && {
      parameters: Object.fromEntries(residual.parameters.map(({ name, estimate }) => [name, estimate])),
      parameterSe: Object.fromEntries(
        residual.parameters.flatMap(({ name, se }) => (Number.isFinite(se) ? [[name, se]] : [])),
      ),
    }),
    intervals: residualIntervals(intervals),
    ...(varianceTests.homogeneity !== null && { homogeneity: varianceTests.homogeneity }),
  };
}

/** One parameter by its name, estimate and standard error; several each under its own name; and where it has no finite estimate. */
function dispersionResult(parameters: readonly OwnEstimate[]): ResultDocument["dispersion"] {
  const [only, ...others] = parameters;
  if (only === undefined) return null;
  if (others.length === 0) {
    const { name, estimate, se, limit } = only;
    return { name, estimate, se, ...(limit !== null && { limit }) };
  }
  return Object.fromEntries(
    parameters.flatMap(({ name, estimate, se, limit }) => [
      [name, estimate],
      [`${name}Se`, se],
      ...(limit === null ? [] : [[`${name}Limit`, limit]]),
    ]),
  );
}

function fixedResult(test: CoefficientTest): FixedEffect {
  return { name: test.name, ...combinationResult(test), robustSe: test.robustSe };
}

function thresholdResult({ below, above, estimate, se }: Threshold): ResultDocument["thresholds"][number] {
  return { name: `${below}|${above}`, estimate, se };
}

function combinationResult({ estimate, se, statistic, df, p, interval }: CombinationTest) {
  return { estimate, se, statistic, df: finiteOrNull(df), p, ci: interval };
}

function jointResult({ statistic, numerator, denominator, p }: JointTest): Omit<TermResult, "name"> {
  return { statistic, df: [numerator, finiteOrNull(denominator)], p };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function randomResult(fit: ModelFit, part: number): RandomResult {
  const { design, covariances, varianceErrors } = fit;
  const { grouping, columns } = design.random[part] ?? { grouping: 0, columns: [] };
  const names = columns.map(({ name }) => name);
  const covariance = square(covariances[part] ?? new Float64Array(0), names.length);
  const errors = varianceErrors.random[part] ?? null;
  const regression = fit.kind === "linear" ? fit.regressions[part] : undefined;
  const ratio = fit.varianceTests.ratio?.[part] ?? null;
  const { tests, reliability, units } = regression ?? { tests: [null], reliability: [null], units: 0 };
  return {
    group: design.groupings[grouping]?.name ?? "",
    names,
    covariance,
    correlation: covariance.map((row, i) => row.map((value, j) => correlation(value, covariance, i, j))),
    se: errors === null ? covariance.map((row) => row.map(() => null)) : square(errors, names.length),
    tests: tests.some((test) => test === null)
      ? null
      : tests.flatMap((test, k) => (test === null ? [] : [{ name: names[k] ?? "", ...test, units }])),
    reliability: reliability.some((value) => value === null) ? null : reliability,
    intervals: randomIntervals(fit.intervals, part),
    ...(ratio !== null && { likelihoodRatio: ratioResult(ratio) }),
  };
}

function ratioResult({ variance, correlation: pairs }: PartRatioTests): RandomRatioTests {
  return {
    variance,
    correlation: variance.map((_, i) =>
      variance.map((_other, j) => (i === j ? null : (pairs[Math.max(i, j)]?.[Math.min(i, j)] ?? null))),
    ),
  };
}

/** Null where one of the variances is zero. */
function correlation(value: number, covariance: readonly (readonly number[])[], i: number, j: number): number | null {
  const scale = Math.sqrt((covariance[i]?.[i] ?? 0) * (covariance[j]?.[j] ?? 0));
  if (i === j) return 1;
  return scale > 0 ? Math.min(1, Math.max(-1, value / scale)) : null;
}

function square(matrix: Float64Array, size: number): number[][] {
  return Array.from({ length: size }, (_, row) => Array.from(matrix.subarray(row * size, (row + 1) * size)));
}
