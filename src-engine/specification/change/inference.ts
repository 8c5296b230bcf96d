import {
  type DegreesOfFreedom,
  defaultBootstrap,
  type Hypothesis,
  type IntervalKind,
  type StandardErrors,
  type VarianceTestKind,
} from "../../../src-contract/analysis.ts";
import { usualDegrees } from "../methods.ts";
import type { ChangeRule } from "./rule.ts";

/** How estimates are tested, and their intervals found. */
export interface SetInference {
  readonly kind: "set-inference";
  readonly df: DegreesOfFreedom;
  readonly standardErrors: StandardErrors;
  readonly confidenceLevel: number;
  readonly intervals: IntervalKind;
  /** Of the bootstrap; kept also while other intervals are chosen. */
  readonly samples: number;
  readonly seed: number;
  readonly varianceTests: readonly VarianceTestKind[];
}

export const setInference: ChangeRule<SetInference> = {
  obstacle: () => null,
  apply: ({ draft }, { df, standardErrors, confidenceLevel, intervals, samples, seed, varianceTests }) => {
    const { bootstrap, intervals: now = "wald", varianceTests: tests = [], ...inference } = draft.inference ?? {};
    const isSame =
      (inference.df ?? usualDegrees(draft)) === df &&
      (inference.standardErrors ?? "model") === standardErrors &&
      (inference.confidenceLevel ?? 0.95) === confidenceLevel &&
      now === intervals &&
      (bootstrap?.samples ?? defaultBootstrap.samples) === samples &&
      (bootstrap?.seed ?? defaultBootstrap.seed) === seed &&
      JSON.stringify(tests) === JSON.stringify(varianceTests);
    if (isSame) return draft;
    const isUsual = samples === defaultBootstrap.samples && seed === defaultBootstrap.seed;
    return {
      ...draft,
      inference: {
        ...inference,
        df,
        standardErrors,
        confidenceLevel,
        ...(intervals !== "wald" && { intervals }),
        ...(!isUsual && { bootstrap: { samples, seed } }),
        ...(varianceTests.length > 0 && { varianceTests }),
      },
    };
  },
  describe: () => "Change the tests",
};

/** What is said of several coefficients at once and tested. */
export interface SetHypotheses {
  readonly kind: "set-hypotheses";
  readonly hypotheses: readonly Hypothesis[];
}

export const setHypotheses: ChangeRule<SetHypotheses> = {
  obstacle: () => null,
  apply: ({ draft }, { hypotheses }) => {
    const { hypotheses: now = [], ...inference } = draft.inference ?? {};
    if (JSON.stringify(now) === JSON.stringify(hypotheses)) return draft;
    return { ...draft, inference: { ...inference, ...(hypotheses.length > 0 && { hypotheses }) } };
  },
  describe: () => "Change the hypotheses",
};
