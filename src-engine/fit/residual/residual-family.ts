import type { Objective } from "../../math/minimize.ts";
import type { DevianceProblem, FunctionOfRows } from "../profiled-deviance.ts";
import type { ResidualModel, ResidualState } from "./residual-model.ts";

/** The problems of one model, by the parameters η of its residuals; one problem, and no η, where they are independent. */
export interface ResidualFamily {
  /** η at the estimates, or to start from. */
  readonly eta: Float64Array;
  /** Null where R is not positive definite to rounding. */
  problemAt(eta: Float64Array): DevianceProblem | null;
  /** The slope of a function of the rows in η (see `ResidualModel`); null where it is not to be had exactly. */
  slopeAt: ResidualModel["slopeAt"];
}

export function residualFamily(problem: DevianceProblem, residual: ResidualState | null): ResidualFamily {
  if (residual === null) return { eta: new Float64Array(0), problemAt: () => problem, slopeAt: () => null };
  const { problemAt, slopeAt } = residual.model;
  return { eta: residual.eta, problemAt, slopeAt };
}

/** The family with every problem changed in the same way. */
export function mapFamily(
  { eta, problemAt, slopeAt }: ResidualFamily,
  change: (problem: DevianceProblem) => DevianceProblem,
): ResidualFamily {
  return {
    eta,
    slopeAt,
    problemAt(there) {
      const problem = problemAt(there);
      return problem && change(problem);
    },
  };
}

/** A function of x = (own coordinates, η), the first `count` its own, from the function at a known η. */
export function overResidual(
  family: Pick<ResidualModel, "problemAt" | "slopeAt">,
  count: number,
  functionAt: (problem: DevianceProblem, own: Float64Array) => FunctionOfRows | null,
): Objective {
  return (x) => {
    const own = x.slice(0, count);
    const eta = x.slice(count);
    const problem = family.problemAt(eta);
    const here = problem && functionAt(problem, own);
    if (problem === null || here === null) return null;
    const valueAt = (there: Float64Array): number => {
      const moved = family.problemAt(there);
      return (moved && functionAt(moved, own))?.value ?? Number.NaN;
    };
    return {
      value: here.value,
      gradient() {
        const inOwn = here.gradient();
        if (eta.length === 0) return inOwn;
        const inEta = family.slopeAt(eta, problem, here.adjoint()) ?? centralDifferences(valueAt, eta);
        return Float64Array.of(...inOwn, ...inEta);
      },
    };
  };
}

function centralDifferences(valueAt: (x: Float64Array) => number, x: Float64Array): Float64Array {
  return x.map((value, m) => {
    const above = valueAt(x.with(m, value + differenceStep));
    const below = valueAt(x.with(m, value - differenceStep));
    return (above - below) / (2 * differenceStep);
  });
}

/** η is on the scale of logarithms: a step of this size is one of as large a share. */
const differenceStep = 1e-4;
