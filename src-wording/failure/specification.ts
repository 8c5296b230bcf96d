import type { Distribution } from "../../src-contract/analysis.ts";
import type {
  SpecificationFailure,
  SpecificationProblem,
  UnavailableFeature,
} from "../../src-contract/model-failure.ts";
import { capitalized } from "../capitalized.ts";
import { listed, type Sentences } from "./sentences.ts";
import { namesOfFile, namesOfWindow, type SettingNames } from "./setting-names.ts";

export const specificationSentences: Sentences<SpecificationFailure> = {
  "outcome-not-chosen": () => "Choose the outcome: the variable that the model explains.",
  "specification-invalid": ({ problems }) => problems.map(specificationProblemText).join(" "),
};

/** What is wrong at one place of a model, without the place, for people at the window. */
export function specificationProblemText(problem: SpecificationProblem): string {
  return problemText(problem, namesOfWindow);
}

function problemText(problem: SpecificationProblem, names: SettingNames): string {
  const sentence = problems[problem.code] as (problem: SpecificationProblem, names: SettingNames) => string;
  return sentence(problem, names);
}

/** The same with its place, for people who wrote the document: `model.random[0].group: no variable "shcool"; …`. */
export function documentProblemText(problem: SpecificationProblem): string {
  switch (problem.code) {
    case "unknown-variable":
      return nothingCalled(problem, "variable", "in the data");
    case "variable-not-in-model":
      return nothingCalled(problem, "variable", "in the model");
    case "unknown-coefficient":
      return nothingCalled(problem, "coefficient", "in the model");
    default:
      return `${problem.at}: ${problemText(problem, namesOfFile)}`;
  }
}

interface Unknown {
  readonly at: string;
  readonly name: string;
  readonly suggestion: string | null;
}

/** Of something that a document names, by its path. */
export function nothingCalled(
  { at, name, suggestion }: Unknown,
  kind: "variable" | "coefficient",
  where: string,
): string {
  return `${at}: no ${kind} "${name}"${suggestion === null ? ` ${where}` : `; did you mean "${suggestion}"?`}`;
}

type ProblemSentences = {
  readonly [Code in SpecificationProblem["code"]]: (
    problem: Extract<SpecificationProblem, { readonly code: Code }>,
    names: SettingNames,
  ) => string;
};

/** Why some links are out of place: what they make of the linear predictor. */
function rangeOf(distribution: Distribution): string {
  switch (distribution) {
    case "bernoulli":
    case "binomial":
    case "beta":
      return "whose mean is a probability or a share";
    case "ordinal":
      return "whose link is of cumulative probabilities";
    case "multinomial":
      return "whose equations are log-odds against the reference";
    case "normal":
    case "student-t":
    case "lognormal":
      return "whose mean can be any number";
    default:
      return "whose mean is a positive number";
  }
}

/** "a", "a or b", "a, b or c". */
function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

