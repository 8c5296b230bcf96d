import type { Estimator } from "../../src-wording/table-notes.ts";
import { isSingleLevel } from "../design/design.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { isLaplaceExact } from "../specification/methods.ts";

/** How estimates were found, as the wording names it: without random effects, all likelihood methods are one. */
export function estimatorOf({ kind, method, design }: ModelFit): Estimator {
  const { quadraturePoints, restricted } = design.specification;
  if (method === "pql") return { method, restricted };
  if (kind === "generalized" && isLaplaceExact(design.specification)) return { method: "ML" };
  if (method === "agq") return { method, quadraturePoints };
  if (!isSingleLevel(design)) return { method };
  return { method: kind === "linear" ? "OLS" : "ML" };
}

/** Of which likelihood the deviance is. */
export function likelihoodOf(fit: ModelFit): ModelFit["method"] {
  const { method } = estimatorOf(fit);
  return method === "OLS" ? fit.method : method;
}
