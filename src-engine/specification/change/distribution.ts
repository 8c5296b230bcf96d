import type { Distribution, Link, SurvivalSpecification, ZeroSpecification } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { isLinear, type OutcomeForm, usualLink } from "../links.ts";
import { fittedMethods } from "../methods.ts";
import { outcomeSettingUsers } from "../outcome-settings.ts";
import type { ChangeRule } from "./rule.ts";

/** What Basic Settings changes: the outcome's distribution and what goes with it. */
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
  describe: () => "Change the outcome’s distribution",
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
  if (whole.overdispersion === true) return byQuasiLikelihood(whole);
  const { method } = whole.estimation ?? {};
  if (method === undefined) return whole;
  // The method that overdispersion took goes with it, as does one that the outcome cannot have.
  return overdispersion === true || !fittedMethods(whole).includes(method) ? byUsualMethod(whole) : whole;
}

function byQuasiLikelihood({ estimation, ...draft }: ModelDraft): ModelDraft {
  const { quadraturePoints: _, ...kept } = estimation ?? {};
  return { ...draft, estimation: { ...kept, method: "pql" } };
}

function byUsualMethod({ estimation, ...draft }: ModelDraft): ModelDraft {
  const { method: _, quadraturePoints: __, restricted: ___, ...kept } = estimation ?? {};
  return Object.keys(kept).length === 0 ? draft : { ...draft, estimation: kept };
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
