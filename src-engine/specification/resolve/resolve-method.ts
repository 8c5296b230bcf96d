import {
  type Distribution,
  defaultSearch,
  type EstimationMethod,
  type ModelSpecification,
} from "../../../src-contract/analysis.ts";
import { isLinear } from "../links.ts";
import { defaultQuadraturePoints, fittedMethods, usualDegrees, usualMethod } from "../methods.ts";
import { groupKey, groupOf, type Specification } from "../specification.ts";
import type { ResolveContext } from "./resolve-context.ts";

type ResolvedMethod = Pick<
  Specification,
  "method" | "quadraturePoints" | "restricted" | "search" | "df" | "standardErrors"
>;

/** How estimates, their standard errors and degrees of freedom are found. */
export function resolveMethod(context: ResolveContext): ResolvedMethod {
  const { model } = context;
  const { distribution = "normal", estimation, inference } = model;
  const method = estimation?.method ?? usualMethod(model);
  if (isLinear(model)) checkLinear(method, context);
  else checkGeneralized(distribution, method, context);
  return {
    method,
    quadraturePoints: estimation?.quadraturePoints ?? defaultQuadraturePoints,
    restricted: estimation?.restricted ?? true,
    search: {
      maxEvaluations: estimation?.maxIterations ?? defaultSearch.maxIterations,
      tolerance: estimation?.tolerance ?? defaultSearch.tolerance,
      start: estimation?.start ?? null,
    },
    df: inference?.df ?? usualDegrees(model),
    standardErrors: inference?.standardErrors ?? "model",
  };
}

function checkLinear(method: EstimationMethod, { model, report }: ResolveContext): void {
  const { start } = model.estimation ?? {};
  if (start !== undefined && start.residual === undefined) {
    report({ at: "model.estimation.start", code: "starting-residual-missing" });
  }
  if (method !== "REML" && method !== "ML") {
    report({ at: "model.estimation.method", code: "method-impossible", method, distribution: "normal" });
  }
  if (model.inference?.df === "kenward-roger" && method === "ML") {
    report({ at: "model.inference.df", code: "kenward-roger-needs-reml" });
  }
}

/** Models that are not linear have no residuals with a structure, and no small-sample degrees of freedom. */
function checkGeneralized(
  distribution: Distribution,
  method: EstimationMethod,
  { model, report }: ResolveContext,
): void {
  const { df, standardErrors, intervals, varianceTests = [], compareResiduals = [] } = model.inference ?? {};
  if (method === "REML" || method === "ML") {
    report({ at: "model.estimation.method", code: "method-impossible", method, distribution });
  }
  if (method === "pql" && !fittedMethods({ ...model, zeros: undefined }).includes(method)) {
    report({ at: "model.estimation.method", code: "method-impossible", method, distribution });
  }
  if (model.overdispersion === true && method !== "pql") {
    report({ at: "model.overdispersion", code: "overdispersion-method", method });
  }
  if (model.estimation?.start?.residual !== undefined) {
    report({ at: "model.estimation.start.residual", code: "starting-residual-without-normal", distribution });
  }
  if (method === "pql" && model.zeros !== undefined) {
    report({ at: "model.estimation.method", code: "quasi-likelihood-zeros" });
  }
  if (distribution === "multinomial" && method === "agq") {
    report({ at: "model.estimation.method", code: "method-several-equations", method });
  } else if (method === "agq" && !(groupCount(model) >= 1 && groupCount(model) <= mostIntegratedFactors)) {
    report({ at: "model.estimation.method", code: "quadrature-groups", groups: groupCount(model) });
  }
  if (df === "satterthwaite" || df === "kenward-roger") {
    report({ at: "model.inference.df", code: "df-impossible", df, distribution });
  }
  if (intervals === "bootstrap" || (intervals === "profile" && method === "pql")) {
    report({ at: "model.inference.intervals", code: "intervals-impossible", intervals, distribution });
  }
  if (compareResiduals.length > 0) {
    report({ at: "model.inference.compareResiduals", code: "residual-without-normal", distribution });
  }
  if (varianceTests.includes("homogeneity") || (varianceTests.length > 0 && method === "pql")) {
    report({ at: "model.inference.varianceTests", code: "variance-tests-impossible", distribution });
  }
  if (standardErrors === "robust-cr2") {
    report({ at: "model.inference.standardErrors", code: "robust-cr2-impossible", distribution });
  }
  if ((model.residual?.structure ?? "independent") !== "independent") {
    report({ at: "model.residual.structure", code: "residual-without-normal", distribution });
  }
}

/** Two have to be nested, which the data say. */
const mostIntegratedFactors = 2;

function groupCount({ random }: ModelSpecification): number {
  return new Set(random.map(({ group }) => groupKey(groupOf(group)))).size;
}
