import {
  type CovarianceStructure,
  type DegreesOfFreedom,
  type Distribution,
  defaultBootstrap,
  defaultSearch,
  type EstimationMethod,
  type Hypothesis,
  type IntervalKind,
  type Link,
  type ResidualSpecification,
  type StandardErrors,
  type StartingVariances,
  type SurvivalSpecification,
  type VarianceTestKind,
  type ZeroSpecification,
} from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { isLinear, type OutcomeForm, usualLink } from "../links.ts";
import { usualDegrees, usualMethod } from "../methods.ts";
import { outcomeSettingUsers } from "../outcome-settings.ts";
import type { ChangeRule } from "./rule.ts";

/** What the dialogs Basic Settings and Other Settings change: no equation, but how it is estimated and tested. */

export interface SetDistribution {
  readonly kind: "set-distribution";
  readonly distribution: Distribution;
  readonly link: Link;
  readonly beside: OutcomeSettings;
}

/** What goes with an outcome; null: nothing. */
export interface OutcomeSettings {
  /** Null: the higher value. */
  readonly event: string | number | null;
  readonly trials: string | null;
  readonly exposure: string | null;
  readonly offset: string | null;
  /** Multinomial; null: the last category in sort order. */
  readonly reference: string | number | null;
  /** Ordinal, from low to high; null: sort order. */
  readonly order: readonly (string | number)[] | null;
  readonly zeros: ZeroSpecification | null;
  readonly survival: SurvivalSpecification | null;
  /** Student's t; null: estimated. */
  readonly degreesOfFreedom: number | null;
  /** Binomial, Poisson: the variance of level 1 has a factor of its own, which takes quasi-likelihood. */
  readonly overdispersion: true | null;
}

export const nothingBeside: OutcomeSettings = {
  event: null,
  trials: null,
  exposure: null,
  offset: null,
  reference: null,
  order: null,
  zeros: null,
  survival: null,
  degreesOfFreedom: null,
  overdispersion: null,
};

/** Settings that the distribution has no use for go, also of estimation, residuals and tests. */
export const setDistribution: ChangeRule<SetDistribution> = {
  obstacle: () => null,
  apply: ({ draft }, { distribution, link, beside }) => {
    const changed = withDistribution(draft, distribution, link, beside);
    return JSON.stringify(changed) === JSON.stringify(draft) ? draft : changed;
  },
  describe: () => "Change the outcome's distribution",
};

export function withDistribution(
  draft: ModelDraft,
  distribution: Distribution,
  link: Link,
  beside: OutcomeSettings,
): ModelDraft {
  const {
    event,
    trials,
    exposure,
    offset,
    reference,
    order,
    zeros,
    survival,
    degreesOfFreedom,
    overdispersion,
    ...kept
  } = draft;
  const { distribution: now = "normal", link: nowLink = usualLink(now) } = kept;
  const isSame = now === distribution && JSON.stringify(nowLink) === JSON.stringify(link);
  const settings = Object.entries(beside).filter(([name, value]) => {
    return value !== null && outcomeSettingUsers[name as keyof OutcomeSettings].includes(distribution);
  });
  const changed = isSame ? kept : { ...kept, distribution, link };
  const whole: ModelDraft = { ...withoutUseless(changed, kept), ...Object.fromEntries(settings) };
  return whole.overdispersion === true ? byQuasiLikelihood(whole) : whole;
}

function byQuasiLikelihood({ estimation, ...draft }: ModelDraft): ModelDraft {
  const { quadraturePoints: _, ...kept } = estimation ?? {};
  return { ...draft, estimation: { ...kept, method: "pql" } };
}

/** From a linear model to another, or back: what only the one knows goes. */
function withoutUseless(draft: ModelDraft, before: OutcomeForm): ModelDraft {
  if (isLinear(before) === isLinear(draft)) return draft;
  const { estimation, residual, inference, ...kept } = draft;
  const { df, standardErrors, intervals, bootstrap, varianceTests, compareResiduals, ...others } = inference ?? {};
  const isRobust = standardErrors === "robust" || standardErrors === "robust-cr2";
  const left = {
    ...others,
    ...((df === "between-within" || df === "residual") && { df }),
    ...(isRobust && { standardErrors: "robust" as const }),
  };
  return { ...kept, ...(Object.keys(left).length > 0 && { inference: left }) };
}

