import type { TermVariable } from "../../../src-contract/analysis.ts";
import { allUnits, type UnitNoun } from "../../../src-contract/levels.ts";
import type { RichText, TextPiece } from "../../../src-contract/output.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { withArticle } from "../../../src-wording/nouns.ts";
import {
  type ContextVariable,
  entersAsCategories,
  isCrossClassified,
  levelCount,
  type ModelContext,
  nounOfLevel,
} from "../context.ts";
import { contrastsOf } from "../contrasts.ts";
import { unitOf } from "../predictor-name.ts";
import type { Part, Path } from "../term.ts";
import type { WorkingModel } from "../working-model.ts";
import { linkScalePhrase, outcomeLabel } from "./outcome-phrase.ts";

/** Parts of sentences about a model, with the user's labels in italics. */

/** "the intercept", "the effect of SES", "the effect of class size on the effect of SES". */
export function coefficientPhrase(context: ModelContext, path: Path): RichText {
  const [first = [], ...higher] = path;
  const base: RichText =
    first.length === 0 ? [plain("the intercept")] : [plain("the effect of "), ...productPhrase(context, first)];
  return higher.reduce((phrase, part, step) => phraseOnwards(context, phrase, part, step + 3), base);
}

/** What the next equation up explains: the average of the coefficient below, or a predictor's effect on it. */
function phraseOnwards(context: ModelContext, phrase: RichText, part: Part, level: number): RichText {
  return part.length === 0
    ? [plain(`the ${unitsPhrase(context, level, "singular")}’s average of `), ...phrase]
    : [plain("the effect of "), ...productPhrase(context, part), plain(" on "), ...phrase];
}

/** Behind the intercept of level 1: what it is the expected value of, in brackets. */
export function interceptPhrase({ draft, context, equations }: WorkingModel): RichText {
  if (draft.distribution === "ordinal") return [plain(" (on average zero: the thresholds stand in its place)")];
  const singles = (equations.levels[0]?.[0]?.coefficients ?? []).flatMap(({ part }) => (part.length === 1 ? part : []));
  const row = nounOfLevel(context, 1).singular;
  const scale = linkScalePhrase(draft, context);
  const explained = scale === null ? [...outcomeLabel(draft, context), plain(" expected")] : scale;
  const lead: RichText = [plain(" ("), ...explained, plain(` for ${withArticle(row)}`)];
  if (singles.length === 0)
    return [...lead, plain(levelCount(context) > 1 ? ` of the ${unitsPhrase(context, 2, "singular")})` : ")")];
  return [...lead, plain(" with "), ...list(singles.map((variable) => zeroPhrase(context, variable))), plain(")")];
}

/** The value at which a predictor is zero: "SES at the school's mean", "female = 0". */
function zeroPhrase(context: ModelContext, variable: TermVariable): RichText {
  const label = labelOf(context, variable.name);
  if (entersAsCategories(context, variable)) {
    const [first] = contrastsOf(context, variable);
    if (first?.kind === "dummy") return [label, plain(` = ${first.reference.label}`)];
    return [plain("average "), label];
  }
  const { center = "none", by } = variable;
  if (center === "grand") return [label, plain(" at the overall mean")];
  if (center === "group") return [label, plain(` at the mean of the ${unitOf(context, by ?? [])}`)];
  return [label, plain(` = ${center === "none" ? 0 : center}`)];
}

export function productPhrase(context: ModelContext, part: Part): RichText {
  const phrases = part.map((variable) => variablePhrase(context, variable));
  const [only, ...others] = phrases;
  if (only !== undefined && others.length === 0) return only;
  return [plain("the interaction of "), ...list(phrases)];
}

/** "SES (compared with the mean of the school)", "the school mean of SES", "sector (Catholic or public)". */
function variablePhrase(context: ModelContext, variable: TermVariable): RichText {
  const { name, aggregate, center = "none", by, power = 1 } = variable;
  const label = labelOf(context, name);
  const own: RichText =
    aggregate === undefined ? [label] : [plain(`the ${unitOf(context, aggregate.by)} mean of `), label];
  const raised = power === 1 ? own : [...own, plain(power === 2 ? " squared" : ` to the power of ${power}`)];
  if (entersAsCategories(context, variable)) return [...own, ...categoriesPhrase(context, variable)];
  if (center === "none") return raised;
  if (center === "grand") return [...raised, plain(" (compared with the overall mean)")];
  if (center === "group") return [...raised, plain(` (compared with the mean of the ${unitOf(context, by ?? [])})`)];
  return [...raised, plain(` (counted from ${center})`)];
}

const categoriesShown = 4;

function categoriesPhrase({ variables }: ModelContext, { name }: TermVariable): RichText {
  const categories = variables.get(name)?.categories ?? [];
  if (categories.length === 0) return [];
  if (categories.length > categoriesShown) return [plain(` (${categories.length} categories)`)];
  return [plain(` (${categories.map(({ label }) => label).join(", ")})`)];
}

function labelOf({ variables }: ModelContext, name: string): TextPiece {
  return { text: shownLabel(variables.get(name)) ?? name, style: "italic" };
}

function shownLabel(variable: ContextVariable | undefined): string | null {
  return variable === undefined || variable.label.trim() === "" ? null : variable.label.trim();
}

export function list(phrases: readonly RichText[]): RichText {
  const last = phrases.length - 1;
  return phrases.flatMap((phrase, position) => {
    if (position === 0) return phrase;
    const separator = position < last ? ", " : last === 1 ? " and " : ", and ";
    return [plain(separator), ...phrase];
  });
}

export function plain(text: string): TextPiece {
  return { text };
}

/** What the units of a level are called; those of a cross-classification are of several kinds: "students and teachers". */
export function unitsPhrase(context: ModelContext, level: number, form: keyof UnitNoun): string {
  if (level === 2 && isCrossClassified(context)) return listed(allUnits(context.levels).map((units) => units[form]));
  return nounOfLevel(context, level)[form];
}

/** "students, between teachers, and between schools" where each has a preposition of its own. */
export function listed(texts: readonly string[], preposition = ""): string {
  return texts
    .map((text, position) => {
      if (position === 0) return text;
      const isLast = position === texts.length - 1;
      return `${texts.length > 2 ? ", " : " "}${isLast ? "and " : ""}${preposition}${text}`;
    })
    .join("");
}

export function begun([first, ...rest]: RichText): RichText {
  return first === undefined ? [] : [{ ...first, text: capitalized(first.text) }, ...rest];
}

/** Neighbours of one style as one piece. */
export function joined(text: RichText): RichText {
  const pieces: TextPiece[] = [];
  for (const piece of text) {
    const last = pieces.at(-1);
    if (last !== undefined && last.style === piece.style) {
      pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    } else pieces.push(piece);
  }
  return pieces;
}