const problems: ProblemSentences = {
  "unknown-variable": ({ name, suggestion }) =>
    suggestion === null
      ? `There is no variable “${name}” in the data; choose another one.`
      : `There is no variable “${name}” in the data; did you mean “${suggestion}”?`,
  "outcome-as-predictor": ({ name }) =>
    `“${name}” is the outcome and cannot predict itself; remove it from the predictors or choose another outcome.`,
  "outcome-not-numeric": ({ name }) =>
    `The outcome “${name}” holds texts, but this model needs numbers; choose a numeric variable.`,
  "text-as-continuous": ({ name }) => `“${name}” holds texts and can only enter the model as categories.`,
  "categorical-centered": ({ name }) => `“${name}” enters as categories, which have no mean to center at.`,
  "categorical-power": ({ name }) => `“${name}” enters as categories, which cannot be raised to a power.`,
  "number-coded": ({ name, setting }) =>
    `“${name}” enters as a number, which has no ${setting === "coding" ? "coding" : "reference category"}; remove “${setting}”, or let it enter as categories, neither centered nor raised to a power.`,
  "centering-without-group": ({ name }) =>
    `“${name}” is to be centered at group means, but it is not said of which group; choose the level.`,
  "duplicate-term": ({ name }) => `“${name}” is in the model twice; remove one of them.`,
  "duplicate-random-term": ({ name, group }) =>
    `The random effect of “${name}” across “${group}” is in the model twice; remove one of them.`,
  "random-without-terms": ({ group }) =>
    `The random part for “${group}” is empty; add a random intercept or slope, or remove it.`,
  "model-empty": () => "The model has neither an intercept nor a predictor; add one.",
  "not-available": ({ feature }, names) => unavailable(feature, names),
  "kenward-roger-needs-reml": () =>
    "Kenward and Roger’s method is made for restricted maximum likelihood; choose REML, or Satterthwaite’s degrees of freedom.",
  "residual-without-subjects": ({ structure }, names) =>
    `${capitalized(names.structure(structure))} needs to know whose rows belong together; say within which subjects.`,
  "residual-without-groups": () =>
    "A residual variance for each group needs to know which groups; choose a categorical variable.",
  "residual-without-predictors": () => "A log-linear residual variance needs at least one predictor; choose one.",
  "residual-confounded": ({ structure, group }, names) =>
    `${capitalized(names.structure(structure))} and the random effects of “${group}” describe the same correlation; remove one of the two.`,
  "variable-not-in-model": ({ name, suggestion }) =>
    suggestion === null
      ? `The model has no variable “${name}”; leave it out.`
      : `The model has no variable “${name}”; did you mean “${suggestion}”?`,
  "category-not-in-data": ({ name, value, known }) =>
    `No row used is “${value}” in “${name}”, so that nothing can be predicted for it; its categories are ${listed(known.map((category) => `“${category}”`))}.`,
  "value-not-a-number": ({ name, value }) => `“${name}” enters as a number, and “${value}” is none; write a number.`,
  "unknown-coefficient": ({ name, suggestion }) =>
    suggestion === null
      ? `The model has no coefficient “${name}”; choose one of its own.`
      : `The model has no coefficient “${name}”; did you mean “${suggestion}”?`,
  "ambiguous-coefficient": ({ name }) =>
    `Several coefficients of the model are called “${name}”, so it is not clear which one the hypothesis means; enter the variable in one form only.`,
  "hypothesis-aliased": ({ hypothesis, name }) =>
    `The hypothesis “${hypothesis}” weighs “${name}”, which was left out of the model because other predictors say the same; take it out of the hypothesis.`,
  "hypothesis-row-empty": ({ hypothesis, row }) =>
    `Row ${row} of the hypothesis “${hypothesis}” has no weight other than zero; give at least one coefficient a weight, or remove the row.`,
  "hypothesis-dependent": ({ hypothesis, row }) =>
    `Row ${row} of the hypothesis “${hypothesis}” says nothing that the rows before it do not say already, or contradicts them; remove it.`,
  "duplicate-hypothesis": ({ hypothesis }) => `Two hypotheses are called “${hypothesis}”; rename one of them.`,
  "link-impossible": ({ distribution, link, allowed }, names) =>
    `${capitalized(names.link(link))} does not go with ${names.distribution(distribution)}, ${rangeOf(distribution)}; choose ${oneOf(
      allowed.map((one) => (one === "power" ? "a power" : names.linkAlone(one))),
    )}.`,
  "setting-without-use": ({ setting, distribution }, names) =>
    `${names.setting(setting)} has no meaning for ${names.distribution(distribution)}; remove it, or choose another distribution.`,
  "trials-missing": () => "A binomial outcome is a number of successes; say which variable holds the number of trials.",
  "exposure-without-log": ({ link }, names) =>
    `Exposure enters a model of counts by its logarithm, which needs the log link, not ${names.link(link)}; choose the log link, or remove the exposure.`,
  "method-impossible": ({ method, distribution }, names) =>
    method === "REML" || method === "ML"
      ? `${capitalized(names.method(method))} is defined for normal outcomes with the identity link${distribution === "normal" ? "" : `, not for ${names.distribution(distribution)}`}; choose ${oneOf(["laplace", "agq", "pql"].map(names.method))}.`
      : distribution === "normal"
        ? `A normal outcome with the identity link is fitted exactly, without ${names.method(method)}; choose REML or ML.`
        : `Penalized quasi-likelihood needs an outcome whose variance is a function of its mean, up to a factor, which is not so for ${names.distribution(distribution)}; choose ${oneOf(["laplace", "agq"].map(names.method))}.`,
  "quasi-likelihood-zeros": (_, names) =>
    `Quasi-likelihood knows a mean and a variance only, not zeros of their own kind; choose ${names.method("laplace")}, or remove ${names.setting("zeros")}.`,
  "overdispersion-method": ({ method }, names) =>
    `A variance beyond the distribution’s is estimated by quasi-likelihood, not by ${names.method(method)}; choose ${names.method("pql")}, or remove ${names.setting("overdispersion")}.`,
  "starting-residual-missing": () =>
    "A search that starts from variances of one’s own needs one for the residual as well; add it.",
  "starting-residual-without-normal": ({ distribution }, names) =>
    distribution === "normal"
      ? "With a link other than the identity the search finds the residual variance by itself; remove it from the starting variances."
      : `${capitalized(names.distribution(distribution))} has no residual variance to start from; remove it from the starting variances.`,
  "method-several-equations": ({ method }, names) =>
    `${capitalized(names.method(method))} is there for outcomes with one equation, and a multinomial outcome has one for each category but the reference; choose ${names.method("laplace")}.`,
  "quadrature-groups": ({ groups }, names) =>
    groups === 0
      ? `Adaptive quadrature integrates over random effects, and the model has none; choose ${names.method("laplace")}.`
      : `Adaptive quadrature is there for one grouping factor, or two that are nested, and the model has ${groups}: with more, points multiply beyond what can be computed; choose ${names.method("laplace")}.`,
  "df-impossible": ({ df, distribution }, names) =>
    `Degrees of freedom by ${names.df(df)} are defined for ${linearOnly(distribution, names)}; choose ${names.df("infinite")}.`,
  "intervals-impossible": ({ intervals, distribution }, names) =>
    intervals === "profile"
      ? `Quasi-likelihood has no likelihood to profile; choose ${names.intervals("wald")} intervals, or estimation by ${names.method("laplace")}.`
      : `Intervals by ${names.intervals(intervals)} are there for ${linearOnly(distribution, names)}; choose ${oneOf(["wald", "profile"].map(names.intervals))}.`,
  "variance-tests-impossible": ({ distribution }, names) =>
    `Of outcomes with ${names.distribution(distribution)}, variances are tested by ${names.varianceTests("likelihood-ratio")} alone, by Laplace’s approximation or quadrature: there is no level-1 variance, and quasi-likelihood is none to compare.`,
  "robust-cr2-impossible": ({ distribution }, names) =>
    `CR2 is there for ${linearOnly(distribution, names)}; choose ${names.standardErrors("robust")} (CR0).`,
  "residual-without-normal": ({ distribution }, names) =>
    distribution === "normal"
      ? "A residual structure is there for normal outcomes with the identity link only; choose that link, or remove the structure."
      : `A residual structure needs a normal outcome; ${names.distribution(distribution)} has no residual variance of its own. Remove the structure.`,
};

function linearOnly(distribution: string, names: SettingNames): string {
  return distribution === "normal"
    ? "normal outcomes with the identity link only"
    : `normal outcomes only, not for ${names.distribution(distribution)}`;
}

function unavailable({ kind, value }: UnavailableFeature, names: SettingNames): string {
  const what: Readonly<Record<UnavailableFeature["kind"], string>> = {
    distribution: names.distribution(value),
    link: names.link(value),
    estimation: `estimation by ${names.method(value)}`,
    weights: `weighting at the level “${value}”`,
  };
  return `${capitalized(what[kind])} cannot be fitted in this version yet; choose another one.`;
}
