import type { Link } from "../src-contract/analysis.ts";
import type { Notice, NoticeContent, RareOutcome, UnitsInWords } from "../src-contract/notice.ts";
import { capitalized } from "./capitalized.ts";
import { columnText, combinationText, dependenceText, effectName, equationText, tidy } from "./effect-names.ts";
import { equals } from "./equals.ts";
import { counted, listed } from "./failure/sentences.ts";
import { importProblemText } from "./import.ts";
import { type Names, plainNames, wholeNumber } from "./names.ts";
import { decimalsFor, decimalText, probabilityText } from "./number-text.ts";
import { linkText } from "./outcomes.ts";
import { ownParameterSymbol } from "./own-parameters.ts";
import { joinReportTexts } from "./steps.ts";

/** What a notice says: what was found, and what to do about it. */
export function noticeText(notice: Notice, names: Names = plainNames): string {
  const sentence = sentences[notice.code] as (notice: NoticeContent, names: Names) => string;
  return sentence(notice, names);
}

type Sentences = {
  readonly [Code in NoticeContent["code"]]: (
    content: Extract<NoticeContent, { readonly code: Code }>,
    names: Names,
  ) => string;
};

const sentences: Sentences = {
  "file-mended": ({ file, problem }) => `“${file}”: ${importProblemText(problem)}`,
  joined: (report) => joinReportTexts(report).join(" "),
  "rows-excluded": ({ excluded, rows, byVariable }, names) => {
    const counts = byVariable.map(({ name, rows: missing }) => `${names.column(name)} (${wholeNumber(missing)})`);
    return `${wholeNumber(excluded)} of ${names.rows(rows)} ${excluded === 1 ? "was" : "were"} left out because a value is missing in ${listed(counts)}.`;
  },
  "units-excluded": ({ group, excluded, count }, names) =>
    `${wholeNumber(excluded)} of ${names.units(group, count)} disappeared because all of their rows have a missing value.`,
  "aliased-predictor": ({ combination, ...column }, names) =>
    `${columnText(column, names)} says nothing that other predictors do not say already (it equals ${combinationText(combination, names)}), so it was left out; remove it, or one of the others.`,
  "nearly-aliased-predictor": ({ combination, ...column }, names) =>
    `${columnText(column, names)} says hardly anything that other predictors do not say already (it nearly equals ${combinationText(combination, names)}), so their effects cannot be told apart; remove one of them.`,
  "constant-predictor": ({ name, value }, names) =>
    `${names.column(name)} has the same value (${tidy(value)}) in every row used, so it was left out; remove it from the model.`,
  "one-category": ({ name }, names) =>
    `${names.variable(name)} has only one category in the rows used, so there is nothing to compare and it was left out; remove it from the model.`,
  "variance-zero": ({ group, ...effect }, names) =>
    effect.name === "(Intercept)"
      ? `The estimated variance between ${names.unitPlural(group)}${equationText(effect, names)} is zero: they differ no more than chance would make them; a model without this random effect gives the same estimates.`
      : `The estimated variance of the slope of ${effectName(effect, names)} between ${names.unitPlural(group)} is zero; a model with this slope fixed gives the same estimates.`,
  "residual-variance-zero": ({ by, category }, names) =>
    `The estimated residual variance ${by === null || category === null ? "of some rows" : `where ${names.column(by)} is ${category}`} is zero: the random effects account for all that is there; a simpler residual structure may say as much.`,
  "residual-bound": ({ parameter, side, value }) => {
    const end = `estimated at the ${side === 1 ? "upper" : "lower"} end of what it can be, ${tidy(value)}`;
    if (parameter === "theta") {
      return `The moving average of the residuals is ${end}: neighboring occasions are as ${side === 1 ? "much" : "little"} alike as this structure allows; Toeplitz allows more.`;
    }
    return value === 0
      ? `The correlation ${parameter} of the residuals is ${end}: independent residuals give the same estimates.`
      : `The correlation ${parameter} of the residuals is ${end}: the random effects account for what is left; a simpler residual structure, or one random effect less, may say as much.`;
  },
  "likelihood-endless-variance": ({ by, category, conditional }, names) => {
    const rows = by === null || category === null ? "of some rows" : `where ${names.column(by)} is ${category}`;
    return endlessText(
      `the residual variance ${rows}${conditional ? ", the occasions before known," : ""} goes to zero`,
    );
  },
  "likelihood-endless": ({ parameter, side }) =>
    endlessText(
      `${parameter === "theta" ? "the moving average" : `the correlation ${parameter}`} of the residuals goes to the ${side === 1 ? "upper" : "lower"} end of what it can be`,
    ),
  "correlation-one": ({ group, first, second, sign }, names) =>
    `The random effects of ${effectName(first, names)} and ${effectName(second, names)} between ${names.unitPlural(group)} are estimated to correlate perfectly (${sign === 1 ? "1" : "−1"}): the data do not carry both; switch one of them off, or choose a diagonal covariance structure.`,
  "covariance-singular": ({ group, dimension, rank, dependent }, names) =>
    `The ${dimension} random effects between ${names.unitPlural(group)} are estimated to move in only ${rank} independent ${rank === 1 ? "way" : "ways"}: ${listed(dependent.map((one) => dependenceText(one, names)))}. The data do not carry all of them; switch off those with the smallest variances, or choose a diagonal covariance structure.`,
  "correlation-bound": ({ group, effects, correlation }, names) => {
    const those = `the random effects of ${listed(effects.map((effect) => effectName(effect, names)))} between ${names.unitPlural(group)}`;
    return correlation === 1
      ? `The common correlation of ${those} is estimated at its upper bound, 1: they are all the same; keep one of them, or choose a diagonal covariance structure.`
      : `The common correlation of ${those} is estimated at its lower bound, ${tidy(correlation)}: their sum has no variance; choose a diagonal or an unstructured covariance structure.`;
  },
  "variances-undetermined": ({ groups, residual }, names) => {
    const parts = [
      ...groups.map((group) => `the variances between ${names.unitPlural(group)}`),
      ...(residual === null
        ? []
        : [residual === "variance" ? "the residual variance" : "the parameters of the residuals"]),
    ];
    return `The data do not ${parts.length > 1 ? `tell ${listed(parts)} apart` : `determine ${listed(parts)}`}: many other values fit as well; do not report them, and choose a simpler random part or residual structure.`;
  },
  "variance-small": ({ group, name, variance, chiSquare, df, p }, names) =>
    `The variance of the slope of ${names.column(name)} between ${names.unitPlural(group)} (${decimalText(variance, decimalsFor(variance, null))}) cannot be told from zero: ${equals(`χ²(${df})`, decimalText(chiSquare, 2))}, ${equals("p", probabilityText(p))}.`,
  "kenward-roger-undefined": () =>
    "Kenward and Roger’s method is not available here, because subjects have more than 250 rows of correlated residuals, or because the data do not tell a variance or residual parameter; degrees of freedom are Satterthwaite’s.",
  "robust-undefined": ({ crossed }) =>
    crossed
      ? "Cluster-robust standard errors need a group that all others lie in, and these are crossed; standard errors are those of the model."
      : "Without groups there are no clusters that standard errors could be robust to; they are those of the model.",
  "robust-uncorrected": () =>
    "Units are too large for the bias correction (CR2) of crossed factors; standard errors are robust ones without it.",
  "robust-of-whitened-rows": () =>
    "Units are too large for the bias correction (CR2) of weighted or correlated rows as other programs make it, so it was made after they are given equal variances and no correlations: unbiased as well, with standard errors that may differ by some thousandths.",
  "robust-undetermined": ({ names: coefficients }, names) =>
    `Too few units tell about ${listed(coefficients.map((name) => names.column(name)))} for a test with robust standard errors; choose the model’s.`,
  "crossed-groups": ({ inner, outer }, names) =>
    `${capitalized(names.unitPlural(inner))} and ${names.unitPlural(outer)} are taken as crossed, because some ${names.unitPlural(inner)} occur with several ${names.unitPlural(outer)}; if their numbers start again, identify them by both variables together.`,
  separation: ({ effects: coefficients, outcome, ofBaseline }, names) =>
    `${capitalized(listed(coefficients.map((effect) => effectName(effect, names))))} ${coefficients.length === 1 ? "separates" : "separate"} ${names.column(outcome)} completely: somewhere it is always the same, so ${coefficients.length === 1 ? "this effect has" : "these effects have"} no finite estimate; ${ofBaseline ? "choose another baseline hazard (linear, quadratic or logarithmic in time), or longer periods" : "merge categories, or remove the predictor"}. Do not report the numbers that stand there.`,
  "zero-separation": ({ effects: coefficients, kind, isNeedless }, names) =>
    isNeedless
      ? "There are no more zeros than the counts explain: the probability of a certain zero is estimated as 0, and a model without zero part gives the same estimates. The log-odds that stand there mean nothing."
      : `${capitalized(listed(coefficients.map((effect) => effectName(effect, names))))} of the zero part ${coefficients.length === 1 ? "has" : "have"} no finite estimate: ${kind === "hurdle" ? "somewhere the outcome is never zero, or always" : "somewhere there are no more zeros than the counts explain, or nothing else"}; leave ${coefficients.length === 1 ? "it" : "them"} out of the zero part, or fit the counts without one. Do not report the numbers that stand there.`,
  "distribution-limit": ({ outcome, parameter, limit, into }, names) =>
    `${names.column(outcome)} ${limitWords[into].found}, so ${ownParameterSymbol(parameter)} goes to ${limit === "zero" ? "0" : "∞"} and the distribution is ${limitWords[into].distribution}; ${limitWords[into].advice}.`,
  "at-edge": ({ outcome, link, rows, of, first, mean, isProbability, by }, names) => {
    const value = `${mean}${by === "linearized" ? " or beyond" : ""}`;
    const where = `the fitted ${isProbability ? "probability" : "mean"} of ${names.column(outcome)} is ${value} in ${wholeNumber(rows)} of ${names.rows(of)} (${rows === 1 ? "" : "the first is "}row ${wholeNumber(first)})`;
    const advice = edgeAdvice(link, isProbability);
    const edge = `the edge of what the ${linkText(link)} link allows: ${where}`;
    switch (by) {
      case "fixed":
        return `The estimates lie on ${edge}. They are the most likely ones, but standard errors take these rows as fixed on the edge and are too small; choose ${advice}.`;
      case "units":
        return `Effects of units reach ${edge}. No approximation holds there: do not report these numbers; choose ${advice}.`;
      case "linearized":
        return `The fit reaches ${edge}, where penalized quasi-likelihood has nothing to linearize: do not report these numbers; choose the Laplace approximation, or ${advice}.`;
    }
  },
  "quasi-likelihood": () =>
    "Penalized quasi-likelihood has no likelihood: deviance, AIC and BIC are those of the outcome as linearized in this fit and cannot be compared with another model’s; choose the Laplace approximation for that.",
  "profile-unfinished": ({ effects, deviations, edgeOf }, names) => {
    const those = [
      ...effects.map((effect) => effectName(effect, names)),
      ...deviations.map(({ group, ...effect }) => {
        const what = effect.name === "(Intercept)" ? "" : ` of the slope of ${names.column(effect.name)}`;
        return `the standard deviation${what}${equationText(effect, names)} between ${names.unitPlural(group)}`;
      }),
    ];
    const why =
      edgeOf === null
        ? "where the parameter is held further out, the search for the others does not come to rest"
        : `on the way there fitted means reach the edge of what the ${linkText(edgeOf)} link allows`;
    return `${capitalized(listed(those))} ${those.length === 1 ? "has" : "have"} no profile likelihood interval that could be found: ${why}; choose Wald intervals, or ${edgeOf === null ? "a simpler random part" : "a link without such an edge"}.`;
  },
  "few-units": ({ group, count }, names) =>
    `There are only ${names.units(group, count)}: variances between them, and tests of what they have in common, rest on little.`,
  "few-events": ({ coefficients, ...found }, names) =>
    `${rareText(found, names)}, to estimate ${counted(coefficients, "coefficient")} from: estimates hang on single cases, and with random effects they can be far out, with very large standard errors; choose a model with fewer predictors and random effects.`,
  "few-rows": ({ rows, parameters }, names) =>
    `There are only ${names.rows(rows)} to estimate ${wholeNumber(parameters)} parameters from: the numbers follow single rows; choose a model with fewer predictors and random effects.`,
  "not-converged": ({ evaluations, limit, canIntegrate, severalModes }, names) => {
    const advice = [
      ...(limit === null ? [] : ["allow more evaluations (Estimation)"]),
      "simplify the random part",
      ...(canIntegrate ? ["choose adaptive quadrature"] : []),
    ];
    const found = `The search for the estimates did not come to rest in ${wholeNumber(evaluations)} evaluations${limit === null ? "" : ` (the limit is ${wholeNumber(limit)})`}: do not report these numbers; ${advice.join(", or ")}.`;
    return severalModes === null ? found : `${found} ${severalModesText(severalModes, names)}`;
  },
  "comparison-different-rows": ({ models }) =>
    `${listed(models)} use different rows because of missing values, so their deviances cannot be compared.`,
  "comparison-not-nested": ({ smaller, larger }) =>
    `${smaller} is not a special case of ${larger}, so the two cannot be tested against each other; compare AIC and BIC.`,
};

