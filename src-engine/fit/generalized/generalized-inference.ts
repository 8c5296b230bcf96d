import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Design } from "../../design/design.ts";
import { betweenWithin } from "../inference/between-within.ts";
import { type CoefficientTest, coefficientTests } from "../inference/coefficient-tests.ts";
import { type ExplainedVariance, explainedVariance } from "../inference/explained-variance.ts";
import { type Inferences, testsBy } from "../inference/inference.ts";
import { leastDegrees, type ReferenceDistribution } from "../inference/reference-distribution.ts";
import { boundaries } from "../inference/singularity.ts";
import type { VarianceTests } from "../variance-tests/variance-tests.ts";
import { unwatched, type Watch } from "../watch.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";
import { generalizedIntervals } from "./generalized-intervals.ts";
import { searchShare } from "./generalized-mixed-model.ts";
import { takeApart } from "./generalized-problem.ts";
import { heldCoefficients } from "./held-coefficients.ts";
import { latentVariance } from "./latent-variance.ts";
import { type OwnLimit, ownLimits } from "./own-limits.ts";
import {
  fixedCovariance,
  type ParameterInformation,
  parameterInformation,
  randomStandardErrors,
} from "./parameter-information.ts";
import { populationAverage } from "./population-average.ts";
import { generalizedRatioTests, profiledIntervals } from "./profile-inference.ts";
import { endlessCoefficients, robustWhereFinite } from "./separation.ts";
import { type Threshold, thresholds } from "./thresholds.ts";
import { zeroCoefficients, zeroCount } from "./zero-coefficients.ts";

/** A generalized fit with everything that every result shows inferred from it. */
export interface InferredGeneralizedFit extends GeneralizedFit, Inferences {
  /** Of β̂ by the model, p × p, row by row. */
  readonly coefficientCovariance: Float64Array;
  /** Of all parameters (θ, β̃, ψ) on the search's scale, of the kind that standard errors are asked for. */
  readonly parameterCovariance: Float64Array;
  /** The distribution's own parameters on the scale users see; those of an ordinal outcome are its thresholds. */
  readonly ownParameters: readonly OwnEstimate[];
  readonly varianceTests: VarianceTests;
  readonly thresholds: readonly Threshold[];
  /** Counts with a zero part: its coefficients. */
  readonly zeros: readonly CoefficientTest[];
  /** Of rows on the scale of η beside the random effects; null where there is none. */
  readonly latentVariance: number | null;
  readonly explained: ExplainedVariance | null;
  /** Null where there are none. */
  readonly population: PopulationTests | null;
}

/** Tests of the population-average effects, and thresholds of the same kind of standard error. */
export interface PopulationTests {
  readonly tests: readonly CoefficientTest[];
  readonly thresholds: readonly Threshold[];
}

export interface OwnEstimate {
  readonly name: string;
  readonly estimate: number;
  /** NaN where there is no finite estimate. */
  readonly se: number;
  /** Where the estimate goes that is not finite. */
  readonly limit: OwnLimit | null;
}

/**
 * Intervals by profiles and likelihood-ratio tests take long: these are watched. Where there are none of them, `progress` hears how far
 * the standard errors are.
 */
export function inferGeneralized(
  fit: GeneralizedFit,
  watch: Watch = unwatched,
  progress: Watch["progress"] = () => undefined,
): Outcome<InferredGeneralizedFit> {
  const { state, covariances } = fit;
  const { stop } = watch;
  const information = parameterInformation(state, fit.method === "pql", {
    stop,
    progress: (fraction) => progress(searchShare + (1 - searchShare) * fraction),
  });
  if (stop()) return refuse({ code: "cancelled" });
  const { theta } = takeApart(state.problem, state.parameters);
  const onBoundary = boundaries(state.problem.parts, theta, covariances);
  const reference = generalizedReference(fit, information);
  const singularParts = new Set(onBoundary.map(({ part }) => part));
  const latent = latentVariance(fit);
  const { specification } = fit.design;
  const wald = generalizedIntervals(fit, information, singularParts);
  const errors = Array.from(fit.coefficients, (_, k) => {
    return Math.sqrt(reference.modelCovariance[k * fit.coefficients.length + k]);
  });
  const intervals = specification.intervals === "profile" ? profiledIntervals(fit, errors, wald, watch) : wald;
  const isTested = specification.varianceTests.includes("likelihood-ratio");
  const ratio = isTested ? generalizedRatioTests(fit, watch) : null;
  if (intervals === null || watch.stop()) return refuse({ code: "cancelled" });
  return succeed({
    ...fit,
    coefficientCovariance: reference.modelCovariance,
    parameterCovariance: covarianceInUse(fit, information, reference),
    ...testsBy(fit, reference, intervals),
    varianceErrors: randomStandardErrors(fit, information, singularParts),
    boundaries: onBoundary,
    intervals,
    varianceTests: { ratio, homogeneity: null },
    ownParameters: fit.design.categories === null ? ownEstimates(fit, information) : [],
    thresholds: thresholds(fit, covarianceInUse(fit, information, reference)),
    zeros: zeroCoefficients(fit, information, reference.standardErrors),
    latentVariance: latent,
    population: populationTests(fit),
    explained: latent === null ? null : explainedVariance({ ...fit, residualVariance: latent }),
  });
}

