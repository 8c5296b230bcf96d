import { groupOfUnits, levelCount, nounOfLevel } from "../../../../src-engine/specification/context.ts";
import {
  coefficientAt,
  equationAt,
  hasEffect,
  isIntercept,
} from "../../../../src-engine/specification/equations/level-equations.ts";
import { partName } from "../../../../src-engine/specification/predictor-name.ts";
import { intercept, type Path, pathKey, samePath } from "../../../../src-engine/specification/term.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { changeEntry, type MenuEntry } from "./entries.ts";
import { equationTitle } from "./equation-titles.ts";

/** Entries about how a predictor's coefficient stands to higher levels and to other predictors. */

/** "Slope varies between schools", for every level above the predictor's, and for the factors that cross it. */
export function slopeEntries(model: WorkingModel, path: Path): readonly MenuEntry[] {
  const { context, equations } = model;
  const higher = Array.from({ length: levelCount(context) - path.length }, (_, step) => path.length + 1 + step);
  const levels = higher.map((level) => {
    const prefix = [...path, ...Array.from({ length: level - 1 - path.length }, () => intercept)];
    const equation = equationAt(context, equations, prefix);
    return changeEntry(
      model,
      `slope ${level}`,
      `Slope varies between ${nounOfLevel(context, level).plural}`,
      { kind: "switch-effect", prefix },
      { isChecked: equation !== null && hasEffect(equation) },
    );
  });
  return [...levels, ...crossedSlopeEntries(model, path)];
}

/** In a cross-classification: of a level-1 predictor between columns too, of a level-2 one between units it does not describe. */
function crossedSlopeEntries(model: WorkingModel, path: Path): readonly MenuEntry[] {
  const { context, equations } = model;
  const variations =
    equationAt(context, equations, path)?.crossed ?? coefficientAt(context, equations, path)?.slopes ?? [];
  return variations.map(({ units, factor, term, source }) =>
    changeEntry(
      model,
      `slope of factor ${factor}`,
      `Slope varies between ${units.plural}`,
      { kind: "switch-crossed-effect", group: groupOfUnits(units), term },
      { isChecked: source !== null },
    ),
  );
}

/** "Work on the equation of β₁ⱼ": what is added next goes there. */
export function workOnEntries({ context, equations }: WorkingModel, path: Path): readonly MenuEntry[] {
  const equation = equationAt(context, equations, path);
  if (equation === null) return [];
  const request = { kind: "work-on", equation: equation.id } as const;
  return [{ kind: "request", id: "work-on", label: `Work on ${equationTitle(equation)}`, request }];
}

/** "Product with ▸": the other predictors of the equation. */
export function productEntries(model: WorkingModel, path: Path): readonly MenuEntry[] {
  const { context, equations } = model;
  const equation = equationAt(context, equations, path.slice(0, -1));
  const entries = (equation?.coefficients ?? [])
    .filter((other) => !isIntercept(other) && !samePath(context, other.path, path))
    .map((other) =>
      changeEntry(model, `product ${pathKey(context, other.path)}`, partName(context, other.part), {
        kind: "add-product",
        path,
        other: other.path,
      }),
    );
  return entries.length === 0
    ? []
    : [{ kind: "submenu", id: "product", label: "Product with", groups: [{ id: "products", entries }] }];
}
