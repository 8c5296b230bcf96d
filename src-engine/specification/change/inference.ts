import {
  type DegreesOfFreedom,
  defaultBootstrap,
  type Hypothesis,
  type IntervalKind,
  type StandardErrors,
  type VarianceTestKind,
} from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { usualDegrees } from "../methods.ts";
import type { ChangeRule } from "./rule.ts";
import { sorted } from "./sorted.ts";

/** How estimates are tested, and their intervals found. */
export interface InferenceSettings {
  readonly df: DegreesOfFreedom;
  readonly standardErrors: StandardErrors;
  readonly confidenceLevel: number;
  readonly intervals: IntervalKind;
  /** Of the bootstrap; kept also while other intervals are chosen. */
  readonly samples: number;
  readonly seed: number;
  readonly varianceTests: readonly VarianceTestKind[];
}

export interface SetInference extends InferenceSettings {
  readonly kind: "set-inference";
}

export function usualInference(draft: ModelDraft): InferenceSettings {
  return {
    df: usualDegrees(draft),
    standardErrors: "model",
    confidenceLevel: 0.95,
    intervals: "wald",
    ...defaultBootstrap,
    varianceTests: [],
  };
}

export function inferenceOf(draft: ModelDraft): InferenceSettings {
  const usual = usualInference(draft);
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

export const setInference: ChangeRule<SetInference> = {
  obstacle: () => null,
  apply: ({ draft }, asked) => {
    const { df, standardErrors, confidenceLevel, intervals, samples, seed, varianceTests } = asked;
    const now = { kind: asked.kind, ...inferenceOf(draft) };
    if (JSON.stringify(sorted(now)) === JSON.stringify(sorted(asked))) return draft;
    const { bootstrap: _, intervals: _intervals, varianceTests: _tests, ...inference } = draft.inference ?? {};
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
