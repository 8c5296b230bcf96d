import type { DegreesOfFreedom, StandardErrors } from "../src-contract/analysis.ts";
import type { FitSummary } from "../src-contract/output.ts";
import { wholeNumber } from "./names.ts";
import { type Estimator, estimatorName } from "./table-notes.ts";

/** How a model was estimated, in words: "Restricted maximum likelihood; df by Satterthwaite". */
export function methodText(estimator: Estimator, df: DegreesOfFreedom, standardErrors: StandardErrors): string {
  return `${estimatorName(estimator)}; ${degreesText[df]}${errorsText[standardErrors]}`;
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

/** What the model rests on, level by level: "7,185 students", "160 schools"; "114 of 120 rows" where some are left out. */
export function fittedUnits({ levels }: Pick<FitSummary, "levels">): readonly string[] {
  return levels.map(({ noun, count, excluded }) =>
    excluded === 0
      ? `${wholeNumber(count)}\u00a0${noun}`
      : `${wholeNumber(count)} of\u00a0${wholeNumber(count + excluded)}\u00a0${noun}`,
  );
}

export function convergenceText(converged: boolean, evaluations: number, onBoundary: boolean): string {
  if (!converged) return `Did not converge in ${wholeNumber(evaluations)} evaluations`;
  if (evaluations <= 1) return "Computed directly";
  const boundary = onBoundary ? ", on the boundary of what variances can be" : "";
  return `Converged in ${wholeNumber(evaluations)} evaluations${boundary}`;
}
