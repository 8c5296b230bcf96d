import type { TermVariable } from "../../../src-contract/analysis.ts";
import { groupOfLevel, levelCount, type ModelContext, nounOfLevel } from "../context.ts";
import { coefficientAt } from "../equations/level-equations.ts";
import { equationName } from "../predictor-name.ts";
import { intercept, type Path } from "../term.ts";
import type { WorkingModel } from "../working-model.ts";
import type { Obstacle } from "./obstacle.ts";
import { formObstacle, levelObstacle, withTerm } from "./predictor.ts";
import type { ChangeRule } from "./rule.ts";

/**
 * Adds a variable's effect within units and its effect between them in one go: its deviation from the unit's mean to the
 * equation that explains `prefix`, and the units' means to the equation of that one's intercept; on more levels the means
 * again as deviations, up to the highest level. What is there already stays.
 */
export interface AddWithinBetween {
  readonly kind: "add-within-between";
  readonly prefix: Path;
  readonly name: string;
}

export const addWithinBetween: ChangeRule<AddWithinBetween> = {
  obstacle: (model, change) => variableObstacle(model, change) ?? presence(model, change),
  apply: (model, change) =>
    missingPaths(model, change).reduce((draft, path) => withTerm(draft, model.context, path), model.draft),
  describe: (_, { name }) => `Add ${equationName(name)}, within + between`,
};

function variableObstacle(model: WorkingModel, { prefix, name }: AddWithinBetween): Obstacle | null {
  const { context } = model;
  const level = prefix.length + 1;
  if (levelCount(context) === 1) return { code: "no-levels" };
  if (level >= levelCount(context)) return { code: "same-within", name, units: nounOfLevel(context, level).plural };
  const isText = context.variables.get(name)?.storage === "text";
  if (isText) return { code: "categories-have-no-mean", name };
  const within: TermVariable = { name, center: "group", by: groupOfLevel(context, level + 1) };
  return formObstacle(model, within) ?? levelObstacle(context, within, level);
}

function presence(model: WorkingModel, change: AddWithinBetween): Obstacle | null {
  return missingPaths(model, change).length === 0
    ? { code: "is-in-equation", predictor: equationName(change.name) }
    : null;
}

function missingPaths({ context, equations }: WorkingModel, { prefix, name }: AddWithinBetween): readonly Path[] {
  return decomposition(context, name, prefix).filter((path) => coefficientAt(context, equations, path) === null);
}

/** The variable as a sum of deviations from means, level by level: x − mean by class, mean by class − mean by school … */
function decomposition(context: ModelContext, name: string, prefix: Path): readonly Path[] {
  const own = prefix.length + 1;
  return Array.from({ length: levelCount(context) - own + 1 }, (_, step) => {
    const level = own + step;
    const mean: TermVariable =
      level === own ? { name } : { name, aggregate: { function: "mean", by: groupOfLevel(context, level) } };
    const variable: TermVariable =
      level === levelCount(context) ? mean : { ...mean, center: "group", by: groupOfLevel(context, level + 1) };
    const intercepts = Array.from({ length: step }, () => intercept);
    return [...prefix, ...intercepts, [variable]];
  });
}
