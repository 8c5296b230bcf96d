import type { GroupReference, Term, TermVariable } from "../../src-contract/analysis.ts";
import {
  crossClassifiedFactor,
  entersAsCategories,
  groupKey,
  isCrossClassified,
  levelCount,
  levelOfGroup,
  type ModelContext,
} from "./context.ts";

/**
 * Terms split by level: a term is the product of its variables, and each variable belongs to the level at which it
 * varies. `path[m]` is the term's part at level m + 1; a part without variables is an intercept.
 */
export type Path = readonly Part[];

/** The product of a term's variables of one level. */
export type Part = readonly TermVariable[];

export const intercept: Part = [];

/**
 * The level at which a variable varies in the form in which it enters: a mean varies between the units it is taken
 * over, a deviation from a mean like the variable itself.
 */
export function levelOfVariable(context: ModelContext, { name, aggregate }: TermVariable): number {
  const own = Math.max(context.variables.get(name)?.level ?? 1, 1);
  const averaged = aggregate === undefined ? null : levelOfMeans(context, aggregate.by);
  return Math.min(Math.max(own, averaged ?? 1), levelCount(context));
}

function levelOfMeans(context: ModelContext, group: GroupReference): number | null {
  if (isCrossClassified(context)) return crossClassifiedFactor(context, group) === null ? null : 2;
  return levelOfGroup(context, group);
}

/** A term's parts, level 1 first, one for every level. */
export function splitTerm(context: ModelContext, { variables }: Term): Path {
  const path: TermVariable[][] = Array.from({ length: levelCount(context) }, () => []);
  for (const variable of variables) path[levelOfVariable(context, variable) - 1]?.push(variable);
  return path;
}

/** The term of a path: level-1 variables first. */
export function joinPath(path: Path): Term {
  return { variables: path.flat() };
}

/** The path made as long as there are levels, with intercepts. */
export function completePath(context: ModelContext, path: Path): Path {
  return Array.from({ length: levelCount(context) }, (_, position) => path[position] ?? intercept);
}

/** The same for the same variable in the same form, however much of its form is left to the defaults. */
export function variableKey(context: ModelContext, variable: TermVariable): string {
  const { name, aggregate, center, by, power, type, reference, coding } = plainForm(context, variable);
  return JSON.stringify([
    name,
    aggregate === undefined ? null : groupKey(aggregate.by),
    center ?? null,
    by === undefined ? null : groupKey(by),
    power ?? null,
    type ?? null,
    reference ?? null,
    coding ?? null,
  ]);
}

/** The same for the same product, in whatever order its variables stand. */
export function partKey(context: ModelContext, part: Part): string {
  return JSON.stringify(part.map((variable) => variableKey(context, variable)).sort());
}

export function pathKey(context: ModelContext, path: Path): string {
  return JSON.stringify(path.map((part) => partKey(context, part)));
}

export function termKey(context: ModelContext, term: Term): string {
  return partKey(context, term.variables);
}

export function samePath(context: ModelContext, one: Path, other: Path): boolean {
  return pathKey(context, one) === pathKey(context, other);
}

/** Whether a term's path leads through `beginning`. */
export function startsWith(context: ModelContext, path: Path, beginning: Path): boolean {
  return samePath(context, path.slice(0, beginning.length), beginning);
}

/** The variable with everything left out that says what holds without it, or that does not apply to it. */
export function plainForm(context: ModelContext, variable: TermVariable): TermVariable {
  const { name, aggregate, center = "none", by, power = 1, reference, coding = "dummy" } = variable;
  const isCategories = entersAsCategories(context, variable);
  const withoutType: TermVariable = isCategories
    ? {
        name,
        ...(reference === undefined || reference === firstCategory(context, name) ? {} : { reference }),
        ...(coding === "dummy" ? {} : { coding }),
      }
    : {
        name,
        ...(aggregate === undefined ? {} : { aggregate }),
        ...(center === "none" ? {} : { center }),
        ...(center === "group" && by !== undefined ? { by } : {}),
        ...(power === 1 ? {} : { power }),
      };
  if (entersAsCategories(context, withoutType) === isCategories) return withoutType;
  return { ...withoutType, type: isCategories ? "categorical" : "continuous" };
}

function firstCategory({ variables }: ModelContext, name: string): string | number | undefined {
  return variables.get(name)?.categories?.[0]?.value;
}
