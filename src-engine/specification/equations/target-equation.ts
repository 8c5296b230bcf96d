import { intercept, type Path } from "../term.ts";
import type { Equation, EquationId } from "./equation.ts";
import type { LevelEquations } from "./equation-levels.ts";
import { findEquation } from "./level-equations.ts";

/**
 * The equation of `level` that a predictor goes to while `current` is the equation being worked on: the current one
 * itself, the one above or below it on the way, or that of its intercept. As the prefix of the equation.
 */
export function targetPrefix(current: Equation | null, level: number): Path {
  const prefix = current?.prefix ?? [];
  return Array.from({ length: level - 1 }, (_, position) => prefix[position] ?? intercept);
}

/**
 * The equation that takes the place of `id` after a change: the same one, or that of the same predictors in another
 * form (SES centered differently is still the slope of SES); null where there is none.
 */
export function sameEquation(before: LevelEquations, after: LevelEquations, id: EquationId | null): EquationId | null {
  if (findEquation(after, id) !== null) return id;
  const was = findEquation(before, id);
  if (was === null) return null;
  const alike = (after.levels[was.level - 1] ?? []).filter(({ prefix }) => namesOf(prefix) === namesOf(was.prefix));
  return alike[0]?.id ?? null;
}

function namesOf(prefix: Path): string {
  return JSON.stringify(prefix.map((part) => part.map(({ name }) => name)));
}
