import type { GroupReference, TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelContext } from "../context.ts";
import { contrastName, type Factor } from "../contrasts.ts";
import { equationName } from "../predictor-name.ts";
import type { MathNode } from "./math.ts";
import { unitsOfGroup, unitsOfVariable } from "./notation.ts";

/** A predictor: (SES_ij), (SES_ij − SES̄_·j), (SECTOR_j = Catholic), (AGE_ij − 11)². */
export function factorMath(context: ModelContext, { variable, contrast }: Factor): MathNode {
  if (contrast !== null) {
    const name: MathNode = { kind: "name", text: equationName(variable.name) };
    const own = withUnits(name, context, variable);
    const category = contrastName(contrast);
    return {
      kind: "parentheses",
      content: category === null ? [own] : [own, equals, { kind: "name", text: category }],
    };
  }
  const { power = 1 } = variable;
  const centered = centeredMath(context, variable);
  return power === 1 ? centered : { kind: "superscript", base: centered, superscript: String(power) };
}

function centeredMath(context: ModelContext, variable: TermVariable): MathNode {
  const { center = "none" } = variable;
  const own = ownMath(context, variable);
  if (center === "none") return { kind: "parentheses", content: [own] };
  const sign = typeof center === "number" && center < 0 ? plus : minus;
  return { kind: "parentheses", content: [own, sign, centerMath(context, variable)] };
}

/** The variable before centering; a mean over units wears a bar and dots for what it was taken over. */
function ownMath(context: ModelContext, variable: TermVariable): MathNode {
  const name: MathNode = { kind: "name", text: equationName(variable.name) };
  const { aggregate } = variable;
  if (aggregate === undefined) return withUnits(name, context, { name: variable.name });
  return meanOver(context, name, { name: variable.name }, aggregate.by);
}

function centerMath(context: ModelContext, { name, center, by }: TermVariable): MathNode {
  if (typeof center === "number") return { kind: "number", text: String(Math.abs(center)) };
  const base: MathNode = { kind: "name", text: equationName(name) };
  return meanOver(context, base, { name }, center === "group" ? (by ?? null) : null);
}

/** The mean over what varies within the units of `group`; null: over everything. */
function meanOver(
  context: ModelContext,
  base: MathNode,
  variable: TermVariable,
  group: GroupReference | null,
): MathNode {
  const kept = group === null ? "" : unitsOfGroup(context, group);
  const all = [...new Set([...unitsOfVariable(context, variable), ...kept])].sort();
  const subscript = all.map((letter) => (kept.includes(letter) ? letter : "·")).join("");
  return { kind: "subscript", base: { kind: "overline", base }, subscript };
}

function withUnits(base: MathNode, context: ModelContext, variable: TermVariable): MathNode {
  return { kind: "subscript", base, subscript: unitsOfVariable(context, variable) };
}

const equals: MathNode = { kind: "operator", text: "=" };
const plus: MathNode = { kind: "operator", text: "+" };
const minus: MathNode = { kind: "operator", text: "−" };
