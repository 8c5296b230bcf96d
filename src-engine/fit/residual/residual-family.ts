import type { FunctionAt, Objective } from "../../math/minimize.ts";
import type { DevianceProblem } from "../profiled-deviance.ts";
import type { ResidualModel, ResidualState } from "./residual-model.ts";

/** The problems of one model, by the parameters η of its residuals; one problem, and no η, where they are independent. */
export interface ResidualFamily {
  /** η at the estimates, or to start from. */
  readonly eta: Float64Array;
  /** Null where R is not positive definite to rounding. */
  problemAt(eta: Float64Array): DevianceProblem | null;
}

export function residualFamily(problem: DevianceProblem, residual: ResidualState | null): ResidualFamily {
  if (residual === null) return { eta: new Float64Array(0), problemAt: () => problem };
  return { eta: residual.eta, problemAt: residual.model.problemAt };
}

/** The family with every problem changed in the same way. */
export function mapFamily(
  { eta, problemAt }: ResidualFamily,
  change: (problem: DevianceProblem) => DevianceProblem,
): ResidualFamily {
  return {
    eta,
    problemAt(there) {
      const problem = problemAt(there);
      return problem && change(problem);
    },
  };
}

/**
 * A function of x = (own coordinates, η), the first `count` its own, from the function at a known η. Its slope in η, where
 * each value whitens the rows anew, is by central differences.
 */
export function overResidual(
  family: Pick<ResidualModel, "problemAt">,
  count: number,
  functionAt: (problem: DevianceProblem, own: Float64Array) => FunctionAt | null,
): Objective {
  const at = (own: Float64Array, eta: Float64Array): FunctionAt | null => {
    const problem = family.problemAt(eta);
    return problem && functionAt(problem, own);
  };
  return (x) => {
    const own = x.slice(0, count);
    const eta = x.slice(count);
    const here = at(own, eta);
    if (here === null) return null;
    return {
      value: here.value,
      gradient() {
        const inOwn = here.gradient();
        const inEta = eta.map((value, m) => {
          const above = at(own, eta.with(m, value + differenceStep))?.value ?? Number.NaN;
          const below = at(own, eta.with(m, value - differenceStep))?.value ?? Number.NaN;
          return (above - below) / (2 * differenceStep);
        });
        return Float64Array.of(...inOwn, ...inEta);
      },
    };
  };
}

/** η is on the scale of logarithms: a step of this size is one of as large a share. */
const differenceStep = 1e-4;