function populationTests(fit: GeneralizedFit): PopulationTests | null {
  const average = populationAverage(fit);
  if (average === null) return null;
  const { design } = fit;
  const { coefficients, modelCovariance, robustCovariance, thresholds: own } = average;
  const reference = referenceOf(fit, modelCovariance, robustCovariance);
  const isModel = reference.standardErrors === "model";
  return {
    tests: coefficientTests({ design, coefficients }, reference),
    thresholds: own.map(({ estimate, modelSe, robustSe }, k) => {
      const [below = "", above = ""] = (design.categories ?? []).slice(k, k + 2);
      return { below, above, estimate, se: isModel ? modelSe : (robustSe ?? modelSe) };
    }),
  };
}

/** Of all parameters, of the kind that standard errors are asked for; the model's where a coefficient has no finite estimate. */
function covarianceInUse(
  fit: GeneralizedFit,
  { covariance, robust }: ParameterInformation,
  { standardErrors }: ReferenceDistribution,
): Float64Array {
  if (standardErrors === "model" || endlessCoefficients(fit).includes(true)) return covariance;
  return robust ?? covariance;
}

function generalizedReference(
  fit: GeneralizedFit,
  { covariance, robust }: ParameterInformation,
): ReferenceDistribution {
  const { state } = fit;
  const isHeld = heldCoefficients(fit);
  const ofFixed = (matrix: Float64Array) => withoutHeld(fixedCovariance(state, matrix), isHeld);
  return referenceOf(fit, ofFixed(covariance), robust && ofFixed(robust));
}

/** NaN in the rows and columns of coefficients that do not vary. */
function withoutHeld(covariance: Float64Array, isHeld: readonly boolean[]): Float64Array {
  const size = isHeld.length;
  return covariance.map((value, at) => (isHeld[Math.floor(at / size)] || isHeld[at % size] ? Number.NaN : value));
}

function referenceOf(
  fit: GeneralizedFit,
  modelCovariance: Float64Array,
  sandwich: Float64Array | null,
): ReferenceDistribution {
  const { design } = fit;
  const robustCovariance = sandwich && robustWhereFinite(sandwich, modelCovariance, endlessCoefficients(fit));
  const asked = design.specification.standardErrors;
  const useRobust = asked !== "model" && robustCovariance !== null;
  return {
    ...degreesOfFreedom(design),
    modelCovariance,
    robustCovariance,
    isOfWhitenedRows: false,
    standardErrors: useRobust ? asked : "model",
    covariance: useRobust ? robustCovariance : modelCovariance,
  };
}

/** z tests unless others are asked for. */
function degreesOfFreedom(design: Design): Pick<ReferenceDistribution, "method" | "joint"> {
  const { df } = design.specification;
  switch (df) {
    case "residual":
      return { method: df, joint: () => ({ scale: 1, denominator: design.outcome.length - design.fixed.length }) };
    case "between-within":
      return { method: df, joint: leastDegrees(betweenWithin(design)) };
    default:
      return { method: "infinite", joint: () => ({ scale: 1, denominator: Number.POSITIVE_INFINITY }) };
  }
}

/** By the delta method from the scale of the search. By quasi-likelihood there is no likelihood that could be level. */
function ownEstimates(
  { design, method, own, state }: GeneralizedFit,
  { size, covariance }: ParameterInformation,
): readonly OwnEstimate[] {
  const { parameters } = state.problem.distribution;
  const first = size - parameters.length;
  const errors = parameters.map((_, k) => Math.sqrt(covariance[(first + k) * size + first + k]));
  const limits = method === "pql" ? [] : ownLimits(state, errors);
  return parameters.slice(0, parameters.length - zeroCount(design)).map(({ name, natural, naturalSlope }, k) => {
    const limit = limits[k] ?? null;
    const deviation = limit === null ? errors[k] : Number.NaN;
    const estimate = limit === "zero" ? 0 : natural(own[k]);
    return { name, estimate, se: Math.abs(naturalSlope(own[k])) * deviation, limit };
  });
}
