import { capitalized } from "./capitalized.ts";
import { possessive } from "./nouns.ts";

/**
 * "What is this?": one sentence for each kind of number in the result tables, with the user's own variables. The
 * sentences say what a number is, never whether it is large.
 */

/** A coefficient of the fixed part in words. */
export interface CoefficientWords {
  /** The outcome, or what of it the equations describe: "the log-odds of use: yes". */
  readonly outcome: string;
  /** Whether that is the outcome itself, and not something behind it in which units keep their own level. */
  readonly isMean: boolean;
  /** "a student". */
  readonly row: string;
  /** "school", "schools"; null: there is one level only. */
  readonly unit: string | null;
  readonly units: string | null;
  /** Whether it holds within a unit, or on average over all of them (population-average). */
  readonly scope: "unit" | "population";
  /** What the predictors of the model are where all of them are zero: "Sector = Public". */
  readonly zeros: readonly string[];
  /** The level-1 predictor whose slope it belongs to; null: it belongs to the intercept of level 1. */
  readonly slope: EffectWords | null;
  /** The predictor that it is the effect of; null: the average of the intercept or slope that it belongs to. */
  readonly predictor: EffectWords | null;
  /** Where what changes the effect is zero, for it holds there: "Sector = Public", "SES at the mean of the school". */
  readonly given: readonly string[];
}

/** A predictor, or a product of several. */
export interface EffectWords {
  /** "Socioeconomic status × Sector: Catholic". */
  readonly label: string;
  /** All of a product but the last; null: it is none. */
  readonly base: string | null;
  /** Of the last: "1 more in Socioeconomic status", "Catholic rather than Public (Sector)". */
  readonly change: string;
}

/** What a coefficient says of `words.outcome`. */
export function coefficientMeaning(words: CoefficientWords): string {
  return effectMeaning(words, additive);
}

/** What exp(b) says. `words.outcome`: what it multiplies, "the odds of use: yes". `name`: "odds ratio". */
export function ratioMeaning(words: CoefficientWords, name: string): string {
  return effectMeaning(words, {
    change: (outcome, change) => `the ${name}: the factor for ${outcome} that goes with ${change}`,
    moderation: (_, effect, change) => `the factor for the ${name} of ${effect} that goes with ${change}`,
  });
}

/** How an effect is put into words, and one that changes with something else. */
interface EffectPhrases {
  change(outcome: string, change: string): string;
  moderation(outcome: string, effect: string, change: string): string;
}

const additive: EffectPhrases = {
  change: (outcome, change) => `the change in ${outcome} that goes with ${change}`,
  moderation: (outcome, effect, change) => `how much the effect of ${effect} on ${outcome} changes with ${change}`,
};

function effectMeaning(words: CoefficientWords, phrases: EffectPhrases): string {
  const { slope, predictor, units, scope } = words;
  const outcome = scopedOutcome(words);
  const given = givenText(words);
  const changeOf = ({ base, change }: EffectWords) =>
    base === null ? phrases.change(outcome, change) : phrases.moderation(outcome, base, change);
  if (slope === null) {
    if (predictor === null) return interceptMeaning(words);
    const change = `${changeOf(predictor)}${given}`;
    return predictor.base === null ? `${change}, everything else in the model being equal` : change;
  }
  if (predictor === null) {
    const average = units === null || scope === "population" ? "" : `, on average over ${units}`;
    return `${changeOf(slope)}${average}${given}`;
  }
  const change = predictor.base === null ? predictor.change : `1 more in ${predictor.label}`;
  return `${phrases.moderation(outcome, slope.label, change)}${given}`;
}

/** Population-average effects are on what all units have together. */
function scopedOutcome({ outcome, scope, units }: CoefficientWords): string {
  return scope === "unit" || units === null ? outcome : `${outcome} over all ${units}`;
}

/** An effect that others change holds where these are zero. */
export function givenText({ given }: CoefficientWords): string {
  if (given.length === 0) return "";
  return given.length > zerosListed ? ", where all that changes it is zero" : `, given ${enumeration(given)}`;
}

/** More predictors than these are not listed in a sentence. */
const zerosListed = 4;

export function interceptMeaning(words: CoefficientWords): string {
  const { isMean, row, unit, scope, zeros } = words;
  const outcome = scopedOutcome(words);
  const level = isMean ? `the ${outcome} expected for ${row}` : `${outcome} for ${row}`;
  const average = unit === null || scope === "population" ? "" : ` of an average ${unit}`;
  if (zeros.length === 0) return `${level}${average}`;
  if (zeros.length > zerosListed) return `${level}${average} for whom every predictor of the model is zero`;
  return `${level}${average} with ${enumeration(zeros)}`;
}

function enumeration(items: readonly string[]): string {
  const last = items.length - 1;
  if (last < 2) return items.join(" and ");
  return `${items.slice(0, last).join(", ")}, and ${items[last] ?? ""}`;
}

