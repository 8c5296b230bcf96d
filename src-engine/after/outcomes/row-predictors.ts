import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { fixedPredictor, takeApart } from "../../fit/generalized/generalized-problem.ts";

/** η of every row (multinomial: of every equation of every row), offset included. */
export interface RowPredictors {
  /** Random effects 0. */
  readonly fixed: Float64Array;
  /** At their modes. */
  readonly conditional: Float64Array;
}

export function rowPredictors({ state }: Pick<InferredGeneralizedFit, "state">): RowPredictors {
  const { problem, marginal, parameters } = state;
  const fixed = new Float64Array(problem.rows);
  fixedPredictor(problem, takeApart(problem, parameters).beta, fixed);
  return { fixed, conditional: marginal(parameters)?.modes.eta.slice() ?? fixed.slice() };
}
