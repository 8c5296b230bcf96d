import type { ConditionalDistribution, RowDerivatives } from "../../family/conditional-distribution.ts";
import type { Curvature } from "../../family/curvature.ts";
import type { GeneralizedProblem } from "../../fit/generalized/generalized-problem.ts";

/** A problem from which rows can be left out for a while, without making it anew. */
export interface ThinnedProblem {
  readonly problem: GeneralizedProblem;
  /** From now on these rows are left out (multinomial: cases, with the rows of all their equations), and no others. */
  leaveOut(rows: readonly number[]): void;
}

/** A row that is left out has a likelihood of 1 whatever its η: it and its derivatives add nothing. */
export function thinnedProblem(whole: GeneralizedProblem, cases: number): ThinnedProblem {
  let left: readonly number[] = [];
  /** Zeros at the places of the cases left out; a case has as many as the array has for each. */
  const clear = (values: Float64Array) => {
    const each = values.length / cases;
    for (const one of left) values.fill(0, one * each, (one + 1) * each);
  };
  return {
    problem: {
      ...whole,
      distribution: thinnedDistribution(whole.distribution, clear),
      curvature: thinnedCurvature(whole.curvature, clear),
    },
    leaveOut(rows) {
      left = rows;
    },
  };
}

type Clear = (values: Float64Array) => void;

function thinnedDistribution(whole: ConditionalDistribution, clear: Clear): ConditionalDistribution {
  return {
    ...whole,
    evaluate(eta, parameters, order, into) {
      whole.evaluate(eta, parameters, order, into);
      for (const values of arraysOf(into)) clear(values);
    },
    expectedInformation(eta, parameters, into) {
      whole.expectedInformation(eta, parameters, into);
      clear(into);
    },
  };
}

function arraysOf({ value, first, second, third, parameters }: RowDerivatives): readonly Float64Array[] {
  return [value, first, second, third, ...parameters.flatMap((one) => [one.first, one.mixed, one.mixedSecond])];
}

function thinnedCurvature(whole: Curvature, clear: Clear): Curvature {
  return {
    ...whole,
    fill(derivatives, into) {
      whole.fill(derivatives, into);
      clear(into);
    },
    fillExpected(eta, own, into) {
      whole.fillExpected(eta, own, into);
      clear(into);
    },
    halfSlope(derivatives, weights, leverages, into) {
      whole.halfSlope(derivatives, weights, leverages, into);
      clear(into);
    },
  };
}