function severalModesText({ group, count, of, first }: UnitsInWords, names: Names): string {
  const who = `${wholeNumber(count)} of ${names.units(group, of)} (${count === 1 ? "" : "the first is "}${first})`;
  return `In ${who} two values of the random effect are likely at once, and Laplace’s approximation jumps from one to the other.`;
}

/** "Dropout is 1 in only 3 of 200 students", "Calls counts only 4 events in all". */
function rareText(
  { outcome, rows, rare, category, count }: RareOutcome & { readonly outcome: string; readonly rows: number },
  names: Names,
): string {
  const named = capitalized(names.column(outcome));
  const inRows = `in only ${wholeNumber(count)} of ${names.rows(rows)}`;
  const value = category === null ? "" : names.category(category);
  switch (rare) {
    case "event":
    case "category":
      return `${named} is ${value} ${inRows}`;
    case "no-event":
      return `${named} is other than ${value} ${inRows}`;
    case "successes":
      return `${named} has only ${counted(count, "success", "successes")} in all`;
    case "failures":
      return `${named} has only ${counted(count, "failure")} in all`;
    case "counts":
      return `${named} counts only ${counted(count, "event")} in all`;
  }
}

/** What a distribution goes over into, and what to do about it. */
const limitWords = {
  poisson: {
    found: "varies no more than a Poisson distribution has it",
    distribution: "the Poisson distribution",
    advice: "a Poisson model gives the same estimates",
  },
  normal: {
    found: "has no heavier tails than a normal distribution",
    distribution: "the normal distribution",
    advice: "a model of a normal outcome, by ML, gives the same estimates",
  },
  logarithmic: {
    found: "varies above zero as much as the distribution allows",
    distribution: "the logarithmic one there",
    advice: "the intercept, which goes to −∞ with it, means nothing, and nor do predicted counts",
  },
} as const;

/** What has no edge and says nearly the same. */
function edgeAdvice(link: Link, isProbability: boolean): string {
  if (!isProbability) return "the log link, which has no such edge";
  switch (link) {
    case "log":
      return "the logit link, which has no such edge, or, for ratios of probabilities, a Poisson outcome with robust standard errors";
    case "log-complement":
      return "the logit or complementary log-log link, which have no such edge";
    case "identity":
      return "the logit link, which has no such edge, or, for differences of probabilities, a normal outcome with robust standard errors";
    default:
      return "the logit link, which has no such edge";
  }
}

function endlessText(direction: string): string {
  return `The likelihood of this model has no highest point: it grows without end as ${direction}, because other parameters can then fit some rows exactly. These estimates are at the highest other maximum that was found; choose a simpler residual structure, or one random effect less, and see whether they stay.`;
}