export const explainFixed = {
  estimate: (value: string, meaning: string) => `${value} is ${meaning}.`,
  se: (effect: string) =>
    `The standard error of ${effect}: by how much the estimate would typically miss if the study were repeated with other units, were the model true.`,
  robustSe: (effect: string, kind: "CR0" | "CR2") =>
    `The cluster-robust standard error of ${effect} (${kind}): it holds also where the model’s assumptions about variances and correlations do not${kind === "CR0" ? ", given many units" : ""}.`,
  statistic: (effect: string, letter: string) => `${letter} = estimate divided by its standard error, for ${effect}.`,
  df: (effect: string) =>
    `The degrees of freedom of the t distribution that the test of ${effect} is referred to; they reflect how much information there is about its standard error.`,
  p: (effect: string) =>
    `If the true value for ${effect} were zero, an estimate at least as far from zero would come about with this probability.`,
  interval: (effect: string, level: string) =>
    `Intervals made in this way contain the true value for ${effect} in ${level} of studies.`,
};

export const explainRatio = {
  estimate: (value: string, meaning: string) => `${value} is exp(b), ${meaning}.`,
  interval: (effect: string, level: string) =>
    `Intervals made in this way contain the true value of exp(b) for ${effect} in ${level} of studies.`,
};

export const explainThreshold = {
  /** `isLowest`: there is none below `below`. `link`: "log-odds". `unit`: null where there is one level only. */
  estimate: (below: string, above: string, isLowest: boolean, link: string, unit: string | null) =>
    `The cut point between “${below}” and “${above}”: the ${link} of “${below}”${isLowest ? "" : " or a lower category"} where every predictor of the model is zero${unit === null ? "" : `, in an average ${unit}`}.`,
  se: (below: string, above: string) => `The standard error of the cut point between “${below}” and “${above}”.`,
  interval: (below: string, above: string, level: string) =>
    `Intervals made in this way contain the true cut point between “${below}” and “${above}” in ${level} of studies.`,
};

export const explainTerm = {
  statistic: (effect: string, coefficients: number) =>
    coefficients === 1
      ? `F tests the coefficient of ${effect}: that it does not differ from zero.`
      : `F tests all ${coefficients} coefficients of ${effect} together: that none of them differs from zero.`,
  numerator: (effect: string) => `The numerator degrees of freedom: how many coefficients ${effect} takes.`,
  denominator: (isInfinite: boolean) =>
    isInfinite
      ? "The denominator degrees of freedom: ∞, because the standard errors are taken as known exactly, as in a z test."
      : "The denominator degrees of freedom; they reflect how much information there is about the standard errors.",
  p: (effect: string, isIntercept: boolean) =>
    `If ${isIntercept ? "it were zero" : `${effect} made no difference`}, an F at least this large would come about with this probability.`,
};

export const explainHypothesis = {
  statistic: (name: string, isF: boolean) =>
    `${isF ? "F" : "χ²"} tests the rows of “${name}” together: how far the estimates are from what it says, measured by their standard errors and correlations.`,
  numerator: (name: string) => `How many independent statements “${name}” makes.`,
  denominator:
    "The denominator degrees of freedom; they reflect how much information there is about the standard errors.",
  p: (name: string) =>
    `If “${name}” were true, a statistic at least this large would come about with this probability.`,
  estimate: (combination: string) => `The estimate of ${combination}.`,
  se: (combination: string) => `The standard error of the estimate of ${combination}.`,
  interval: (level: string) =>
    `Intervals made in this way contain the true value of the combination in ${level} of studies.`,
};

/** What a variance is of, inside a sentence. */
export const varianceNouns = {
  intercept: (outcome: string, units: string) =>
    `the variance of ${outcome} between ${units}, after the fixed part of the model`,
  slope: (predictor: string, outcome: string, units: string) =>
    `the variance between ${units} of the effect of ${predictor} on ${outcome}, after the fixed part of the model`,
  residual: (outcome: string, rows: string, unit: string | null) =>
    `the variance of ${outcome} that is left between ${rows}${unit === null ? "" : ` of the same ${unit}`}`,
};

export const explainVariance = {
  what: (noun: string) => `${capitalized(noun)}.`,
  /** `scale`: "the log-odds of use: yes"; null: the outcome's own. */
  sd: (scale: string | null, isSlope: boolean) =>
    `The standard deviation: the square root of the variance, in ${scale ?? "the units of the outcome"}${isSlope ? " per unit of the predictor" : ""}.`,
  chiSquare: (units: string) =>
    `HLM’s chi-square statistic: how much the estimates of the ${units} themselves scatter, compared with what chance alone would produce.`,
  df: "The degrees of freedom of the chi-square test: units with a regression of their own, less the coefficients of the fixed part for this effect; where the effect varies between larger units too, also less their number.",
  p: "If the true variance were zero, a chi-square at least this large would come about with this probability.",
  reliability: (units: string) =>
    `The reliability of the ${possessive(units)} own estimates: the share of their scatter that is true difference rather than sampling error, averaged over ${units}.`,
  interval: (what: string, level: string) =>
    `Intervals made in this way contain the true ${what} in ${level} of studies.`,
  theIntercept: "the intercept",
  theSlope: (predictor: string) => `the slope of ${predictor}`,
  /** `first`, `second`: "the intercept", "the slope of SES". */
  correlation: (first: string, second: string, units: string) =>
    `How ${first} and ${second} go together over ${units}: their correlation.`,
};

