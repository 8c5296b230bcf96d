import type { ColumnFactor } from "../../design/columns.ts";
import type { Design } from "../../design/design.ts";
import { variesWithin } from "../../design/identifiable.ts";
import type { CategoricalVariable, ContinuousVariable } from "../../specification/specification.ts";
import { isMovedVariable } from "./prediction.ts";

/** Which predictor a model's chart has on its x axis, and which one tells its lines apart. */
export interface ChartPlan {
  readonly predictor: ContinuousVariable;
  readonly moderator: ContinuousVariable | CategoricalVariable | null;
}

/**
 * The predictor of level 1 that the model says most about: one with a random slope, else one in an interaction, else the
 * first. Its moderator is the first categorical variable it interacts with, else the first numeric one. Null: level 1
 * has no numeric predictor.
 */
export function chartPlan(design: Design): ChartPlan | null {
  const candidates = design.fixed.flatMap(({ factors }) => {
    const [only, ...others] = factors;
    const isLine = only !== undefined && others.length === 0 && only.variable.kind === "continuous";
    return isLine && only.variable.kind === "continuous" && only.variable.power === 1 && isOfLevelOne(only, design)
      ? [only.variable]
      : [];
  });
  const hasSlope = (variable: ContinuousVariable) =>
    design.random.some(({ columns }) =>
      columns.some(
        ({ factors }) => factors.length === 1 && factors.some((factor) => isMovedVariable(factor, variable)),
      ),
    );
  const predictor =
    candidates.find((variable) => hasSlope(variable) && partners(design, variable).length > 0) ??
    candidates.find(hasSlope) ??
    candidates.find((variable) => partners(design, variable).length > 0) ??
    candidates[0];
  if (predictor === undefined) return null;
  const variables = partners(design, predictor).map(({ variable }) => variable);
  const moderator = variables.find(({ kind }) => kind === "categorical") ?? variables[0] ?? null;
  return { predictor, moderator };
}

/** The first variable that enters by itself, at whatever level; null: there is none. */
export function firstPredictor({ fixed }: Design): ContinuousVariable | CategoricalVariable | null {
  const [first] = fixed.flatMap(({ factors: [only, ...others] }) => {
    return only === undefined || others.length > 0 ? [] : [only.variable];
  });
  return first === undefined || first.kind === "categorical" ? (first ?? null) : { ...first, power: 1 };
}

/** The other factors of two-way products with the predictor. */
function partners(design: Design, predictor: ContinuousVariable): readonly ColumnFactor[] {
  return design.fixed.flatMap(({ factors }) => {
    if (factors.length !== 2 || !factors.some((factor) => isMovedVariable(factor, predictor))) return [];
    return factors.filter((factor) => !isMovedVariable(factor, predictor));
  });
}

function isOfLevelOne({ values }: ColumnFactor, { groupings }: Design): boolean {
  const [innermost] = groupings;
  return innermost === undefined || variesWithin(values, innermost);
}
