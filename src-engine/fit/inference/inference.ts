import type { DegreesOfFreedom, StandardErrors } from "../../../src-contract/analysis.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import { askedIntervals, withIntervals, withRowIntervals } from "../intervals/asked-intervals.ts";
import type { Intervals } from "../intervals/intervals.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { residualEstimates } from "../residual/residual-estimates.ts";
import { type VarianceTests, varianceTests } from "../variance-tests/variance-tests.ts";
import { unwatched, type Watch } from "../watch.ts";
import { type CoefficientTest, coefficientTests, type FixedEstimates } from "./coefficient-tests.ts";
import { type ExplainedVariance, explainedVariance } from "./explained-variance.ts";
import { type FlatDirection, flatDirection } from "./flat-direction.ts";
import { type VarianceStandardErrors, varianceInformation, varianceStandardErrors } from "./information.ts";
import { type HypothesisTest, hypothesisTests, type TermTest, termTests } from "./joint-tests.ts";
import { type ReferenceDistribution, referenceDistribution } from "./reference-distribution.ts";
import { type Boundary, boundaries, residualBoundaries } from "./singularity.ts";
import { type UnitRegressions, unitRegressions } from "./unit-regressions.ts";

/** What is inferred from every fit, whatever its outcome's distribution. */
export interface Inferences {
  readonly tests: readonly CoefficientTest[];
  readonly terms: readonly TermTest[];
  readonly hypotheses: readonly HypothesisTest[];
  /** What these tests rest on, and tests of other combinations of coefficients may. */
  readonly reference: ReferenceDistribution;
  /** How their degrees of freedom and standard errors were found. */
  readonly df: DegreesOfFreedom;
  readonly standardErrors: StandardErrors;
  readonly varianceErrors: VarianceStandardErrors;
  readonly boundaries: readonly Boundary[];
  readonly intervals: Intervals;
}

/** A linear fit with everything that every result shows inferred from it. */
export interface InferredFit extends LinearMixedFit, Inferences {
  readonly residual: ReturnType<typeof residualEstimates>;
  readonly regressions: readonly UnitRegressions[];
  readonly varianceTests: VarianceTests;
  readonly explained: ExplainedVariance;
  readonly flat: FlatDirection | null;
}

/** Intervals by profiles and by bootstrap take long: these are watched. */
export function infer(fit: LinearMixedFit, watch: Watch = unwatched): Outcome<InferredFit> {
  const information = varianceInformation(fit.state);
  const onBoundary = boundaries(fit.state.problem.parts, fit.state.at.theta, fit.covariances);
  const singularParts = new Set(onBoundary.map(({ part }) => part));
  const reference = referenceDistribution(fit, information);
  const residual = residualEstimates(fit, information);
  const intervals = askedIntervals(fit, information, residual, singularParts, watch);
  const tested = varianceTests(fit, watch);
  if (intervals === null || tested === null) return refuse({ code: "cancelled" });
  // Profiles have moved the effects elsewhere; degrees of freedom are worked out where they are asked for.
  fit.state.problem.effects.eliminate(fit.state.at.factors);
  return succeed({
    ...fit,
    ...testsBy(fit, reference, intervals),
    varianceErrors: varianceStandardErrors(fit, information, singularParts),
    residual,
    regressions: unitRegressions(fit),
    boundaries: [...onBoundary, ...residualBoundaries(fit)],
    intervals,
    varianceTests: tested,
    explained: explainedVariance(fit),
    flat: flatDirection(fit.state, information, singularParts),
  });
}

/** Every test of the fixed part by one reference distribution, with the intervals asked for. */
export function testsBy(
  fit: FixedEstimates,
  reference: ReferenceDistribution,
  intervals: Intervals,
): Pick<Inferences, "tests" | "terms" | "hypotheses" | "reference" | "df" | "standardErrors"> {
  return {
    tests: withIntervals(coefficientTests(fit, reference), intervals),
    terms: termTests(fit, reference),
    hypotheses: withRowIntervals(hypothesisTests(fit, reference), intervals),
    reference,
    df: reference.method,
    standardErrors: reference.standardErrors,
  };
}