export interface SetEstimation {
  readonly kind: "set-estimation";
  readonly method: EstimationMethod;
  /** Of adaptive quadrature, in each direction. */
  readonly quadraturePoints: number;
  /** Of penalized quasi-likelihood. */
  readonly restricted: boolean;
}

export const setEstimation: ChangeRule<SetEstimation> = {
  obstacle: () => null,
  apply: ({ draft }, { method, quadraturePoints, restricted }) => {
    const { method: now, quadraturePoints: _points, restricted: _restricted, ...kept } = draft.estimation ?? {};
    const isUsual = now === undefined && method === usualMethod(draft);
    const estimation = {
      ...kept,
      ...(!isUsual && { method }),
      ...(method === "agq" && { quadraturePoints }),
      ...(method === "pql" && !restricted && { restricted }),
    };
    if (JSON.stringify(sorted(estimation)) === JSON.stringify(sorted(draft.estimation ?? {}))) return draft;
    return { ...draft, estimation };
  },
  describe: (_, { method }) => `Estimate by ${method}`,
};

/** When the search for the estimates ends, and where it starts; what is as usual is not written. */
export interface SetSearch {
  readonly kind: "set-search";
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly start: StartingVariances | null;
}

export const setSearch: ChangeRule<SetSearch> = {
  obstacle: () => null,
  apply: ({ draft }, { maxIterations, tolerance, start }) => {
    const { maxIterations: _most, tolerance: _least, start: _from, ...rest } = draft.estimation ?? {};
    const estimation = {
      ...rest,
      ...(maxIterations !== defaultSearch.maxIterations && { maxIterations }),
      ...(tolerance !== defaultSearch.tolerance && { tolerance }),
      ...(start !== null && { start }),
    };
    if (JSON.stringify(estimation) === JSON.stringify(draft.estimation ?? {})) return draft;
    const { estimation: _, ...others } = draft;
    return Object.keys(estimation).length === 0 ? others : { ...others, estimation };
  },
  describe: () => "Change the search for the estimates",
};

function sorted(settings: object): readonly (readonly [string, unknown])[] {
  return Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** The covariance structure of one set of correlated random effects, by its position in the model. */
export interface SetCovariance {
  readonly kind: "set-covariance";
  readonly entry: number;
  readonly covariance: CovarianceStructure;
}

export const setCovariance: ChangeRule<SetCovariance> = {
  obstacle: ({ draft }, { entry }) => (draft.random[entry] === undefined ? { code: "is-not-there" } : null),
  apply: ({ draft }, { entry: position, covariance }) => {
    const entry = draft.random[position];
    if (entry === undefined || (entry.covariance ?? "unstructured") === covariance) return draft;
    return { ...draft, random: draft.random.with(position, { ...entry, covariance }) };
  },
  describe: (_, { covariance }) => `Make the random effects' covariance ${covariance}`,
};

/** How residuals hang together, and what their rows weigh; null: not at all, all the same. */
export interface SetResidual {
  readonly kind: "set-residual";
  readonly residual: ResidualSpecification | null;
  readonly weight: string | null;
  /** Structures to fit beside it; none: no comparison. */
  readonly compare: readonly ResidualSpecification["structure"][];
}

export const setResidual: ChangeRule<SetResidual> = {
  obstacle: () => null,
  apply: ({ draft }, { residual, weight, compare }) => {
    const { residual: now, weights: before, inference, ...rest } = draft;
    const { compareResiduals: compared = [], ...tests } = inference ?? {};
    const kept = now?.structure === "independent" ? undefined : now;
    const isSame =
      JSON.stringify(kept ?? null) === JSON.stringify(residual) &&
      (before?.level1 ?? null) === weight &&
      JSON.stringify(compared) === JSON.stringify(compare);
    if (isSame) return draft;
    const { level1: _, ...upper } = before ?? {};
    const weights = weight === null ? upper : { ...upper, level1: weight };
    return {
      ...rest,
      ...(residual !== null && { residual }),
      ...(Object.keys(weights).length > 0 && { weights }),
      ...((Object.keys(tests).length > 0 || compare.length > 0) && {
        inference: { ...tests, ...(compare.length > 0 && { compareResiduals: compare }) },
      }),
    };
  },
  describe: () => "Change the residuals",
};

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
