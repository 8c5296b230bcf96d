import type { Distribution } from "../src-contract/analysis.ts";
import { isCountDistribution } from "./outcomes.ts";

/** What a distribution has besides its mean, by the names of the result document: in tables, and asked for. */

/** "Dispersion, θ". */
export function ownParameterLabel(name: string, distribution: Distribution): string {
  if (name === "phi" && distribution === "beta") return "Precision, φ";
  if (name === "variance")
    return distribution === "lognormal" ? "Residual variance (log scale), σ²" : "Residual variance, σ²";
  return labels[name] ?? name;
}

const labels: Readonly<Record<string, string>> = {
  theta: "Dispersion, θ",
  phi: "Dispersion, φ",
  df: "Degrees of freedom, ν",
  scale: "Scale, σ",
  sigma2: "Overdispersion, σ²",
};

/** "θ". */
export function ownParameterSymbol(name: string): string {
  return labels[name]?.split(", ")[1] ?? name;
}

/** Where there is no finite estimate. */
export function explainOwnLimit(name: string, distribution: Distribution, outcome: string): string {
  return `${meaningOf(name, distribution, outcome)}; it has no finite estimate here, and so no standard error.`;
}

export function explainOwnParameter(name: string, distribution: Distribution, outcome: string, se: string): string {
  return `${meaningOf(name, distribution, outcome)}; its standard error is ${se}.`;
}

function meaningOf(name: string, distribution: Distribution, outcome: string): string {
  switch (name) {
    case "theta":
      return `The smaller θ, the more ${outcome} varies beyond a Poisson distribution: its variance is μ + μ²/θ`;
    case "phi":
      if (isCountDistribution(distribution)) {
        return `The larger φ, the more ${outcome} varies beyond a Poisson distribution: its variance is μ (1 + φ)`;
      }
      if (distribution === "beta") {
        return `The larger φ, the less ${outcome} varies around its mean: its variance is μ (1 − μ)/(1 + φ)`;
      }
      return `How much ${outcome} varies around its mean: its variance is φ ${distribution === "gamma" ? "μ²" : "μ³"}`;
    case "df":
      return `The degrees of freedom of the t distribution of ${outcome}: the fewer, the more outliers it expects; above 30 it is nearly normal`;
    case "scale":
      return `The spread of ${outcome} around its mean, a standard deviation that outliers do not stretch`;
    case "variance":
      return distribution === "lognormal"
        ? `The variance of the logarithm of ${outcome} within units that the model leaves unexplained`
        : `The variance of ${outcome} within units that the model leaves unexplained`;
    case "sigma2":
      return `The factor by which the variance of ${outcome} is larger than the distribution has it; 1: as it has it`;
    default:
      return `The distribution’s own parameter, ${name}`;
  }
}
