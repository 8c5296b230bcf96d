import type { Distribution, namedLinks } from "../../src-contract/analysis.ts";
import type { ContextVariable } from "../../src-engine/specification/context.ts";
import type { OutcomeMisfit } from "../../src-engine/specification/outcome-range.ts";
import {
  areManyZeros,
  mostOutcomeCategories,
  type OutcomeLook,
} from "../../src-engine/specification/outcome-settings.ts";
import { listed } from "../../src-wording/failure/sentences.ts";
import { withArticle } from "../../src-wording/nouns.ts";
import { distributionWords, ratioWords } from "../../src-wording/outcomes.ts";

/** What Basic Settings says. */

export const outcomeWords = {
  outcome: "Outcome",
  chooseOutcome: "Choose the outcome…",
  distribution: "Distribution",
  link: "Link",
  power: "Power",
  powerMissing: "Choose a number other than zero.",
  none: "None",
  intervalCensored: "Survival in periods (interval-censored)",
  intervalCensoredUse:
    "Rows are periods, the event happens in them or not: Bernoulli with hazards; see Data ▸ Survival Analysis",
  period: "Variable of the periods",
  periodUse: "Tells the period of each row: for the life table. Add it to the model as the baseline hazard",
  event: "Event",
  /** `value`: what it is; null: not known yet. */
  higherValue: (value: string | null) => (value === null ? "The higher value" : `The higher value: ${value}`),
  eventUse: "What the probabilities are of",
  trials: "Number of trials",
  trialsUse: "The outcome is the number of successes among them",
  exposure: "Exposure",
  exposureUse: "Time, area or people at risk of each row: rates are modeled, its logarithm is the offset",
  reference: "Reference category",
  lastCategory: (category: string | null) =>
    category === null ? "The last in sort order" : `The last in sort order: ${category}`,
  referenceUse: "What every other category is compared with",
  order: "Categories from low to high",
  moveLower: (category: string) => `Move ${category} lower`,
  reverseOrder: "Reverse the order",
  zeros: "Zeros",
  zerosAsOthers: "As the distribution has them",
  zeroInflated: "Zero-inflated",
  zeroInflatedUse: "Some rows are certain zeros, whatever the count would be",
  hurdle: "Hurdle",
  hurdleUse: "Whether it is zero is one question, how many if not another",
  zeroPredictor: "Predictor of the zeros",
  zeroPredictors: "Predictors of the zeros",
  hasDegrees: "Degrees of freedom are known",
  hasDegreesUse: "Else they are estimated from how often outliers occur",
  degreesOfFreedom: "Degrees of freedom",
  degreesMissing: "Choose a number above zero.",
  overdispersion: "Overdispersion",
  overdispersionUse:
    "The variance at level 1 is σ² times the distribution’s, σ² estimated (as in HLM); by penalized quasi-likelihood",
  use: (distribution: Distribution) => `Use ${distributionWords[distribution]}`,
  /** Why another distribution than the one chosen is that of an outcome; null: nothing speaks for another. */
  otherThan: (chosen: Distribution, outcome: string, look: OutcomeLook): string | null => {
    switch (look.kind) {
      case "two-values":
        return `${outcome} has two values only, ${look.values.join(" and ")}: its distribution is Bernoulli rather than ${distributionWords[chosen]}.`;
      case "names":
        return `${outcome} has ${look.labels.length} categories without an order, ${listed(look.labels, 5)}: its distribution is multinomial rather than ${distributionWords[chosen]}.`;
      case "grades":
        return `${outcome} has ${look.labels.length} ordered categories, from ${look.labels[0]} to ${look.labels.at(-1)}: its distribution is ordinal rather than ${distributionWords[chosen]}.`;
      default:
        return null;
    }
  },
  notPossible: (reason: string) => `Not possible: ${reason}`,
  offset: "Offset",
  offsetUse: "Added to the linear predictor with a coefficient of 1",
} as const;

/** For which outcomes a distribution is meant. */
export const distributionUses: Partial<Readonly<Record<Distribution, string>>> = {
  normal: "Continuous outcomes: scores, measurements, times",
  bernoulli: "One of two values: yes or no, passed or failed",
  binomial: "Successes of a known number of trials",
  poisson: "Counts",
  "negative-binomial": "Counts that vary more than Poisson’s; variance μ + μ²/θ",
  "negative-binomial-linear": "Counts that vary more than Poisson’s; variance μ (1 + φ)",
  gamma: "Positive and skewed: costs, durations; the spread grows with the mean",
  "inverse-gaussian": "Positive and very skewed: waiting times",
  beta: "Shares between 0 and 1, both excluded",
  lognormal: "Positive, and normal after taking logarithms",
  exponential: "Waiting times with a constant hazard",
  geometric: "Counts of failures before a success",
  "student-t": "Continuous outcomes with outliers",
  ordinal: "Ordered categories: ratings, grades",
  multinomial: "Categories without an order: each is compared with a reference",
};

type OfferedLink = (typeof namedLinks)[number] | "power";

/** What a link is of, and what it makes of exp(b). */
export function linkUse(distribution: Distribution, link: OfferedLink): string {
  if (distribution === "ordinal") return ordinalLinkUses[link] ?? linkForms[link];
  if (distribution === "multinomial") {
    return "η = ln of a category’s probability over that of the reference; exp(b) is an odds ratio";
  }
  if (distribution === "lognormal") return "η is the mean of the logarithm; exp(b) is a ratio of geometric means";
  const ratio = link === "power" ? null : ratioWords(distribution, link);
  const also = ratio === null ? linkRemarks[link] : `exp(b) is ${withArticle(ratio.name)}`;
  return also === undefined ? linkForms[link] : `${linkForms[link]}; ${also}`;
}

