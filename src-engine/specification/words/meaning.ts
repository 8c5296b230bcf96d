import type { GroupReference } from "../../../src-contract/analysis.ts";
import type { RichText } from "../../../src-contract/output.ts";
import { withArticle } from "../../../src-wording/nouns.ts";
import { groupOfLevel, levelCount, nounOfLevel } from "../context.ts";
import { unitOf } from "../predictor-name.ts";
import type { Path } from "../term.ts";
import type { WorkingModel } from "../working-model.ts";
import { linkScalePhrase, outcomeLabel } from "./outcome-phrase.ts";
import { begun, coefficientPhrase, interceptPhrase, joined, plain, productPhrase, unitsPhrase } from "./phrases.ts";

/** What a single part of an equation stands for, in a sentence: the answer to "what is this?". */

/** A coefficient: "The effect of sector on the effect of SES." */
export function coefficientMeaning(model: WorkingModel, path: Path): RichText {
  const { draft, context } = model;
  const highest = levelCount(context);
  const lower = path.slice(0, -1);
  const part = path.at(-1) ?? [];
  if (path.length === 1) {
    const own = highest === 1 ? "" : `, in one ${unitsPhrase(context, 2, "singular")}`;
    const explained = linkScalePhrase(draft, context) ?? outcomeLabel(draft, context);
    return part.length === 0
      ? sentence([plain("the intercept"), ...interceptPhrase(model), plain(own)])
      : sentence([...coefficientPhrase(context, path), plain(" on "), ...explained, plain(own)]);
  }
  if (part.length > 0) {
    const below = coefficientPhrase(context, lower);
    return sentence([plain("the effect of "), ...productPhrase(context, part), plain(" on "), ...below]);
  }
  const over =
    path.length === highest
      ? `, over all ${unitsPhrase(context, highest, "plural")}`
      : `, in one ${nounOfLevel(context, path.length + 1).singular}`;
  const below = coefficientPhrase(context, lower);
  return sentence([plain("the average of "), ...below, plain(over)]);
}

/** A random effect: "How far the effect of SES in a school lies from what the equation predicts." */
export function effectMeaning(model: WorkingModel, prefix: Path): RichText {
  return groupEffectMeaning(model, groupOfLevel(model.context, prefix.length + 1), prefix);
}

/** The same of the units of any group. */
export function groupEffectMeaning({ context }: WorkingModel, group: GroupReference, path: Path): RichText {
  const unit = unitOf(context, group);
  const coefficient = coefficientPhrase(context, path);
  return sentence([
    plain("how far "),
    ...coefficient,
    plain(` in ${withArticle(unit)} lies from what its equation predicts`),
  ]);
}

/** The residual of level 1. */
export function residualMeaning({ draft, context }: WorkingModel): RichText {
  const unit = nounOfLevel(context, 1).singular;
  const outcome = outcomeLabel(draft, context);
  return sentence([
    plain("how far "),
    ...outcome,
    plain(` of ${withArticle(unit)} lies from what its equation predicts`),
  ]);
}

function sentence(text: RichText): RichText {
  return joined([...begun(text), plain(".")]);
}
