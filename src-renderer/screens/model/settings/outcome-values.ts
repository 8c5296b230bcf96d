import type { Distribution, Link, Term, ZeroSpecification } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import type { SetDistribution } from "../../../../src-engine/specification/change/distribution.ts";
import type { ContextVariable, ModelContext } from "../../../../src-engine/specification/context.ts";
import { type allowedLinks, usualLink } from "../../../../src-engine/specification/links.ts";
import { outcomeMisfit } from "../../../../src-engine/specification/outcome-range.ts";

/** What Basic Settings asks; empty texts where nothing is chosen. */
export interface OutcomeValues {
  readonly outcome: string | null;
  readonly distribution: Distribution;
  /** Discrete-time survival: the variable of the periods, "" until it is chosen; null: another model. */
  readonly period: string | null;
  readonly link: LinkChoice;
  /** Of the power link. */
  readonly power: number;
  /** The event's position among the outcome's categories, as a text. */
  readonly event: string;
  readonly trials: string;
  readonly exposure: string;
  readonly offset: string;
  /** Multinomial: the reference's position among the outcome's categories, as a text. */
  readonly reference: string;
  /** Ordinal: from low to high; nothing: in sort order. */
  readonly order: readonly (string | number)[];
  readonly zeros: ZeroSpecification["kind"] | "";
  readonly zeroPredictors: readonly Term[];
  /** Student's t: given, not estimated. */
  readonly hasDegrees: boolean;
  readonly degreesOfFreedom: number;
  readonly overdispersion: boolean;
}

/** Offered first where degrees of freedom are given. */
const usualDegreesGiven = 4;

export type LinkChoice = ReturnType<typeof allowedLinks>[number];

export function outcomeValuesOf(draft: ModelDraft, context: ModelContext): OutcomeValues {
  const { outcome, distribution = "normal", trials = "", exposure = "", offset = "", order = [], zeros } = draft;
  const link = draft.link ?? usualLink(distribution);
  const placeOf = (category: string | number | undefined) => {
    const place = categoriesOf(context, outcome).findIndex(({ value }) => String(value) === String(category));
    return place < 0 ? "" : String(place);
  };
  return {
    outcome,
    distribution,
    period: draft.survival?.period ?? null,
    link: typeof link === "string" ? link : "power",
    power: typeof link === "string" ? 1 : link.power,
    event: placeOf(draft.event),
    trials,
    exposure,
    offset,
    reference: placeOf(draft.reference),
    order,
    zeros: zeros?.kind ?? "",
    zeroPredictors: zeros?.predictors ?? [],
    hasDegrees: draft.degreesOfFreedom !== undefined,
    degreesOfFreedom: draft.degreesOfFreedom ?? usualDegreesGiven,
    overdispersion: draft.overdispersion ?? false,
  };
}

/** Another outcome. Texts are categories: they take a distribution of such. */
export function withOutcome(values: OutcomeValues, outcome: string | null, context: ModelContext): OutcomeValues {
  const other = (name: string) => (name === outcome ? "" : name);
  const chosen: OutcomeValues = {
    ...values,
    outcome,
    event: "",
    reference: "",
    order: [],
    period: values.period === null ? null : other(values.period),
    trials: other(values.trials),
    exposure: other(values.exposure),
    offset: other(values.offset),
    zeroPredictors: values.zeroPredictors.filter(({ variables }) => variables.every(({ name }) => name !== outcome)),
  };
  return fitsText(context, outcome, values.distribution) ? chosen : withUsualDistribution(chosen, context);
}

/** What a model begins with: a normal outcome, for texts one of categories, and nothing beside it. */
export function usualOutcome({ outcome }: OutcomeValues, context: ModelContext): OutcomeValues {
  return withUsualDistribution({ ...outcomeValuesOf(nothingChosen, context), outcome }, context);
}

const nothingChosen: ModelDraft = { outcome: null, fixed: [], random: [] };

function withUsualDistribution(values: OutcomeValues, context: ModelContext): OutcomeValues {
  if (fitsText(context, values.outcome, "normal")) return withDistribution(values, "normal");
  return withDistribution(values, categoriesOf(context, values.outcome).length === 2 ? "bernoulli" : "multinomial");
}

/** Texts have distributions of categories only, and of more than two no Bernoulli distribution. */
export function fitsText({ variables }: ModelContext, outcome: string | null, distribution: Distribution): boolean {
  const variable = variables.get(outcome ?? "");
  return variable?.storage !== "text" || outcomeMisfit(variable, distribution) === null;
}

/** A distribution by its name, and one that is chosen for what its rows are. */
export type DistributionChoice = Distribution | "interval-censored";

export function distributionChoice({ distribution, period }: OutcomeValues): DistributionChoice {
  return period === null ? distribution : "interval-censored";
}

/** Another distribution takes its usual link; survival in periods the one whose ratios are of hazards. */
export function withDistribution(values: OutcomeValues, chosen: DistributionChoice): OutcomeValues {
  if (chosen === "interval-censored") return { ...values, distribution: "bernoulli", link: "cloglog", period: "" };
  return { ...values, distribution: chosen, link: usualLink(chosen), period: null };
}

export function distributionChange(values: OutcomeValues, context: ModelContext): SetDistribution {
  const { outcome, distribution, period, power, event, trials, exposure, offset, reference, order, zeros } = values;
  const link: Link = values.link === "power" ? { power } : values.link;
  const valueAt = (place: string) => {
    return place === "" ? null : (categoriesOf(context, outcome)[Number(place)]?.value ?? null);
  };
  return {
    kind: "set-distribution",
    distribution,
    link,
    beside: {
      event: valueAt(event),
      trials: trials === "" ? null : trials,
      exposure: exposure === "" || link !== "log" ? null : exposure,
      offset: offset === "" ? null : offset,
      reference: valueAt(reference),
      order: order.length === 0 ? null : order,
      zeros: zeros === "" ? null : { kind: zeros, ...predictorsOf(values) },
      survival: period === null || period === "" ? null : { period },
      degreesOfFreedom: values.hasDegrees ? values.degreesOfFreedom : null,
      overdispersion: values.overdispersion ? true : null,
    },
  };
}

function predictorsOf({ zeroPredictors }: OutcomeValues): Pick<ZeroSpecification, "predictors"> {
  return zeroPredictors.length === 0 ? {} : { predictors: zeroPredictors };
}

/** What keeps the settings from being applied; null: nothing. */
export function outcomeProblem(values: OutcomeValues): "trials" | "power" | "period" | "degrees-of-freedom" | null {
  const { distribution, link, power, trials, period, hasDegrees, degreesOfFreedom } = values;
  if (period === "") return "period";
  if (distribution === "binomial" && trials === "") return "trials";
  if (distribution === "student-t" && hasDegrees && !(degreesOfFreedom > 0)) return "degrees-of-freedom";
  return link === "power" && !(Number.isFinite(power) && power !== 0) ? "power" : null;
}

export function categoriesOf(
  { variables }: ModelContext,
  outcome: string | null,
): NonNullable<ContextVariable["categories"]> {
  return (outcome === null ? null : variables.get(outcome)?.categories) ?? [];
}
