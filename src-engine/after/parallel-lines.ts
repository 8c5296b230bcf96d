import { isIntercept } from "../design/aliasing.ts";
import type { DesignColumn } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { curvatureByRow } from "../family/curvature.ts";
import { cumulative } from "../family/ordinal/cumulative.ts";
import { standardizedColumns } from "../fit/basis.ts";
import type { InferredGeneralizedFit } from "../fit/generalized/generalized-inference.ts";
import type { GeneralizedProblem } from "../fit/generalized/generalized-problem.ts";
import { laplaceDeviance } from "../fit/generalized/laplace.ts";
import { quadratureDeviance } from "../fit/generalized/quadrature/quadrature.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import type { Watch } from "../fit/watch.ts";
import { chiSquareUpperTail } from "../math/chi-square-distribution.ts";
import { minimize } from "../math/minimize.ts";

/** Whether the coefficients of a predictor are the same at all thresholds. */
export interface ParallelLinesTest {
  /** Position in the specification's list; null: of all predictors together. */
  readonly term: number | null;
  /** Coefficients that the wider model has more. */
  readonly df: number;
  /** Null where the search for the wider model's maximum does not come to an end. */
  readonly found: { readonly chiSquare: number; readonly p: number } | null;
}

const options = { maxEvaluations: 300, tolerance: 1e-8 };

/**
 * Tests of the parallel lines (proportional odds) of an ordinal outcome: for each predictor the likelihood ratio of the
 * model g(P(Y ≤ k)) = τ_k − x'(β + γ_k) − … against the fitted one, γ = 0, with (K − 2) × columns degrees of freedom; random
 * effects stay, their variances are estimated anew (Peterson & Harrell 1990; `nominal_test` of R's ordinal, Christensen 2018).
 * By the fit's own approximation of the likelihood. Null where the outcome is not ordinal or has no second threshold.
 */
export function parallelLines(fit: ModelFit, { stop, progress }: Watch): readonly ParallelLinesTest[] | null {
  const { design } = fit;
  if (fit.kind !== "generalized" || design.categories === null || design.categories.length < 3) return null;
  const terms = [...new Set(design.fixed.filter((column) => !isIntercept(column)).map(({ term }) => term))];
  const subjects = terms.length > 1 ? [...terms, null] : terms;
  return subjects.map((term, index) => {
    const moving = design.fixed.filter((column) => !isIntercept(column) && (term === null || column.term === term));
    const df = moving.length * fit.own.length;
    const deviance = stop() ? null : devianceWith(fit, standardized(design, moving), stop);
    progress((index + 1) / subjects.length);
    if (deviance === null) return { term, df, found: null };
    const chiSquare = Math.max(0, fit.deviance - deviance);
    return { term, df, found: { chiSquare, p: chiSquareUpperTail(chiSquare, df) } };
  });
}

/** About their means, so that thresholds in the right order at the means are where the search begins. */
function standardized({ fixed }: Design, moving: readonly DesignColumn[]): readonly Float64Array[] {
  return standardizedColumns([...fixed.filter(isIntercept), ...moving]).columns.slice(-moving.length);
}

/** The least deviance of the model whose thresholds move with the columns: in the limit, where a category stays empty. */
function devianceWith(
  { design, state, method }: InferredGeneralizedFit,
  moving: readonly Float64Array[],
  stop: () => boolean,
): number | null {
  const { outcome, categories, weights, specification } = design;
  const rows = { outcome, categories: categories?.length ?? 2, weights, moving };
  const distribution = cumulative(rows, specification.link);
  const curvature = curvatureByRow(distribution, outcome.length);
  const problem: GeneralizedProblem = { ...state.problem, distribution, curvature };
  const marginal =
    method === "agq" ? quadratureDeviance(problem, specification.quadraturePoints) : laplaceDeviance(problem);
  const differences = moving.length * (rows.categories - 2);
  const start = Float64Array.of(...state.parameters, ...new Float64Array(differences));
  const found = minimize(marginal, { ...options, start, stop });
  return found?.converged ? found.value : null;
}
