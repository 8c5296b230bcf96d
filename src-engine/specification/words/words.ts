import type { RichText } from "../../../src-contract/output.ts";
import { withArticle } from "../../../src-wording/nouns.ts";
import { levelCount, type ModelContext, nounOfLevel } from "../context.ts";
import type { Equation, EquationId } from "../equations/equation.ts";
import { hasEffect, isIntercept } from "../equations/level-equations.ts";
import { outcomeModel } from "../equations/outcome-model.ts";
import type { WorkingModel } from "../working-model.ts";
import { linkScalePhrase, outcomeLabel } from "./outcome-phrase.ts";
import {
  begun,
  coefficientPhrase,
  interceptPhrase,
  joined,
  list,
  listed,
  plain,
  productPhrase,
  unitsPhrase,
} from "./phrases.ts";

/** What an equation says, in a sentence or two with the user's labels. */
export interface EquationInWords {
  readonly equation: EquationId;
  readonly level: number;
  readonly text: RichText;
}

/** The model in words, equation by equation. */
export function modelInWords(model: WorkingModel): readonly EquationInWords[] {
  return model.equations.levels.flat().map((equation) => ({
    equation: equation.id,
    level: equation.level,
    text: joined(
      equation.level === 1
        ? [...outcomeSentence(model, equation), ...besideLevels(model)]
        : coefficientSentence(model, equation),
    ),
  }));
}

/** "Mathematics achievement of a student depends on socioeconomic status …" */
function outcomeSentence(model: WorkingModel, equation: Equation): RichText {
  const { context } = model;
  const row = nounOfLevel(context, 1).singular;
  const subject: RichText = [...outcomeLabel(model.draft, context), plain(` of ${withArticle(row)}`)];
  const predictors = predictorPhrases(context, equation);
  if (outcomeModel(model) !== null) {
    const label = outcomeLabel(model.draft, context);
    const scale = linkScalePhrase(model.draft, context) ?? [plain("the expected "), ...label];
    const explained =
      predictors.length === 0
        ? [plain(`, is the same for all ${nounOfLevel(context, 1).plural} but for what follows.`)]
        : [plain(", depends on "), ...list(predictors), plain(".")];
    return [plain(`η of ${withArticle(row)}, `), ...scale, ...explained, ...zeroSentence(model)];
  }
  const rest = `what is particular to the ${row}`;
  if (predictors.length > 0)
    return [...subject, plain(" depends on "), ...list([...predictors, [plain(rest)]]), plain(".")];
  const higher = levelCount(context) > 1 ? `the mean of the ${unitsPhrase(context, 2, "singular")}` : "the mean of all";
  const mean = equation.coefficients.some(isIntercept) ? `${higher} plus ` : "";
  return [...subject, plain(` is ${mean}${rest}.`)];
}

/** "The log-odds of a certain zero depend on …": where zeros are of a kind of their own. */
function zeroSentence({ draft: { zeros }, context }: WorkingModel): RichText {
  if (zeros === undefined) return [];
  const predictors = (zeros.predictors ?? []).flatMap(({ variables }) =>
    variables.length === 0 ? [] : [productPhrase(context, variables)],
  );
  const subject = plain(` The log-odds of ${zeros.kind === "inflated" ? "a certain zero" : "a zero"}`);
  return predictors.length === 0
    ? [subject, plain(` are the same for all ${nounOfLevel(context, 1).plural}.`)]
    : [subject, plain(" depend on "), ...list(predictors), plain(".")];
}

/** "The intercept, …, depends on … and varies between schools beyond that." */
function coefficientSentence(model: WorkingModel, equation: Equation): RichText {
  const { context } = model;
  const predictors = predictorPhrases(context, equation);
  const isOfIntercept = equation.level === 2 && (equation.prefix[0] ?? []).length === 0;
  const subject: RichText = [
    ...begun(coefficientPhrase(context, equation.prefix)),
    ...(isOfIntercept ? interceptPhrase(model) : []),
  ];
  const varying = [
    ...(hasEffect(equation) ? [nounOfLevel(context, equation.level).plural] : []),
    ...equation.crossed.flatMap(({ units, source }) => (source === null ? [] : [units.plural])),
  ];
  const between = `differs between ${listed(varying, "between ")}`;
  if (predictors.length === 0) {
    const units = unitsPhrase(context, equation.level, "plural");
    return [...subject, plain(varying.length > 0 ? ` ${between}.` : ` is the same for all ${units}.`)];
  }
  const beyond = varying.length > 0 ? `, and ${between} beyond that.` : `, and on nothing else.`;
  return [...subject, plain(" depends on "), ...list(predictors), plain(beyond), ...slopeSentences(context, equation)];
}

/** "The effect of class size on it differs between students.": of predictors of level 2 in a cross-classification. */
function slopeSentences(context: ModelContext, { coefficients }: Equation): RichText {
  return coefficients.flatMap(({ path, slopes }) => {
    const varying = slopes.flatMap(({ units, source }) => (source === null ? [] : [units.plural]));
    if (varying.length === 0) return [];
    const between = ` differs between ${listed(varying, "between ")}.`;
    return [plain(" "), ...begun(coefficientPhrase(context, path)), plain(between)];
  });
}

/** "The intercept and the effect of SES differ between teachers too.": factors that cross several levels. */
function besideLevels({ equations: { crossed }, context }: WorkingModel): RichText {
  return crossed.flatMap(({ units, effects }) => {
    const varying = effects.filter(({ source }) => source !== null);
    if (varying.length === 0) return [];
    const phrases = varying.map(({ term }) => coefficientPhrase(context, [term.variables]));
    const verb = varying.length === 1 ? "differs" : "differ";
    return [plain(" "), ...begun(list(phrases)), plain(` ${verb} between ${units.plural} too, across the levels.`)];
  });
}

function predictorPhrases(context: ModelContext, { coefficients }: Equation): readonly RichText[] {
  return coefficients
    .filter((coefficient) => !isIntercept(coefficient))
    .map(({ part }) => productPhrase(context, part));
}
