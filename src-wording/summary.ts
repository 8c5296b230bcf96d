import { wholeNumber } from "./names.ts";

/** How a model was estimated, in words: "Restricted maximum likelihood; df by Satterthwaite". */
export function methodText(method: string, df: string, standardErrors: "model" | "robust", hasGroups: boolean): string {
  const estimator = !hasGroups
    ? "Ordinary least squares"
    : method === "ML"
      ? "Maximum likelihood"
      : "Restricted maximum likelihood";
  const degrees =
    df === "infinite"
      ? "z tests"
      : df === "satterthwaite" && hasGroups
        ? "degrees of freedom by Satterthwaite"
        : "residual degrees of freedom";
  const errors = standardErrors === "robust" ? "; cluster-robust standard errors" : "";
  return `${estimator}; ${degrees}${errors}`;
}

export function convergenceText(converged: boolean, evaluations: number, onBoundary: boolean): string {
  if (!converged) return `Did not converge in ${wholeNumber(evaluations)} evaluations`;
  if (evaluations <= 1) return "Computed directly";
  const boundary = onBoundary ? ", on the boundary of what variances can be" : "";
  return `Converged in ${wholeNumber(evaluations)} evaluations${boundary}`;
}
