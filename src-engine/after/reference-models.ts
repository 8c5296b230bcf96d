import { isIntercept } from "../design/aliasing.ts";
import type { DesignColumn, RandomPart } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { fitLinearMixedModel, type LinearMixedFit } from "../fit/linear-mixed-model.ts";
import type { Watch } from "../fit/watch.ts";

/** Simpler models on the same rows that a fit is measured against. Null: such a model cannot be fitted. */

/** The null model: an intercept, and one in every unit of the fit's grouping factors. */
export function fitNullModel(fit: LinearMixedFit, watch: Watch): LinearMixedFit | null {
  const { design } = fit;
  return refit(fit, { fixed: [interceptOf(design)], random: interceptsOf(design) }, watch);
}

/** The same fixed part with random intercepts only; the fit itself where it has no others. */
export function fitInterceptsModel(fit: LinearMixedFit, watch: Watch): LinearMixedFit | null {
  const { design } = fit;
  const isIt = design.random.every(({ columns }) => columns.length === 1 && columns.every(isIntercept));
  return isIt ? fit : refit(fit, { fixed: design.fixed, random: interceptsOf(design) }, watch);
}

function refit(
  { design, method }: LinearMixedFit,
  { fixed, random }: Pick<Design, "fixed" | "random">,
  watch: Watch,
): LinearMixedFit | null {
  const orthonormal = fixed === design.fixed ? design.orthonormal : null;
  const simpler: Design = { ...design, fixed, random, orthonormal, aliased: [], terms: [], hypotheses: [] };
  const outcome = fitLinearMixedModel(simpler, { method, maxEvaluations: 500, stop: watch.stop });
  return outcome.ok ? outcome.value : null;
}

function interceptsOf(design: Design): readonly RandomPart[] {
  return design.groupings.map((_, grouping) => ({
    grouping,
    columns: [interceptOf(design)],
    covariance: "unstructured",
  }));
}

function interceptOf({ outcome }: Design): DesignColumn {
  return { name: "(Intercept)", term: 0, factors: [], values: new Float64Array(outcome.length).fill(1) };
}
