import type { DesignFailure, FitFailure } from "../../src-contract/model-failure.ts";
import { wholeNumber } from "../names.ts";
import { distributionWords } from "../outcomes.ts";
import { counted, listed, type Sentences } from "./sentences.ts";
import { namesOfWindow } from "./setting-names.ts";

export const designSentences: Sentences<DesignFailure | FitFailure> = {
  "no-rows-left": ({ rows, byVariable }) => {
    if (rows === 0) return "There are no rows in the table yet; stack a file with rows below it, or open another one.";
    const worst = byVariable.toSorted((a, b) => b.rows - a.rows);
    const reasons = listed(
      worst.map((one) => `“${one.name}” (missing in ${one.rows.toLocaleString("en-US")})`),
      3,
    );
    return `Every one of the ${counted(rows, "row")} has a missing value in a variable of the model: ${reasons}; leave one of them out, or check its missing values.`;
  },
  "outcome-constant": ({ name, category }) =>
    `The outcome “${name}” is ${category} in every row that can be used, so there is nothing to explain; choose another outcome.`,
  "outcome-one-category": ({ name, category }) =>
    `The outcome “${name}” is ${category} in every row that can be used, so there is nothing to explain; choose another outcome.`,
  "outcome-categories-many": ({ name, categories, limit }) =>
    `“${name}” has ${categories.toLocaleString("en-US")} categories, and an outcome of categories may have ${limit} at most; choose another distribution, or fewer categories.`,
  "order-incomplete": ({ name, category }) =>
    `The order of the categories of “${name}” does not say where “${category}” belongs; add it to the order.`,
  "outcome-not-two": ({ name, categories }) =>
    `A Bernoulli outcome has two categories, but “${name}” has ${categories.toLocaleString("en-US")}; choose another distribution, or another outcome.`,
  "event-unknown": ({ name, event, categories }) =>
    `“${name}” has no value “${event}” that could count as the event; choose one of ${listed(categories.map((one) => `“${one}”`))}.`,
  "exposure-not-positive": ({ name, value, ...at }) =>
    `The exposure “${name}” is ${valueText(value)} ${inRow(at)}; it must be greater than zero: declare such values missing to leave their rows out, or choose another exposure.`,
  "quadrature-too-large": ({ points, effects, limit }) =>
    `${points} quadrature points in each of ${effects} directions are more than the ${limit.toLocaleString("en-US")} that can be computed; take fewer points, or choose ${namesOfWindow.method("laplace")}.`,
  "between-within-crossed": () =>
    "Between-within degrees of freedom are defined for nested groups only, and these are crossed; choose Satterthwaite’s.",
  "outcome-constant-within": ({ name, group }) =>
    `The outcome “${name}” has a single value in each unit of “${group}”, so nothing varies within units; it is an outcome of that level: use one row per unit.`,
  "one-unit": ({ group, unit }) =>
    `All usable rows belong to one unit of “${group}” (“${unit}”), so nothing can vary between units; choose another variable that identifies the units.`,
  "one-row-per-unit": ({ group, units }) =>
    `Each of the ${counted(units, "unit")} of “${group}” has a single row, so variation within and between units cannot be told apart; choose another variable that identifies the units.`,
  "too-many-random-effects": ({ group, effects, rows }) =>
    `${counted(effects, "random effect")} for “${group}” cannot be estimated from ${counted(rows, "row")}; switch some random slopes off.`,
  "crossed-too-large": ({ groups, effects, limit }) =>
    `The groups ${listed(groups.map((one) => `“${one}”`))} are crossed with ${counted(effects, "random effect")} beside the largest of them, more than the ${limit.toLocaleString("en-US")} that fit into memory; leave one of them out.`,
  "too-few-rows": ({ rows, coefficients }) =>
    `${counted(rows, "usable row")} are too few for ${counted(coefficients, "coefficient")}; remove predictors, or check missing values.`,
  "units-explained": ({ name, group, units, coefficients }) =>
    `“${group}” has ${counted(units, "unit")}, and ${counted(coefficients, "coefficient")} of the model differ between them, so nothing is left for a random effect of ${name === "(Intercept)" ? "the intercept" : `“${name}”`}; remove predictors of that level, or the random effect.`,
  "groups-same-units": ({ first, second }) =>
    `“${first}” and “${second}” divide the rows into the same units, so their effects cannot be told apart; remove one of them.`,
  "slope-constant-within": ({ name, group }) =>
    `“${name}” has the same value for all rows of each unit of “${group}”, so its slope cannot vary between units; make the slope fixed.`,
  "random-terms-aliased": ({ name, group, others }) =>
    `Across the units of “${group}”, the random slope of “${name}” cannot be told apart from ${listed(others.map((one) => `“${one}”`))}; make one of them fixed.`,
  "reference-unknown": ({ name, reference, categories }) =>
    `“${name}” has no category “${reference}” to compare with; choose one of ${listed(categories.map((one) => `“${one}”`))}.`,
  "too-many-categories": ({ name, categories, limit }) =>
    `“${name}” has ${counted(categories, "category", "categories")}, more than the ${limit} that can enter as categories; use it as a number or as an identifier.`,
  "value-not-finite": ({ name, row }) =>
    `“${name}” has a value that is not a finite number in row ${row.toLocaleString("en-US")}; correct it in the data, or declare it missing.`,
  "power-undefined": ({ name, power, row, value }) =>
    `“${name}” is ${valueText(value)} in row ${row.toLocaleString("en-US")} as it enters the model, which has no power ${power}; choose another power, or another centering.`,
  "weight-not-positive": ({ name, row, value }) =>
    `The weight “${name}” is ${valueText(value)} in row ${row.toLocaleString("en-US")}; weights must be greater than zero: declare such values missing to leave their rows out.`,
  "outcome-outside": ({ name, distribution, range, remedy, value, ...at }) =>
    `“${name}” is ${valueText(value)} ${inRow(at)}, but an outcome with the ${distributionWords[distribution]} distribution ${ranges[range]}; ${remedy === null ? "choose another distribution, or correct such values or declare them missing" : remedies[remedy](name)}.`,
  "outcome-mean-not-positive": ({ name, link, mean }) =>
    `The mean of “${name}” is ${valueText(Number(mean.toPrecision(3)))}, but ${namesOfWindow.link(link)} has positive means only; choose the identity link, or turn the outcome’s sign.`,
  "trials-impossible": ({ name, value, ...at }) =>
    `The number of trials “${name}” is ${valueText(value)} ${inRow(at)}; it must be a whole number of at least 1: declare such values missing to leave their rows out, or choose another variable.`,
  "trials-fewer": ({ name, trials, successes, count, ...at }) =>
    `There are ${counted(successes, "success", "successes")} (“${name}”) in ${counted(count, "trial")} (“${trials}”) ${inRow(at)}; check which variable holds the successes and which the trials.`,
  "residual-subject-spread": ({ subject, group }) =>
    `Units of “${subject}” have rows in several units of “${group}”, so their residuals cannot be correlated within “${subject}”; choose a subject that lies within “${group}”.`,
  "residual-occasion-repeated": ({ subject, unit, order, occasion }) =>
    `“${unit}” (${subject}) has the occasion ${occasion} of “${order}” more than once; choose a variable that tells the rows of a subject apart.`,
  "residual-too-many-occasions": ({ order, occasions, limit }) =>
    `${order === "" ? "Subjects have up to" : `“${order}” has`} ${counted(occasions, "occasion")}, more than the ${limit} that this residual structure tells apart; choose AR(1).`,
  "zero-predictor-aliased": ({ name }) =>
    `“${name}” says nothing of the zeros that their other predictors, or a constant, do not say already; take it out of them.`,
  "no-zeros": ({ name, lowest }) =>
    `The lowest value of “${name}” is ${lowest.toLocaleString("en-US")}, so there are no zeros to explain; fit the counts without a zero part.`,
  "residual-predictor-aliased": ({ name }) =>
    `“${name}” says nothing of the residual variance that its other predictors, or a constant, do not say already; take it out of them.`,
  "starting-variances-mismatch": ({ group, given, needed }) =>
    group === null
      ? `Starting values are given for ${counted(given, "random entry", "random entries")}, but the model has ${needed}.`
      : `The random part of “${group}” has ${counted(needed, "effect")}, but ${counted(given, "starting variance")} ${given === 1 ? "is" : "are"} given.`,
  "starting-covariances-impossible": ({ group, problem }) =>
    problem === "count"
      ? `The random part of “${group}” needs one starting covariance for each pair of its effects; give them effect by effect, each with those before it.`
      : `No random effects of “${group}” can have the starting variances and covariances that are given: a correlation would lie beyond 1; make the covariances smaller.`,
  "residual-uneven-occasions": ({ order }) =>
    `The occasions of “${order}” are not whole steps apart, which this residual structure needs; choose AR(1), or number the occasions.`,
  "nothing-to-compare": () => "No model of this comparison has results yet; complete one of them first.",
  "perfect-fit": ({ outcome }) =>
    `The predictors explain “${outcome}” completely, so no residual variance is left to estimate; check whether one of them is a copy of it.`,
  "no-residual-variance": ({ outcome, groups }) =>
    groups.length === 0
      ? `The model fits “${outcome}” exactly, so no residual variance is left to estimate; check whether it was computed from the predictors.`
      : `The predictors and the random effects of ${listed(groups.map((group) => `“${group}”`))} fit “${outcome}” exactly, so no residual variance is left and the likelihood has no maximum; switch a random effect off, or check whether “${outcome}” was computed from what is in the model.`,
  "exact-rows": ({ outcome, exact, rows }) =>
    `${wholeNumber(exact)} of ${wholeNumber(rows)} rows of “${outcome}” are fitted as good as exactly, and Student’s t distribution, to which the others are no more than outliers, has no maximum of the likelihood then; choose the normal distribution, or check whether “${outcome}” was computed from what is in the model.`,
  "residual-variance-vanishes": ({ outcome, by, category }) =>
    `${category === null || by === null ? "Some rows" : `The rows with “${by}” = ${category}`} are fitted exactly, so their residual variance goes to zero and the likelihood has no maximum; choose one residual variance for all rows, or check these values of “${outcome}”.`,
  "residual-matrix-singular": ({ outcome, by, categories }) => {
    const where =
      categories.length === 0
        ? ""
        : ` ${by === null ? `at the occasions ${listed(categories)}` : `where “${by}” is ${listed(categories)}`}`;
    return `${where === "" ? "Some residuals" : "The residuals"} of “${outcome}”${where} follow exactly from ${where === "" ? "the others of their subject" : "each other: a combination of them has no variance"}, so the residual covariance matrix has no estimate; choose a structure with fewer parameters, or check whether some occasions were computed from others.`;
  },
  "quadrature-factors": () =>
    `Adaptive quadrature is there for one grouping factor, or for two nested ones with one random effect each; choose ${namesOfWindow.method("laplace")}.`,
  "link-edge": ({ outcome, link, sign, beyond, rows }) =>
    `With ${namesOfWindow.link(link)} all means of “${outcome}” are ${sign}, but ${wholeNumber(beyond)} of its ${wholeNumber(rows)} values are not, and they lead the search to the edge, where the likelihood has no maximum; choose the identity link.`,
  "completely-separated": ({ outcome, effects }) =>
    `${listed(effects.map((effect) => `“${effect}”`))} ${effects.length === 1 ? "separates" : "separate"} “${outcome}” completely: it is always the same on either side, so no effect has a finite estimate and penalized quasi-likelihood has nothing to linearize; merge categories, or remove the predictor.`,
  "fit-not-finite": ({ outcome }) =>
    `No starting values were found at which the likelihood of “${outcome}” is finite; check the outcome’s distribution and link, and extreme values of the predictors.`,
};

const ranges: Readonly<Record<Extract<DesignFailure, { readonly code: "outcome-outside" }>["range"], string>> = {
  number: "is a number",
  binary: "has two values only",
  count: "is a count: a whole number, not negative",
  positive: "is always greater than 0",
  proportion: "lies between 0 and 1, both excluded",
};

const remedies: Readonly<Record<"divide" | "inwards", (name: string) => string>> = {
  divide: (name) =>
    `if its values are percentages, compute “${name}” / 100 (Data ▸ Compute) and choose that as the outcome, else another distribution`,
  inwards: (name) =>
    `compute (“${name}”·(n − 1) + 0.5)/n, n the number of rows (Data ▸ Compute), and choose that as the outcome, or choose another distribution`,
};

/** "in row 3", "in row 3 (like 2 more rows)". */
function inRow({ row, others }: { readonly row: number; readonly others: number }): string {
  const place = `in row ${row.toLocaleString("en-US")}`;
  return others === 0 ? place : `${place} (like ${counted(others, "more row")})`;
}

/** "−0.368586": with six digits and a true minus sign. */
function valueText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "−");
}
