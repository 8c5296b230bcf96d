import type { Distribution, Link, namedLinks, ZeroSpecification } from "../src-contract/analysis.ts";
import { linkText, linkWords, ofProbabilities } from "./outcomes.ts";

/** What the equations of an outcome that is not normal describe, on each of its scales: the mean, the link, and what exp(b) multiplies. */

/** What a chart on the scale of the mean shows. `event`: the category that counts as 1. */
export function meanAxisText({ distribution, outcome, event, isHazard }: MeanOfOutcome): string {
  if (isHazard) return `Hazard of ${eventText({ outcome, event, isHazard })}`;
  if (distribution === "bernoulli") return `Probability of ${outcome}: ${event ?? "1"}`;
  if (distribution === "binomial") return `Probability of ${outcome}`;
  if (distribution === "ordinal") return `Mean category of ${outcome}`;
  return distribution === "normal" ? outcome : `Expected ${outcome}`;
}

type MeanOfOutcome = Pick<DescribedOutcome, "distribution" | "outcome" | "event" | "isHazard">;

/** An outcome as sentences about its equations name it. */
export interface DescribedOutcome {
  readonly distribution: Distribution;
  readonly link: Link;
  readonly outcome: string;
  /** The category that counts as 1; multinomial: what is compared, "clerical rather than sales". */
  readonly event: string | null;
  /** Zeros of a kind of their own: the equations are of the counts beside them. */
  readonly zeros: ZeroSpecification["kind"] | null;
  /** Survival in periods: the event's probability is of those to whom it has not happened before. */
  readonly isHazard: boolean;
}

/** What the equations describe where it is not the outcome's mean: "the log-odds of use: yes". Null: the outcome itself. */
export function linearScaleText(described: DescribedOutcome): string | null {
  const { distribution, link, outcome, event } = described;
  if (distribution === "ordinal") {
    return link === "logit"
      ? `the log-odds of a higher category of ${outcome}`
      : `the position on the latent scale behind ${outcome} (${linkText(link)} link)`;
  }
  if (distribution === "multinomial") return `the log-odds of ${event ?? "a category"} (${outcome})`;
  if (distribution === "lognormal") return `the mean logarithm of ${outcome}`;
  const isShare = ofProbabilities.includes(distribution);
  if (link === "identity") return isShare ? meanText(described) : null;
  if (link === "logit" && isShare) return `the log-odds of ${happening(described)}`;
  return transformText(link, meanText(described));
}

/** What the linear predictor of an ordinal outcome is, counted from its first threshold. `lowest`, `next`: its first categories. */
export function ordinalLevelText(link: Link, outcome: string, lowest: string, next: string): string {
  return link === "logit"
    ? `the log-odds of a category of ${outcome} above “${lowest}”`
    : `the distance on the latent scale behind ${outcome} (${linkText(link)} link) from the cut point between “${lowest}” and “${next}”`;
}

/** What a ratio multiplies: "the odds of use: yes", "the expected visits". Of a scale that has one, as `ratioWords` says. */
export function ratioScaleText(described: DescribedOutcome): string {
  const { distribution, link, outcome, event } = described;
  if (distribution === "ordinal") return `the odds of a higher category of ${outcome}`;
  if (distribution === "multinomial") return `the odds of ${event ?? "a category"} (${outcome})`;
  if (distribution === "lognormal") return `the geometric mean of ${outcome}`;
  // exp(η) = −ln(1 − p): the hazard in continuous time, not the probability of a period, which is called its hazard.
  if (link === "cloglog") return `the hazard rate of ${eventText(described)}`;
  if (link === "log") return meanText(described);
  return ofProbabilities.includes(distribution)
    ? `the odds of ${happening(described)}`
    : `the odds of ${meanText(described)}`;
}

/** An event that survival models are of is the outcome itself: "event", not "event: 1". */
function eventText({ outcome, event, isHazard }: Pick<DescribedOutcome, "outcome" | "event" | "isHazard">): string {
  return event === null || (isHazard && event === "1") ? outcome : `${outcome}: ${event}`;
}

function happening(described: DescribedOutcome): string {
  return described.isHazard ? `${eventText(described)} in a period` : eventText(described);
}

/** "the probability of use: yes", "the expected visits". */
function meanText(described: DescribedOutcome): string {
  const { distribution, outcome, zeros, isHazard } = described;
  if (isHazard) return `the hazard of ${eventText(described)}`;
  if (ofProbabilities.includes(distribution)) return `the probability of ${eventText(described)}`;
  switch (zeros) {
    case "inflated":
      return `the expected ${outcome} apart from certain zeros`;
    case "hurdle":
      return `the expected ${outcome} before zeros are set apart`;
    case null:
      return `the expected ${outcome}`;
  }
}

/** "the probit of the probability of use: yes", "the reciprocal of the expected claim". */
function transformText(link: Link, mean: string): string {
  if (typeof link !== "string") return `${mean} to the power of ${link.power}`;
  return `the ${transformNames[link]} of ${mean}`;
}

const transformNames: Readonly<Record<(typeof namedLinks)[number], string>> = {
  ...linkWords,
  log: "logarithm",
  "log-complement": "log-complement",
  inverse: "reciprocal",
  "inverse-squared": "reciprocal of the square",
};
