import { isSingleLevel } from "../design/design.ts";
import type { ModelFit } from "../fit/model-fit.ts";

/** How estimates were found, as the wording names it: without random effects, all likelihood methods are one. */
export function estimatorOf({ kind, method, design }: ModelFit): string {
  if (!isSingleLevel(design)) return method;
  return kind === "linear" ? "OLS" : "ML";
}
