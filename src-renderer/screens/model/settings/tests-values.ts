import type { DegreesOfFreedom, StandardErrors } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";

/** What the page Tests asks. */
export interface TestsValues {
  readonly df: DegreesOfFreedom;
  readonly standardErrors: StandardErrors;
  readonly confidenceLevel: number;
}

export const defaultTests: TestsValues = { df: "satterthwaite", standardErrors: "model", confidenceLevel: 0.95 };

export function testsOf({ inference }: ModelDraft): TestsValues {
  return {
    df: inference?.df ?? defaultTests.df,
    standardErrors: inference?.standardErrors ?? defaultTests.standardErrors,
    confidenceLevel: inference?.confidenceLevel ?? defaultTests.confidenceLevel,
  };
}

/** What is wrong with the confidence level; null: nothing. */
export function confidenceProblem({ confidenceLevel }: TestsValues): string | null {
  return confidenceLevel > 0 && confidenceLevel < 1 ? null : "Choose a percentage above 0 and below 100.";
}
