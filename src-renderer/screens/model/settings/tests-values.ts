import {
  type DegreesOfFreedom,
  defaultBootstrap,
  type IntervalKind,
  type StandardErrors,
  type VarianceTestKind,
} from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import { usualDegrees } from "../../../../src-engine/specification/methods.ts";

/** What the page Tests asks. */
export interface TestsValues {
  readonly df: DegreesOfFreedom;
  readonly standardErrors: StandardErrors;
  readonly confidenceLevel: number;
  readonly intervals: IntervalKind;
  /** Of the bootstrap. */
  readonly samples: number;
  readonly seed: number;
  readonly varianceTests: readonly VarianceTestKind[];
}

export function defaultTests(draft: ModelDraft): TestsValues {
  return {
    df: usualDegrees(draft),
    standardErrors: "model",
    confidenceLevel: 0.95,
    intervals: "wald",
    ...defaultBootstrap,
    varianceTests: [],
  };
}

export function testsOf(draft: ModelDraft): TestsValues {
  const usual = defaultTests(draft);
  const { inference } = draft;
  return {
    df: inference?.df ?? usual.df,
    standardErrors: inference?.standardErrors ?? usual.standardErrors,
    confidenceLevel: inference?.confidenceLevel ?? usual.confidenceLevel,
    intervals: inference?.intervals ?? usual.intervals,
    samples: inference?.bootstrap?.samples ?? usual.samples,
    seed: inference?.bootstrap?.seed ?? usual.seed,
    varianceTests: inference?.varianceTests ?? usual.varianceTests,
  };
}

/** What is wrong with the confidence level; null: nothing. */
export function confidenceProblem({ confidenceLevel }: TestsValues): string | null {
  return confidenceLevel > 0 && confidenceLevel < 1 ? null : "Choose a percentage above 0 and below 100.";
}

export const sampleLimits = { least: 20, most: 100_000 } as const;

/** What is wrong with the number of samples; null: nothing. */
export function samplesProblem({ samples }: TestsValues): string | null {
  const { least, most } = sampleLimits;
  return Number.isInteger(samples) && samples >= least && samples <= most
    ? null
    : `Choose a whole number from ${least} to ${most.toLocaleString("en-US")}.`;
}

export function seedProblem({ seed }: TestsValues): string | null {
  return Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32 ? null : "Choose a whole number, not negative.";
}

export function areTestsRight(values: TestsValues): boolean {
  const bootstrap = values.intervals !== "bootstrap" || (samplesProblem(values) ?? seedProblem(values)) === null;
  return confidenceProblem(values) === null && bootstrap;
}
