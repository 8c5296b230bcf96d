import { coefficientAt, isIntercept } from "../equations/level-equations.ts";
import { partName } from "../predictor-name.ts";
import { type Part, type Path, samePath } from "../term.ts";
import type { WorkingModel } from "../working-model.ts";
import type { Obstacle } from "./obstacle.ts";
import { presenceObstacle, roleObstacle, valuesObstacle, withTerm } from "./predictor.ts";
import type { ChangeRule } from "./rule.ts";

/** Adds the product of two predictors of the same equation to it: one moderates the other's effect. */
export interface AddProduct {
  readonly kind: "add-product";
  readonly path: Path;
  readonly other: Path;
}

export const addProduct: ChangeRule<AddProduct> = {
  obstacle: (model, { path, other }) => {
    const { context, equations } = model;
    const one = coefficientAt(context, equations, path);
    const two = coefficientAt(context, equations, other);
    const areNeighbours = samePath(context, path.slice(0, -1), other.slice(0, -1));
    if (one === null) return absence(model, path);
    if (two === null) return absence(model, other);
    if (isIntercept(one) || isIntercept(two) || !areNeighbours) return { code: "is-not-there" };
    const shared = one.part.find(({ name }) => two.part.some((variable) => variable.name === name));
    if (shared !== undefined) return { code: "shares-variable", name: shared.name };
    const empty = [...one.part, ...two.part].map(({ name }) => valuesObstacle(context, name)).find(isThere);
    if (empty !== undefined) return empty;
    return presenceObstacle(model, productPath(path, other));
  },
  apply: ({ draft, context }, { path, other }) => withTerm(draft, context, productPath(path, other)),
  describe: ({ context }, { path, other }) => `Add ${partName(context, product(path, other))}`,
};

/** Which of the two is missing, or cannot be there at all. */
function absence(model: WorkingModel, path: Path): Obstacle {
  const part = path.at(-1) ?? [];
  const role = part.map(({ name }) => roleObstacle(model, name)).find(isThere);
  return role ?? { code: "is-not-in-equation", predictor: partName(model.context, part) };
}

function isThere(obstacle: Obstacle | null): obstacle is Obstacle {
  return obstacle !== null;
}

function productPath(path: Path, other: Path): Path {
  return [...path.slice(0, -1), product(path, other)];
}

function product(path: Path, other: Path): Part {
  return [...(path.at(-1) ?? []), ...(other.at(-1) ?? [])];
}
