import type { GroupReference, TermVariable } from "../../src-contract/analysis.ts";
import { allUnits, type UnitNoun } from "../../src-contract/levels.ts";
import { groupKey, levelCount, type ModelContext } from "./context.ts";
import { contrastName, type Factor } from "./contrasts.ts";
import { groupName, groupOf } from "./specification.ts";
import type { Part, Path } from "./term.ts";

/** Predictors named in plain text as the equations show them, for menus, undo and screen readers. */

/** Variables stand in equations in capitals, HLM's custom. */
export function equationName(name: string): string {
  return name.toUpperCase();
}

/** A product: "SES × FEMALE"; without variables "intercept". */
export function partName(context: ModelContext, part: Part): string {
  return part.length === 0 ? "intercept" : part.map((variable) => variableText(context, variable)).join(" × ");
}

/** What an equation explains: "the intercept", "the slope of SES", "the effect of SECTOR on the slope of SES". */
export function coefficientName(context: ModelContext, prefix: Path): string {
  const [first = [], ...higher] = prefix;
  const base = first.length === 0 ? "the intercept" : `the slope of ${partName(context, first)}`;
  return higher.reduce(
    (name, part) => (part.length === 0 ? name : `the effect of ${partName(context, part)} on ${name}`),
    base,
  );
}

/** A product of contrasts: "SES × SECTOR (Catholic)". */
export function factorsName(context: ModelContext, factors: readonly Factor[]): string {
  return factors
    .map(({ variable, contrast }) => {
      const name = contrast === null ? null : contrastName(contrast);
      return name === null ? variableText(context, variable) : `${variableText(context, variable)} (${name})`;
    })
    .join(" × ");
}

/** A variable without its centering: "SES", "SES²", "school mean of SES". */
export function variableText(context: ModelContext, { name, aggregate, power = 1 }: TermVariable): string {
  const shown = equationName(name);
  const averaged = aggregate === undefined ? shown : `${unitOf(context, aggregate.by)} mean of ${shown}`;
  return power === 1
    ? averaged
    : aggregate === undefined
      ? `${averaged}${powerText(power)}`
      : `(${averaged})${powerText(power)}`;
}

/** How a variable is centered: "group-mean centered", "grand-mean centered", "centered at 11", "uncentered". */
export function centeringText(context: ModelContext, { center = "none", by }: TermVariable): string {
  if (typeof center === "number") return `centered at ${center}`;
  if (center === "grand") return "grand-mean centered";
  if (center === "none") return "uncentered";
  return levelCount(context) === 2 || by === undefined
    ? "group-mean centered"
    : `centered at the ${unitOf(context, by)} mean`;
}

/** What the unit of a group is called; the group's own name where it is none of the levels. */
export function unitOf(context: ModelContext, group: GroupReference): string {
  return nounOfGroup(context, group)?.singular ?? groupName(groupOf(group));
}

/** What the units of a group are called together. */
export function unitsOf(context: ModelContext, group: GroupReference): string {
  return nounOfGroup(context, group)?.plural ?? `units of ${groupName(groupOf(group))}`;
}

/** Null: they are none of the levels, and no crossed factor. */
function nounOfGroup({ levels }: ModelContext, group: GroupReference): UnitNoun | null {
  return allUnits(levels).find(({ id }) => groupKey(id) === groupKey(group)) ?? null;
}

const raised: Readonly<Record<string, string>> = Object.fromEntries(
  [..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((superscript, digit) => [String(digit), superscript]),
);

function powerText(power: number): string {
  const text = String(power);
  return /^\d+$/.test(text) ? [...text].map((digit) => raised[digit] ?? digit).join("") : `^${text}`;
}
