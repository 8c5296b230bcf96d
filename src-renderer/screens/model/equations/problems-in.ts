import type { ModelContext } from "../../../../src-engine/specification/context.ts";
import type { Equation } from "../../../../src-engine/specification/equations/equation.ts";
import { samePath } from "../../../../src-engine/specification/term.ts";
import type { PlacedProblem } from "../problems.ts";

/** A problem of an equation: the index of its coefficient, its effect or its outcome. */
export interface ProblemInEquation {
  readonly part: number | "effect" | "outcome";
  readonly problem: PlacedProblem;
}

export function problemsIn(
  context: ModelContext,
  { prefix, level, coefficients }: Equation,
  problems: readonly PlacedProblem[],
): readonly ProblemInEquation[] {
  return problems.flatMap((problem): readonly ProblemInEquation[] => {
    const { place } = problem;
    switch (place.kind) {
      case "outcome":
        return level === 1 ? [{ part: "outcome", problem }] : [];
      case "effect":
        return samePath(context, place.prefix, prefix) && level > 1 ? [{ part: "effect", problem }] : [];
      case "coefficient": {
        const part = coefficients.findIndex(({ path }) => samePath(context, path, place.path));
        return part < 0 ? [] : [{ part, problem }];
      }
      default:
        return [];
    }
  });
}
