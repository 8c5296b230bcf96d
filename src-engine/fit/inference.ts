import type { DegreesOfFreedom, StandardErrors } from "../../src-contract/analysis.ts";
import { type CoefficientTest, coefficientTests } from "./coefficient-tests.ts";
import { type ExplainedVariance, explainedVariance } from "./explained-variance.ts";
import { type VarianceStandardErrors, varianceInformation, varianceStandardErrors } from "./information.ts";
import { type HypothesisTest, hypothesisTests, type TermTest, termTests } from "./joint-tests.ts";
import type { LinearMixedFit } from "./linear-mixed-model.ts";
import { referenceDistribution } from "./reference-distribution.ts";
import { residualEstimates } from "./residual/residual-estimates.ts";
import { type Boundary, boundaries } from "./singularity.ts";
import { type UnitRegressions, unitRegressions } from "./unit-regressions.ts";

/** A fit with everything that every result shows inferred from it. */
export interface InferredFit extends LinearMixedFit {
  readonly tests: readonly CoefficientTest[];
  readonly terms: readonly TermTest[];
  readonly hypotheses: readonly HypothesisTest[];
  /** How their degrees of freedom and standard errors were found. */
  readonly df: DegreesOfFreedom;
  readonly standardErrors: StandardErrors;
  readonly varianceErrors: VarianceStandardErrors;
  readonly residual: ReturnType<typeof residualEstimates>;
  readonly regressions: readonly UnitRegressions[];
  readonly boundaries: readonly Boundary[];
  readonly explained: ExplainedVariance;
}

export function infer(fit: LinearMixedFit): InferredFit {
  const information = varianceInformation(fit.state);
  const onBoundary = boundaries(fit);
  const singularParts = new Set(onBoundary.map(({ part }) => part));
  const reference = referenceDistribution(fit, information);
  return {
    ...fit,
    tests: coefficientTests(fit, reference),
    terms: termTests(fit, reference),
    hypotheses: hypothesisTests(fit, reference),
    df: reference.method,
    standardErrors: reference.standardErrors,
    varianceErrors: varianceStandardErrors(fit, information, singularParts),
    residual: residualEstimates(fit, information),
    regressions: unitRegressions(fit),
    boundaries: onBoundary,
    explained: explainedVariance(fit),
  };
}
