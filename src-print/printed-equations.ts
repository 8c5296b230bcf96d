import type { GroupReference, TermVariable } from "../src-contract/analysis.ts";
import type { ModelDraft } from "../src-contract/project.ts";
import { levelCount, levelOfGroup, type ModelContext } from "../src-engine/specification/context.ts";
import { contrastName, type Factor } from "../src-engine/specification/contrasts.ts";
import { type Equation, type EquationRow, levelEquations } from "../src-engine/specification/level-equations.ts";
import { type ModelSymbol, subscriptOf, unitsFrom } from "../src-engine/specification/symbol.ts";
import { levelOfVariable } from "../src-engine/specification/term.ts";

/** A model's equations as they are printed: by level, each a row of pieces that MathML and Word's math both know. */
export interface PrintedEquations {
  readonly levels: readonly { readonly level: number; readonly equations: readonly (readonly MathPiece[])[] }[];
}

export type MathPiece =
  /** A letter of the model, in italics: β with subscript "0j". */
  | { readonly kind: "symbol"; readonly letter: string; readonly subscript: string }
  /** A variable, upright; `bar`: its mean. */
  | { readonly kind: "variable"; readonly name: string; readonly subscript: string; readonly bar: boolean }
  | { readonly kind: "operator"; readonly text: "=" | "+" | "−" | "×" }
  /** In parentheses, raised to a power where one is given. */
  | { readonly kind: "group"; readonly pieces: readonly MathPiece[]; readonly power: number | null };

/** Random effects that are switched off are not printed. */
export function printedEquations(draft: ModelDraft, context: ModelContext): PrintedEquations {
  const { levels } = levelEquations(draft, context);
  return {
    levels: levels.map((equations, position) => ({
      level: position + 1,
      equations: equations.flatMap((equation) => equation.rows.map((row) => printRow(row, equation, draft, context))),
    })),
  };
}

function printRow(
  { left, summands, effect }: EquationRow,
  equation: Equation,
  draft: ModelDraft,
  context: ModelContext,
): readonly MathPiece[] {
  const outcome = variable((draft.outcome ?? "").toUpperCase(), unitsFrom(levelCount(context), 1));
  const isOn = equation.effect.kind === "residual" || equation.effect.source !== null;
  const terms = [
    ...summands.map(({ symbol: coefficient, factors }) => [
      symbol(coefficient),
      ...factors.map((factor) => factorPiece(factor, context)),
    ]),
    ...(isOn ? [[symbol(effect)]] : []),
  ];
  return [left === null ? outcome : symbol(left), operator("="), ...joined(terms)];
}

function joined(terms: readonly (readonly MathPiece[])[]): readonly MathPiece[] {
  return terms.flatMap((term, position) => (position === 0 ? term : [operator("+"), ...term]));
}

/** A predictor as the textbook writes it: (SES − mean of SES), CATHOLIC, (AGE − 11)². */
function factorPiece({ variable: term, contrast }: Factor, context: ModelContext): MathPiece {
  const units = unitsFrom(levelCount(context), levelOfVariable(context, term));
  const category = contrast === null ? null : contrastName(contrast);
  const name = category === null ? term.name.toUpperCase() : `${term.name.toUpperCase()}: ${category}`;
  const self = { ...variable(name, units), bar: term.aggregate !== undefined };
  const center = centerOf(term, context);
  const power = term.power === undefined || term.power === 1 ? null : term.power;
  return { kind: "group", pieces: center === null ? [self] : [self, operator("−"), center], power };
}

function centerOf({ name, center = "none", by }: TermVariable, context: ModelContext): MathPiece | null {
  if (center === "none") return null;
  if (typeof center === "number") return variable(String(center), "");
  return { ...variable(name.toUpperCase(), meanSubscript(center === "group" ? by : undefined, context)), bar: true };
}

/** What a mean varies over, a dot for every level it was taken over: ".j" for a school's, ".." for all rows'. */
function meanSubscript(by: GroupReference | undefined, context: ModelContext): string {
  const levels = levelCount(context);
  const level = by === undefined ? null : levelOfGroup(context, by);
  const units = level === null ? "" : unitsFrom(levels, level);
  return units.padStart(levels, "·");
}

function symbol(of: ModelSymbol): MathPiece {
  return { kind: "symbol", letter: of.letter, subscript: subscriptOf(of) };
}

function variable(name: string, subscript: string): Extract<MathPiece, { kind: "variable" }> {
  return { kind: "variable", name, subscript, bar: false };
}

function operator(text: "=" | "+" | "−" | "×"): MathPiece {
  return { kind: "operator", text };
}
