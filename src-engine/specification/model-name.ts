import { capitalized } from "../../src-wording/capitalized.ts";
import { levelCount, type ModelContext, nounOfLevel } from "./context.ts";
import type { Equation } from "./equations/equation.ts";
import { equationAt, hasEffect, isIntercept } from "./equations/level-equations.ts";
import { isNullModel } from "./null-model.ts";
import { intercept } from "./term.ts";
import type { WorkingModel } from "./working-model.ts";

/**
 * What a model is called while its user has not named it: by the highest rung of the textbook's ladder that it stands
 * on. "Null model", "Student predictors", "School predictors", "Random slope", "Cross-level interactions".
 */
export function modelName(model: WorkingModel): string {
  const { draft, context, equations } = model;
  if (isNullModel(draft)) return nullModelName;
  const slopes = slopeEquations(equations.levels);
  const interactions = slopes.reduce((count, slope) => count + predictorsOf(slope), 0);
  if (interactions > 0) return crossLevelName(interactions);
  const random = slopes.filter(hasEffect).length;
  return random > 0 ? randomSlopesName(random) : predictorsName(context, highestExplained(model));
}

/** Whether the name, up to a number after it, is one that models on these data get by themselves. */
export function isGivenName(context: ModelContext, name: string): boolean {
  const levels = Array.from({ length: levelCount(context) }, (_, position) => position + 1);
  return [
    nullModelName,
    ...levels.map((level) => predictorsName(context, level)),
    ...[1, 2].map(randomSlopesName),
    ...[1, 2].map(crossLevelName),
  ].includes(withoutOutcome(context, withoutNumber(name)));
}

/** Where another outcome's model has the name already: "Null model of ses". */
export function nameOfOutcome(name: string, outcome: string): string {
  return `${name} of ${outcome}`;
}

function withoutOutcome({ variables }: ModelContext, name: string): string {
  const at = name.lastIndexOf(" of ");
  return at >= 0 && variables.has(name.slice(at + 4)) ? name.slice(0, at) : name;
}

/** "Null model 2" → "Null model". */
export function withoutNumber(name: string): string {
  return name.replace(/ \d+$/, "");
}

export const nullModelName = "Null model";

export function predictorsName(context: ModelContext, level: number): string {
  if (context.levels.upper.length === 0) return "Predictors";
  return `${capitalized(nounOfLevel(context, level).singular)} predictors`;
}

export function randomSlopesName(count: number): string {
  return count === 1 ? "Random slope" : "Random slopes";
}

export function crossLevelName(count: number): string {
  return count === 1 ? "Cross-level interaction" : "Cross-level interactions";
}

/** The equations of coefficients that belong to a predictor. */
export function slopeEquations(levels: readonly (readonly Equation[])[]): readonly Equation[] {
  return levels.slice(1).flatMap((ofLevel) => ofLevel.filter(({ prefix }) => prefix.some((part) => part.length > 0)));
}

function predictorsOf({ coefficients }: Equation): number {
  return coefficients.filter((coefficient) => !isIntercept(coefficient)).length;
}

/** The highest level whose variables explain the intercept. */
function highestExplained({ context, equations }: WorkingModel): number {
  for (let level = levelCount(context); level > 1; level--) {
    const ofIntercept = equationAt(
      context,
      equations,
      Array.from({ length: level - 1 }, () => intercept),
    );
    if (ofIntercept !== null && predictorsOf(ofIntercept) > 0) return level;
  }
  return 1;
}
