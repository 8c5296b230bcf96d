import type { Distribution, Link } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import type { SetDistribution } from "../../../../src-engine/specification/change/settings.ts";
import type { ContextVariable, ModelContext } from "../../../../src-engine/specification/context.ts";
import { type fittedLinks, usualLink } from "../../../../src-engine/specification/links.ts";

/** What Basic Settings asks; empty texts where nothing is chosen. */
export interface OutcomeValues {
  readonly outcome: string | null;
  readonly distribution: Distribution;
  readonly link: LinkChoice;
  /** Of the power link. */
  readonly power: number;
  /** The event's position among the outcome's categories, as a text. */
  readonly event: string;
  readonly trials: string;
  readonly exposure: string;
  readonly offset: string;
}

export type LinkChoice = ReturnType<typeof fittedLinks>[number];

export function outcomeValuesOf(draft: ModelDraft, context: ModelContext): OutcomeValues {
  const { outcome, distribution = "normal", trials = "", exposure = "", offset = "" } = draft;
  const link = draft.link ?? usualLink(distribution);
  const event = categoriesOf(context, outcome).findIndex(({ value }) => String(value) === String(draft.event));
  return {
    outcome,
    distribution,
    link: typeof link === "string" ? link : "power",
    power: typeof link === "string" ? 1 : link.power,
    event: event < 0 ? "" : String(event),
    trials,
    exposure,
    offset,
  };
}

/** Another distribution takes its usual link. */
export function withDistribution(values: OutcomeValues, distribution: Distribution): OutcomeValues {
  return { ...values, distribution, link: usualLink(distribution) };
}

export function distributionChange(values: OutcomeValues, context: ModelContext): SetDistribution {
  const { outcome, distribution, power, event, trials, exposure, offset } = values;
  const link: Link = values.link === "power" ? { power } : values.link;
  return {
    kind: "set-distribution",
    distribution,
    link,
    beside: {
      event: event === "" ? null : (categoriesOf(context, outcome)[Number(event)]?.value ?? null),
      trials: trials === "" ? null : trials,
      exposure: exposure === "" || link !== "log" ? null : exposure,
      offset: offset === "" ? null : offset,
    },
  };
}

/** What keeps the settings from being applied; null: nothing. */
export function outcomeProblem({ distribution, link, power, trials }: OutcomeValues): "trials" | "power" | null {
  if (distribution === "binomial" && trials === "") return "trials";
  return link === "power" && !(Number.isFinite(power) && power !== 0) ? "power" : null;
}

export function categoriesOf(
  { variables }: ModelContext,
  outcome: string | null,
): NonNullable<ContextVariable["categories"]> {
  return (outcome === null ? null : variables.get(outcome)?.categories) ?? [];
}
