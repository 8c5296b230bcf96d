import type { DegreesOfFreedom, StandardErrors } from "../src-contract/analysis.ts";
import { wholeNumber } from "./names.ts";

/** How a model was estimated, in words: "Restricted maximum likelihood; df by Satterthwaite". */
export function methodText(
  method: string,
  df: DegreesOfFreedom,
  standardErrors: StandardErrors,
  isSingleLevel: boolean,
): string {
  const estimator = isSingleLevel
    ? "Ordinary least squares"
    : method === "ML"
      ? "Maximum likelihood"
      : "Restricted maximum likelihood";
  return `${estimator}; ${degreesText[df]}${errorsText[standardErrors]}`;
}

const errorsText: Readonly<Record<StandardErrors, string>> = {
  model: "",
  robust: "; cluster-robust standard errors",
  "robust-cr2": "; cluster-robust standard errors (CR2)",
};

const degreesText: Readonly<Record<DegreesOfFreedom, string>> = {
  satterthwaite: "degrees of freedom by Satterthwaite",
  "kenward-roger": "standard errors and degrees of freedom by Kenward and Roger",
  "between-within": "between–within degrees of freedom",
  residual: "residual degrees of freedom",
  infinite: "z tests",
};

export function convergenceText(converged: boolean, evaluations: number, onBoundary: boolean): string {
  if (!converged) return `Did not converge in ${wholeNumber(evaluations)} evaluations`;
  if (evaluations <= 1) return "Computed directly";
  const boundary = onBoundary ? ", on the boundary of what variances can be" : "";
  return `Converged in ${wholeNumber(evaluations)} evaluations${boundary}`;
}
