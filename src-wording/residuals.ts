import type { ResidualSpecification } from "../src-contract/analysis.ts";
import type { RichText } from "../src-contract/output.ts";
import { italic, plain, subscript, superscript } from "./text-pieces.ts";

type Structure = ResidualSpecification["structure"];

/** What a residual structure is called, in lists and in notes. */
export const residualNames: Readonly<Record<Structure, string>> = {
  independent: "Independent",
  "compound-symmetry": "Compound symmetry",
  ar1: "AR(1)",
  arma11: "ARMA(1,1)",
  toeplitz: "Toeplitz",
  unstructured: "Unstructured",
  diagonal: "Diagonal",
  "ar1-heterogeneous": "AR(1), heterogeneous",
  "compound-symmetry-heterogeneous": "Compound symmetry, heterogeneous",
  "toeplitz-heterogeneous": "Toeplitz, heterogeneous",
  "by-group": "One variance per group",
  "log-linear": "Log-linear variance",
};

/** When to choose it. */
export const residualUses: Readonly<Record<Structure, string>> = {
  independent: "One variance, no correlation; the usual choice",
  "compound-symmetry": "One correlation between all rows of a subject",
  ar1: "First-order autoregressive: rows of a subject resemble each other the more, the closer they are in time",
  arma11: "As AR(1), with neighbours closer or farther than that",
  toeplitz: "One correlation for each distance in time",
  unstructured: "Every variance and every covariance its own",
  diagonal: "One variance per occasion, no correlation",
  "ar1-heterogeneous": "AR(1) with one variance per occasion",
  "compound-symmetry-heterogeneous": "One correlation, one variance per occasion",
  "toeplitz-heterogeneous": "Toeplitz with one variance per occasion",
  "by-group": "Residual variances that differ between categories",
  "log-linear": "The logarithm of the residual variance depends on predictors; HLM’s heterogeneous σ²",
};

/** "Residuals: Toeplitz within students, by wave." */
export function residualSentence(structure: Structure, subjects: string, order: string | null): string {
  if (structure === "by-group") return `Residual variance of its own for each category of ${subjects}.`;
  if (structure === "log-linear") return `The logarithm of the residual variance is linear in ${subjects}.`;
  return `Residuals within ${subjects}: ${residualNames[structure]}${order === null ? "" : `, by ${order}`}.`;
}

export const weightsSentence = (name: string) => `Weighted by ${name} (precision weights).`;

/** The row of a parameter by its name in the result document: "rho", "variance[3]", "covariance[1,2]". */
export function residualParameterLabel(name: string): RichText {
  const [, kind = name, at = ""] = /^([a-z]+)\[(.*)\]$/.exec(name) ?? [];
  switch (kind) {
    case "variance":
      return [plain(`Variance, ${at}`)];
    case "covariance":
      return [plain(`Covariance, ${at.replace(",", " and ")}`)];
    case "alpha":
      return at === "(Intercept)"
        ? [plain("ln σ"), superscript("2"), plain(": intercept, α"), subscript("0")]
        : [plain("ln σ"), superscript("2"), plain(`: ${at}, α`)];
    case "gamma":
      return [plain("Correlation of neighbours, "), italic("γ")];
    case "rho":
      return at === ""
        ? [plain("Correlation, "), italic("ρ")]
        : [plain(`Correlation at distance ${at}, `), italic("ρ"), subscript(at)];
    default:
      return [plain(name)];
  }
}

export function explainResidualParameter(name: string, outcome: string): string {
  if (name.startsWith("variance"))
    return `The residual variance of ${outcome} here, after everything else in the model.`;
  if (name.startsWith("covariance"))
    return `How residuals of ${outcome} of one subject go together at these two occasions.`;
  if (name === "alpha[(Intercept)]")
    return `The logarithm of the residual variance of ${outcome} where all its predictors are zero.`;
  if (name.startsWith("alpha"))
    return `How much the logarithm of the residual variance of ${outcome} changes with 1 more of this predictor; e to its power is the factor of the variance.`;
  return `How closely residuals of ${outcome} of the same subject resemble each other; 1 would be perfectly.`;
}

/** Under the table of several residual structures. */
export const structureComparison = {
  withoutRandomEffects: (name: string) => `${name}, no random effects of the subjects`,
  sameFixedPart: "The same fixed part and method throughout, so that deviances compare, restricted ones too.",
  replaces:
    "Structures with a covariance of their own for all rows of a subject take the place of the subjects’ random effects.",
  smallest: (aic: string, bic: string) =>
    aic === bic ? `Smallest AIC and BIC: ${aic}.` : `Smallest AIC: ${aic}; smallest BIC: ${bic}.`,
  notConverged: (name: string) => `${name} did not converge.`,
  notFitted: (name: string, why: string) => `${name}: ${why}`,
};
