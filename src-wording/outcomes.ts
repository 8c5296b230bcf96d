import type { Distribution, Link, namedLinks, ZeroSpecification } from "../src-contract/analysis.ts";
import { capitalized } from "./capitalized.ts";
import { listed } from "./failure/sentences.ts";
import { withArticle } from "./nouns.ts";
import { title } from "./title-case.ts";

/** How outcomes that are not normal are spoken of: distributions, links, and what exp(b) is called. */

export const distributionWords: Readonly<Record<Distribution, string>> = {
  normal: "normal",
  bernoulli: "Bernoulli",
  binomial: "binomial",
  poisson: "Poisson",
  "negative-binomial": "negative binomial",
  "negative-binomial-linear": "negative binomial (linear variance)",
  gamma: "gamma",
  "inverse-gaussian": "inverse Gaussian",
  beta: "beta",
  lognormal: "lognormal",
  exponential: "exponential",
  geometric: "geometric",
  "student-t": "Student t",
  ordinal: "ordinal",
  multinomial: "multinomial",
};

export const linkWords: Readonly<Record<(typeof namedLinks)[number] | "power", string>> = {
  identity: "identity",
  log: "log",
  logit: "logit",
  probit: "probit",
  cloglog: "complementary log-log",
  loglog: "log-log",
  "log-complement": "log-complement",
  inverse: "inverse",
  "inverse-squared": "inverse squared",
  cauchit: "cauchit",
  power: "power",
};

/** What is said of an outcome that is not normal. */
export interface OutcomeModelWords {
  readonly distribution: Distribution;
  readonly link: Link;
  readonly zeros: Pick<ZeroSpecification, "kind"> | null;
  readonly overdispersion: boolean;
  readonly degreesOfFreedom: number | null;
}

/** "Bernoulli distribution, logit link"; "Zero-inflated Poisson distribution, log link". */
export function outcomeModelText(model: OutcomeModelWords): string {
  const { distribution, link, degreesOfFreedom } = model;
  const degrees = degreesOfFreedom === null ? "" : ` with ${degreesOfFreedom} degrees of freedom`;
  return `${distributionName(model)} distribution${degrees}, ${linkKinds[distribution] ?? ""}${linkText(link)} link`;
}

/** The same inside a sentence: "a Bernoulli distribution with a logit link". */
export function outcomeModelPhrase(model: OutcomeModelWords): string {
  const { distribution, link, degreesOfFreedom } = model;
  const degrees = degreesOfFreedom === null ? "" : ` (${degreesOfFreedom} degrees of freedom)`;
  const linked = `${linkKinds[distribution] ?? ""}${linkText(link)}`;
  return `${withArticle(kindOfDistribution(model))} distribution${degrees} with ${withArticle(linked)} link`;
}

/** "Zero-inflated Poisson", "Overdispersed binomial". */
export function distributionName(model: KindOfDistribution): string {
  return capitalized(kindOfDistribution(model));
}

type KindOfDistribution = Pick<OutcomeModelWords, "distribution" | "zeros" | "overdispersion">;

function kindOfDistribution({ distribution, zeros, overdispersion }: KindOfDistribution): string {
  const before = zeros !== null ? `${zeroKinds[zeros.kind]} ` : overdispersion ? "overdispersed " : "";
  return `${before}${distributionWords[distribution]}`;
}

const zeroKinds: Readonly<Record<ZeroSpecification["kind"], string>> = { inflated: "zero-inflated", hurdle: "hurdle" };

/** What the link is of, where it is not the outcome's mean. */
const linkKinds: Partial<Readonly<Record<Distribution, string>>> = {
  ordinal: "cumulative ",
  multinomial: "generalized ",
};

/** What exp(b) is. */
export interface RatioWords {
  readonly abbreviation: string;
  readonly name: string;
}

const counts: readonly Distribution[] = ["poisson", "negative-binomial", "negative-binomial-linear", "geometric"];

export function isCountDistribution(distribution: Distribution): boolean {
  return counts.includes(distribution);
}

/** Their outcome's mean is a probability. */
export const ofProbabilities: readonly Distribution[] = ["bernoulli", "binomial"];

/** Null where exp(b) has no name: neither is the outcome a logarithm, nor the link one of logit, log and complementary log-log. */
export function ratioWords(distribution: Distribution, link: Link): RatioWords | null {
  if (distribution === "lognormal") return { abbreviation: "GMR", name: "ratio of geometric means" };
  if (link === "logit") return { abbreviation: "OR", name: "odds ratio" };
  if (link === "log") {
    if (isCountDistribution(distribution)) return { abbreviation: "RR", name: "rate ratio" };
    if (ofProbabilities.includes(distribution)) return { abbreviation: "RR", name: "risk ratio" };
    return { abbreviation: "MR", name: "ratio of means" };
  }
  if (link === "cloglog" && ofProbabilities.includes(distribution)) return { abbreviation: "HR", name: "hazard ratio" };
  return null;
}

