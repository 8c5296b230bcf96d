import type { Link } from "../src-contract/analysis.ts";
import type {
  CenteringInWords,
  ColumnInWords,
  DependentEffectInWords,
  EffectInWords,
  FactorInWords,
  Notice,
  NoticeContent,
  RareOutcome,
  UnitsInWords,
} from "../src-contract/notice.ts";
import { capitalized } from "./capitalized.ts";
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

/** "What does this mean?": the background to a notice, for people who meet it for the first time. */
export function noticeExplanation(notice: Notice): string | null {
  return explanations[notice.code] ?? null;
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

const endlessExplanation =
  "A normal density has no upper limit where its variance goes to zero. Where a model has variances or correlations of its own for so few rows that others of its parameters can fit these rows exactly, the likelihood can be made as large as one likes, with estimates that mean nothing. Programs then report a lower maximum, if their search ends there, mostly without a word. It is a sensible estimate if simpler models say much the same.";

const explanations: Partial<Record<NoticeContent["code"], string>> = {
  "not-converged":
    "Most often the data are too few for the random effects of the model. Laplace’s approximation can also have jumps where the likelihood itself has none, as where units’ effects are hardly known from one side; adaptive quadrature follows the likelihood more closely.",
  "variance-zero":
    "A variance cannot be negative. When units differ even less than chance alone would make them differ, zero is the most likely value. The fit is valid; the random effect just does nothing in it.",
  "correlation-one":
    "A correlation of exactly 1 or −1 means that one random effect is a multiple of the other in this fit. Mostly it shows that the data are too few to estimate both variances and their covariance.",
  "covariance-singular":
    "Some combination of these random effects has no variance at all in this fit. Mostly it shows that the data are too few for so many random effects at once.",
  "residual-bound":
    "A correlation cannot be above 1 or below −1, and correlations of several occasions with each other limit each other further. The fit is valid; the best value is at that end.",
  "likelihood-endless-variance": endlessExplanation,
  "likelihood-endless": endlessExplanation,
  "correlation-bound":
    "Compound symmetry gives all pairs of these random effects one correlation, which cannot be above 1, nor so low that the sum of the effects would have a negative variance. The fit is valid; the best value is at that end.",
  "variance-small":
    "The test asks whether the units’ own slopes scatter more around the average slope than chance would make them. If they do not, a model with the slope fixed is simpler and says the same; keep the random slope if theory asks for it.",
  separation:
    "Where an outcome is always 1 (or always 0, or a count always zero) in a category or beyond some value of a predictor, the likelihood goes on growing as the effect does: there is no best estimate. The search stops at some large number with a huge standard error, which means nothing. No robust standard error exists there, so the model’s stands in its place.",
  "zero-separation":
    "The log-odds of a probability that is 0 (or 1) have no end: the estimate stops at some large number with a huge standard error, which means nothing. Without an excess of zeros the zero part has nothing to explain, and the counts alone fit as well.",
  "at-edge":
    "By this link not every value of the linear predictor is a probability or a mean that can be, and the likelihood goes on growing up to where it ends. Rows there are fitted with certainty. Standard errors know only of the directions along the edge; estimates of other samples would lie on it or inside. By a link without an edge every estimate has a surrounding, and its standard error means what it says.",
  "distribution-limit":
    "The distribution has a parameter of its own for what a simpler one does not allow. Where the data do not ask for it, the most likely value lies at the very end of its range, which has no standard error. The fit is valid; all other estimates are those of the simpler distribution.",
  "quasi-likelihood":
    "The method replaces the outcome by a linearized one, which is another one in every model: likelihood-ratio tests would compare what is not alike. It also pulls variances, and with them effects, towards zero where units are small and outcomes are 0 or 1.",
  "few-units":
    "The number of units, not of rows, decides how well variances between them are known. With fewer than about 10 the estimates are unstable; with fewer than about 30 their standard errors tend to be too small.",
  "variances-undetermined":
    "Some of these parameters say the same about the outcome: where one goes up and another down, the likelihood stays as it is. A random intercept and a residual correlation that never fades, for example, both say that rows of the same unit are alike.",
  "profile-unfinished":
    "A profile likelihood interval ends where the likelihood has fallen by a given amount while everything else is estimated anew. Where that new estimate cannot be found, as at the edge of what a link allows, the end is not known. The estimates themselves are not touched by it.",
  "few-events":
    "How much an outcome tells does not follow from the number of rows, but from how often the rarer thing happens. With fewer than about five cases for each coefficient, estimates are drawn away from zero, standard errors and intervals are unreliable, and variances between units rest on which of them happen to have a case.",
  "few-rows":
    "With fewer than two rows for every estimated parameter a model can describe the rows that are there, but nothing that would hold for others.",
  "aliased-predictor":
    "When one predictor can be computed from the others, there is no way to tell their effects apart, so no program can estimate all of them.",
};

function endlessText(direction: string): string {
  return `The likelihood of this model has no highest point: it grows without end as ${direction}, because other parameters can then fit some rows exactly. These estimates are at the highest other maximum that was found; choose a simpler residual structure, or one random effect less, and see whether they stay.`;
}

/** "Age", "the intercept in the equation of Clerical work". */
function effectName(effect: EffectInWords, names: Names): string {
  const { name } = effect;
  return `${name === "(Intercept)" ? "the intercept" : names.column(name)}${equationText(effect, names)}`;
}

function equationText({ equation }: EffectInWords, names: Names): string {
  return equation === undefined ? "" : ` in the equation of ${names.category(equation)}`;
}

function combinationText(
  combination: readonly (ColumnInWords & { readonly coefficient: number })[],
  names: Names,
): string {
  return combination
    .map(({ coefficient, ...column }, index) => {
      const size = Math.abs(coefficient);
      const sign = index === 0 ? (coefficient < 0 ? "−" : "") : coefficient < 0 ? "− " : "+ ";
      if (column.name === "(Intercept)") return `${sign}${tidy(size)}`;
      return `${sign}${size === 1 ? "" : `${tidy(size)} × `}${columnText(column, names)}`;
    })
    .join(" ");
}

/** "that of age is 0.5 × that of ses − 2 × that of the intercept". */
function dependenceText({ effect, equals }: DependentEffectInWords, names: Names): string {
  const sum = equals.map(({ coefficient, ...other }, index) => {
    const sign = coefficient < 0 ? "−" : index === 0 ? "" : "+";
    const size = Math.abs(coefficient) === 1 ? "" : `${tidy(Math.abs(coefficient))} × `;
    return `${sign}${index === 0 || sign === "" ? "" : " "}${size}that of ${effectName(other, names)}`;
  });
  return `that of ${effectName(effect, names)} is ${sum.join(" ")}`;
}

/** Two columns of the same name are told apart by how their variables are centered. */
function columnText({ name, factors }: ColumnInWords, names: Names): string {
  if (factors === undefined) return names.column(name);
  return factors.map((factor) => factorText(factor, names)).join(" × ");
}

function factorText(factor: FactorInWords, names: Names): string {
  const name = names.variable(factor.name);
  return "category" in factor ? `${name}: ${factor.category}` : `${name} (${centeringText(factor.centering, names)})`;
}

function centeringText(centering: CenteringInWords, names: Names): string {
  switch (centering.kind) {
    case "none":
      return "uncentered";
    case "grand":
      return "grand-mean centered";
    case "group":
      return `centered at the mean of its ${names.unit(centering.group)}`;
    case "value":
      return `centered at ${centering.value}`;
  }
}

function tidy(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}