const linkForms: Readonly<Record<OfferedLink, string>> = {
  identity: "η = μ",
  log: "η = ln μ",
  logit: "η = ln(μ/(1 − μ))",
  probit: "η = Φ⁻¹(μ)",
  cloglog: "η = ln(−ln(1 − μ))",
  loglog: "η = −ln(−ln μ)",
  "log-complement": "η = ln(1 − μ)",
  inverse: "η = 1/μ",
  "inverse-squared": "η = 1/μ²",
  cauchit: "η = tan(π(μ − ½))",
  power: "η = μᵏ",
};

const linkRemarks: Partial<Readonly<Record<OfferedLink, string>>> = {
  identity: "coefficients are differences of means",
  probit: "a normal variable behind the outcome",
  cauchit: "forgiving of outliers",
};

/** Of the probability of a category or a lower one (McCullagh, 1980). */
const ordinalLinkUses: Partial<Readonly<Record<OfferedLink, string>>> = {
  logit: "Proportional odds: exp(b) is an odds ratio, for all thresholds the same",
  probit: "A normal variable behind the categories",
  cloglog: "Where high categories are more frequent",
  loglog: "Where low categories are more frequent",
  cauchit: "Where extreme categories are frequent",
};

/** Why a variable cannot be what it is chosen for. */
export function misfitText(misfit: OutcomeMisfit, { name, label }: Pick<ContextVariable, "name" | "label">): string {
  return `${label || name} ${misfitWords[misfit]}`;
}

const misfitWords: Readonly<Record<OutcomeMisfit, string>> = {
  texts: "is text",
  "not-two-values": "does not have two values",
  "many-categories": `has more than ${mostOutcomeCategories} values`,
  negative: "has negative values",
  "not-whole": "has values that are not whole numbers",
  "not-positive": "has values of 0 or less",
  ends: "has values that are exactly 0 or 1",
  "outside-unit-interval": "has values outside 0 to 1",
};

const countDistributions: readonly Distribution[] = [
  "poisson",
  "negative-binomial",
  "negative-binomial-linear",
  "geometric",
];

/** Why another distribution may fit better, or why the chosen one does; nothing where the values do not say. */
export function lookText(look: OutcomeLook, chosen: Distribution): string | undefined {
  switch (look.kind) {
    case "two-values": {
      const [first, second] = look.values;
      const seen = `The only values are ${first} and ${second}`;
      return chosen === "bernoulli"
        ? `${seen}: Bernoulli fits`
        : chosen === "binomial"
          ? undefined
          : `${seen}: choose Bernoulli`;
    }
    case "ratings":
      return chosen === "normal" || chosen === "ordinal"
        ? `Whole numbers from ${look.smallest} to ${look.largest}: ${
            chosen === "ordinal" ? "ordinal fits" : "if they are ordered categories, as ratings, ordinal fits better"
          }`
        : undefined;
    case "names":
      return chosen === "multinomial"
        ? `${look.labels.length} categories without an order: multinomial fits`
        : chosen === "ordinal"
          ? undefined
          : `${look.labels.length} categories without an order: choose multinomial`;
    case "grades":
      return chosen === "ordinal"
        ? `${look.labels.length} ordered categories: ordinal fits`
        : chosen === "multinomial"
          ? undefined
          : `${look.labels.length} ordered categories: ordinal fits better`;
    case "texts":
      return chosen === "multinomial" || chosen === "ordinal"
        ? `${look.count} categories that are texts: ordinal if they have an order, else multinomial`
        : undefined;
    case "counts": {
      const range = `Whole numbers from 0 to ${look.largest.toLocaleString("en-US")}`;
      const many = look.zeros === null || !areManyZeros(look.zeros) ? null : percent(look.zeros.observed);
      const seen = many === null ? range : `${range}, ${many} of them 0`;
      if (chosen === "normal") {
        return `${seen}: if they are counts, ${many === null ? "Poisson or negative binomial" : "negative binomial or one with zeros of a kind of their own"} fits better`;
      }
      if (!countDistributions.includes(chosen)) return undefined;
      if (look.zeros === null || many === null) return `${seen}, as counts are`;
      return `${seen}, where Poisson counts of this mean have ${percent(look.zeros.poisson)}: compare negative binomial, zero-inflated and hurdle (under Zeros)`;
    }
    case "shares": {
      if (look.hasEnds) {
        return chosen === "normal"
          ? "All values lie between 0 and 1, some exactly there: if they are shares, beta fits better once those are moved inwards, as (y·(n − 1) + 0.5)/n does (Data ▸ Compute)"
          : undefined;
      }
      const seen = "All values lie between 0 and 1";
      if (chosen === "normal") return `${seen}: if they are shares, beta fits better`;
      return chosen === "beta" ? `${seen}: beta fits` : undefined;
    }
    case "percentages":
      return chosen === "normal"
        ? "All values lie between 0 and 100: if they are percentages, beta may fit better once they are divided by 100 (Data ▸ Compute)"
        : undefined;
    case "long-tailed": {
      if (positiveDistributions.includes(chosen)) return "All values are above 0, with a long tail upwards, as it has";
      if (chosen !== "normal") return undefined;
      return look.hasZeros
        ? "Values from 0 with a long tail upwards: gamma or lognormal may fit better, but takes no values of exactly 0"
        : "All values are above 0, with a long tail upwards: gamma or lognormal may fit better";
    }
  }
}

const positiveDistributions: readonly Distribution[] = ["gamma", "inverse-gaussian", "lognormal", "exponential"];

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