/** "complementary log-log", "power (2)". */
export function linkText(link: Link): string {
  return typeof link === "string" ? linkWords[link] : `${linkWords.power} (${link.power})`;
}

/** The zeros of a count that are of a kind of their own. */
export const zeroWords = {
  /** What their logit is of. */
  probability: (kind: ZeroSpecification["kind"], outcome: string) =>
    kind === "inflated" ? `a certain zero of ${outcome}` : `a zero of ${outcome}`,
  note: (kind: ZeroSpecification["kind"]) =>
    kind === "inflated"
      ? "Coefficients are log-odds of a certain zero, beside the zeros that the counts have of themselves."
      : "Coefficients are log-odds of a zero; the other table is of the counts above zero.",
  noPopulationAverage:
    "There are no population-average coefficients: the mean of a count beside such zeros follows from both parts, not from one linear predictor; predicted counts over all units take their place.",
  ratio: { abbreviation: "OR", name: "odds ratio" },
};

/** "never | sometimes": the cut point between two categories. */
export const thresholdName = (below: string, above: string) => `${below} | ${above}`;

export const thresholdsNote = "The thresholds stand in the place of the intercept, which is zero.";

/** Categories' probabilities at the same values of the predictors in a unit whose random effects are zero. */
export const categoryChart = {
  title: (outcome: string, predictor: string) => title`Categories of ${outcome} by ${predictor}`,
  subtitle: (unit: string | null) =>
    unit === null ? "each category’s probability" : `probabilities in an average ${unit}`,
  axis: "Probability",
  logOdds: (reference: string) => `Log-odds rather than ${reference}`,
  logOddsSubtitle: (unit: string | null) =>
    unit === null ? "each category’s log-odds" : `log-odds in an average ${unit}`,
  others: "Other numeric predictors are held at their means, the categories of other predictors count the same.",
};

/** "Categories are counted from 1 (never) to 4 (always)." */
export function categoriesCounted(labels: readonly string[]): string {
  return `Categories are counted from 1 (${labels[0] ?? ""}) to ${labels.length} (${labels.at(-1) ?? ""}).`;
}

export const zerosHeld = "Predictors of the zeros are held at their means.";

/** What a chart or table of means holds fixed; the logarithm of an exposure is averaged. */
export const heldBeside = {
  exposure: (exposure: string) => `${exposure} is held at its geometric mean.`,
  offset: (offset: string) => `${offset} is held at its mean.`,
};

/** `ratio`: "odds ratio". */
export function medianRatioNote(ratio: string): string {
  return `Median ${ratio}: of two units drawn at random, the median of the higher to the lower for rows alike in everything else (Larsen et al., 2000; Merlo et al., 2006).`;
}

interface OutcomeForm {
  readonly distribution: Distribution;
  readonly link: Link;
}

/** What shares of variance are of: "Income on the scale of the logit link"; the outcome itself where effects add up on its own scale. */
export function shareScaleText(outcome: string, { distribution, link }: OutcomeForm): string {
  if (distribution === "lognormal") return `the logarithm of ${outcome}`;
  return link === "identity" ? outcome : `${outcome} on the scale of the ${linkText(link)} link`;
}

/** Null where shares of variance are of the outcome itself. */
export function shareScaleNote(shares: string, { distribution, link }: OutcomeForm): string | null {
  if (distribution === "lognormal") return `${shares} of the logarithm of the outcome.`;
  if (link === "identity") return null;
  return `${shares} on the scale of the ${linkText(link)} link, with the variance that the distribution has there (Nakagawa et al., 2017).`;
}

/** "Event: yes." "Exposure: Years under observation." An event that is the value 1 goes without saying, as do numbered categories. */
export function besideOutcome(named: {
  readonly event: string | null;
  /** Ordinal: from low to high. */
  readonly order: readonly string[];
  readonly trials: string | null;
  readonly exposure: string | null;
  readonly offset: string | null;
}): readonly string[] {
  const { event, order, trials, exposure, offset } = named;
  const isNumbered = order.every((category, index) => category === String(index + 1));
  return [
    ...(isNumbered ? [] : [`Categories from low to high: ${listed(order, 10)}.`]),
    ...(event === null || event === "1" ? [] : [`Event: ${event}.`]),
    ...(trials === null ? [] : [`Trials: ${trials}.`]),
    ...(exposure === null ? [] : [`Exposure: ${exposure}.`]),
    ...(offset === null ? [] : [`Offset: ${offset}.`]),
  ];
}