export const explainVarianceTest = {
  variance: (effect: string, units: string) =>
    `By how much the deviance rises where the ${effect} does not vary between ${units}.`,
  correlation: (first: string, second: string) =>
    `By how much the deviance rises where the ${first} and the ${second} are not correlated.`,
  df: "How many parameters the model loses.",
  p: "If it were zero, a chi-square at least this large would come about with this probability.",
  homogeneity: (units: string) =>
    `How much the logarithms of the residual variances of the ${units} scatter, compared with what chance alone would produce.`,
  homogeneityDf: "The degrees of freedom of H: units with a residual variance of their own, less one.",
  homogeneityP: (units: string) =>
    `If the residual variance were the same in all ${units}, a chi-square at least this large would come about with this probability.`,
};

export const explainFitLog = {
  deviance: "−2 times the log-likelihood at the parameters that were tried.",
  above: "How far this deviance is above the lowest one that was found.",
};

export const explainFit = {
  /** `p`: "p = .012". */
  difference: (p: string, reference: "chi-square" | "mixture" | "conservative") => {
    const rest = {
      "chi-square": "",
      mixture: ", half and half of two chi-square distributions, because zero is the least that a variance can be",
      conservative: ", which is too large, because zero is the least that variances can be",
    };
    return `The difference of the deviances of this model and the one before it, with the number of parameters that they differ by: ${p}${rest[reference]}.`;
  },
  deviance:
    "−2 times the log-likelihood: smaller means a better fit; differences between nested models on the same rows can be tested.",
  restrictedDeviance:
    "−2 times the restricted log-likelihood: smaller means a better fit; differences between nested models with the same fixed effects on the same rows can be tested.",
  /** Quasi-likelihood has no likelihood of the outcome itself. */
  linearized: {
    deviance:
      "−2 times the log-likelihood of the outcome as it is linearized in this fit, which is another one in every model: there is nothing to compare or to test it with.",
    aic: "Deviance of the linearized outcome plus 2 for each parameter: not comparable with another model’s.",
    bic: "Deviance of the linearized outcome plus ln(N) for each parameter: not comparable with another model’s.",
  },
  /** `also`: what it estimates besides, "the residual variance". */
  parameters: (also: readonly string[]) =>
    `How many numbers the model estimates: ${enumeration(["fixed coefficients", "variances", "covariances", ...also])}.`,
  aic: "Akaike’s information criterion: deviance plus 2 for each parameter; smaller is better.",
  bic: "Schwarz’s Bayesian information criterion: deviance plus ln(N) for each parameter; smaller is better.",
  /** `outcome`, here and below: with the scale, where it is not its own. */
  icc: (outcome: string, units: string, alike: { readonly rows: string; readonly unit: string } | null) =>
    `The share of the variance of ${outcome} that lies between ${units}${
      alike === null ? "" : `; also the correlation expected between two ${alike.rows} of the same ${alike.unit}`
    }.`,
  medianRatio: (ratio: string, units: string, rows: string, interval: string | null) =>
    `Of two ${units} drawn at random, half of the time the ${ratio} of two ${rows} alike in everything else, the higher to the lower, is above this${
      interval === null ? "" : `; interval: ${interval}`
    }.`,
  marginal: (outcome: string) =>
    `The share of the variance of ${outcome} that the predictors explain (Nakagawa & Schielzeth, 2013).`,
  bothR2: (outcome: string) =>
    `The share of the variance of ${outcome} that the predictors explain, and that predictors and random effects explain together (Nakagawa & Schielzeth, 2013; Johnson, 2014).`,
  conditional: (outcome: string) =>
    `The share of the variance of ${outcome} that predictors and random effects explain together (Nakagawa & Schielzeth, 2013; Johnson, 2014).`,
};

export const explainSingleLevel = {
  estimate: (effect: string) =>
    `The estimate for ${effect} by ordinary regression, as if rows did not belong to units.`,
  se: (effect: string) => `The standard error that ordinary regression would claim for ${effect}.`,
  ratio: (effect: string, ratio: string, side: "above" | "below" | "equal") =>
    side === "equal"
      ? `For ${effect}, ordinary regression claims the same standard error as the multilevel model.`
      : side === "above"
        ? `For ${effect}, the multilevel standard error is ${ratio} times that of ordinary regression, which claims more certainty than the data give.`
        : `For ${effect}, the multilevel standard error is only ${ratio} times that of ordinary regression, which claims less certainty than the data give.`,
};
