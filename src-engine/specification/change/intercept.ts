import { coefficientAt, equationAt, hasEffect, isIntercept } from "../equations/level-equations.ts";
import { coefficientName } from "../predictor-name.ts";
import { intercept, type Path } from "../term.ts";
import { withoutPaths, withTerm } from "./predictor.ts";
import type { ChangeRule } from "./rule.ts";

/**
 * Switches the intercept of the equation that explains `prefix` on or off. Off takes whatever explains the intercept
 * with it; on brings back the intercept alone.
 */
export interface SwitchIntercept {
  readonly kind: "switch-intercept";
  readonly prefix: Path;
}

export const switchIntercept: ChangeRule<SwitchIntercept> = {
  obstacle: ({ context, equations }, { prefix }) => {
    const equation = equationAt(context, equations, prefix);
    if (equation === null) return { code: "is-not-there" };
    const isOnlyOne = equation.coefficients.every(isIntercept) && equation.coefficients.length > 0;
    return equation.level > 1 && isOnlyOne && !hasEffect(equation) ? { code: "nothing-else-in-equation" } : null;
  },
  apply: (model, { prefix }) => {
    const path = [...prefix, intercept];
    const isThere = coefficientAt(model.context, model.equations, path) !== null;
    return isThere ? withoutPaths(model, [path]) : withTerm(model.draft, model.context, path);
  },
  describe: ({ context, equations }, { prefix }) => {
    const verb = coefficientAt(context, equations, [...prefix, intercept]) === null ? "Add" : "Remove";
    if (prefix.length === 0) return `${verb} the intercept`;
    const isOfIntercepts = prefix.every((part) => part.length === 0);
    return isOfIntercepts
      ? `${verb} the average intercept`
      : `${verb} the intercept of ${coefficientName(context, prefix)}`;
  },
};
