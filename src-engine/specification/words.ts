import type { RichText } from "../../src-contract/output.ts";
import { levelCount, type ModelContext, nounOfLevel } from "./context.ts";
import type { Equation, EquationId } from "./equation.ts";
import { hasEffect, isIntercept } from "./level-equations.ts";
import { usualLink } from "./links.ts";
import { outcomeModel } from "./outcome-model.ts";
import {
  begun,
  coefficientPhrase,
  interceptPhrase,
  joined,
  list,
  outcomeLabel,
  plain,
  productPhrase,
  withArticle,
} from "./phrases.ts";
import { linkName } from "./resolve-outcome.ts";
import type { WorkingModel } from "./working-model.ts";

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
    text: joined(equation.level === 1 ? outcomeSentence(model, equation) : coefficientSentence(model, equation)),
  }));
}

/** "Mathematics achievement of a student depends on socioeconomic status …" */
function outcomeSentence(model: WorkingModel, equation: Equation): RichText {
  const { context } = model;
  const row = nounOfLevel(context, 1).singular;
  const subject: RichText = [...outcomeLabel(model.draft, context), plain(` of ${withArticle(row)}`)];
  const predictors = predictorPhrases(context, equation);
  if (outcomeModel(model) !== null) {
    const { distribution = "normal", link = usualLink(distribution) } = model.draft;
    const scale = [plain("on the scale of the link ("), plain(linkName(link)), plain("), ")];
    const explained =
      predictors.length === 0
        ? [plain("is the same but for what follows.")]
        : [plain("depends on "), ...list(predictors), plain(".")];
    return [plain("what is to be expected of "), ...subject, plain(", "), ...scale, ...explained];
  }
  const rest = `what is particular to the ${row}`;
  if (predictors.length > 0)
    return [...subject, plain(" depends on "), ...list([...predictors, [plain(rest)]]), plain(".")];
  const higher = levelCount(context) > 1 ? `the mean of the ${nounOfLevel(context, 2).singular}` : "the mean of all";
  const mean = equation.coefficients.some(isIntercept) ? `${higher} plus ` : "";
  return [...subject, plain(` is ${mean}${rest}.`)];
}

/** "The intercept, …, depends on … and varies between schools beyond that." */
function coefficientSentence(model: WorkingModel, equation: Equation): RichText {
  const { context } = model;
  const units = nounOfLevel(context, equation.level).plural;
  const predictors = predictorPhrases(context, equation);
  const isOfIntercept = equation.level === 2 && (equation.prefix[0] ?? []).length === 0;
  const subject: RichText = [
    ...begun(coefficientPhrase(context, equation.prefix)),
    ...(isOfIntercept ? interceptPhrase(model) : []),
  ];
  const varies = hasEffect(equation);
  if (predictors.length === 0) {
    return [...subject, plain(varies ? ` differs between ${units}.` : ` is the same for all ${units}.`)];
  }
  const beyond = varies ? `, and differs between ${units} beyond that.` : `, and on nothing else.`;
  return [...subject, plain(" depends on "), ...list(predictors), plain(beyond)];
}

function predictorPhrases(context: ModelContext, { coefficients }: Equation): readonly RichText[] {
  return coefficients
    .filter((coefficient) => !isIntercept(coefficient))
    .map(({ part }) => productPhrase(context, part));
}
