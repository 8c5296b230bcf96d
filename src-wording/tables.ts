import type { Distribution } from "../src-contract/analysis.ts";
import type { RichText } from "../src-contract/output.ts";
import { distributionWords } from "./outcomes.ts";
import { italic, plain, subscript, superscript } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** Titles, heads and rows of the result tables, by APA 7 (sections 7.8 to 7.14). */

export const titles = {
  fixedEffects: (outcome: string) => title`Fixed effects on ${outcome}`,
  populationAverage: (outcome: string) => title`Population-average effects on ${outcome}`,
  termTests: (outcome: string) => title`Tests of fixed effects on ${outcome}`,
  hypotheses: (outcome: string) => title`Hypotheses about fixed effects on ${outcome}`,
  varianceComponents: (outcome: string) => title`Variance components of ${outcome}`,
  varianceTests: (outcome: string) => title`Tests of variances and correlations of ${outcome}`,
  zeroPart: (outcome: string) => title`Zeros of ${outcome}`,
  thresholds: (outcome: string) => title`Thresholds of ${outcome}`,
  populationThresholds: (outcome: string) => title`Population-average thresholds of ${outcome}`,
  residualStructure: (outcome: string) => title`Residual structure of ${outcome}`,
  structureComparison: (outcome: string) => title`Residual structures of the model of ${outcome}`,
  modelFit: (outcome: string) => title`Fit of the model of ${outcome}`,
  fitLog: (outcome: string) => title`Log of the fit of ${outcome}`,
  singleLevel: (outcome: string) => title`Multilevel and single-level estimates for ${outcome}`,
  /** `outcome` null: the models' outcomes differ. */
  comparison: (outcome: string | null) =>
    outcome === null ? title`Multilevel models of different outcomes` : title`Multilevel models of ${outcome}`,
};

export const heads = {
  effect: [plain("Effect")],
  randomEffect: [plain("Random effect")],
  statistic: [plain("Statistic")],
  value: [plain("Value")],
  b: [italic("b")],
  se: [italic("SE")],
  robustSe: [plain("Robust "), italic("SE")],
  modelSe: [plain("Model "), italic("SE")],
  t: [italic("t")],
  z: [italic("z")],
  df: [italic("df")],
  p: [italic("p")],
  f: [italic("F")],
  fOrChiSquare: [italic("F"), plain(" or χ"), superscript("2")],
  numeratorDf: [italic("df"), subscript("1")],
  denominatorDf: [italic("df"), subscript("2")],
  hypothesis: [plain("Hypothesis")],
  ratioOf: (abbreviation: string): RichText => [italic(abbreviation)],
  ci: (level: number): RichText => [plain(`${Number((100 * level).toPrecision(10))}% CI`)],
  variance: [plain("Variance")],
  sd: [italic("SD")],
  chiSquare: [plain("χ"), superscript("2")],
  reliability: [plain("Reliability")],
  correlationWith: [plain("Correlation with")],
  multilevel: [plain("Multilevel")],
  singleLevel: [plain("Single-level (OLS)")],
  ratio: [italic("SE"), plain(" ratio")],
  threshold: [plain("Threshold")],
  parameter: [plain("Parameter")],
  structure: [plain("Residual structure")],
  evaluation: [plain("Evaluation")],
  deviance: [plain("Deviance")],
  aboveLowest: [plain("Above the lowest")],
  parameterEstimate: [plain("Estimate")],
  estimate: [italic("b"), plain(" ("), italic("SE"), plain(")")],
} as const;

/** Of a slope, in the sections of fixed effects and among random effects. */
export function slopeSection(predictor: string): string {
  return `${predictor} slope`;
}

/** The same slope may vary between the units of several factors. */
export function slopeBetween(slope: string, unitPlural: string): string {
  return `${slope} between ${unitPlural}`;
}

export const varianceTestRows = {
  variance: (effect: string) => `Variance of the ${effect}`,
  correlation: (first: string, second: string) => `Correlation of the ${first} and the ${second}`,
  homogeneity: "Homogeneity of the residual variance (H)",
};

export const varianceRows = {
  residual: "Residual",
  meanResidual: "Residual (mean over the rows)",
};

const approximations: Readonly<Record<string, string>> = {
  laplace: "Laplace",
  agq: "quadrature",
  pql: "linearized outcome",
};

/** What a model estimates besides coefficients, variances and covariances. */
export const parametersBesides = {
  residual: "the residual variance",
  thresholds: "the thresholds",
  zeros: "the coefficients of the zeros",
  overdispersion: "the overdispersion",
  own: (distribution: Distribution) => `what the ${distributionWords[distribution]} distribution has besides its mean`,
};

export const fitRows = {
  deviance: (method: string) => `Deviance (${approximations[method] ?? method})`,
  parameters: "Parameters",
  aic: "AIC",
  bic: "BIC",
  icc: (about: string | null) => (about === null ? "ICC" : `ICC (${about})`),
  /** "Median odds ratio (school)". */
  medianRatio: (ratio: string, about: string | null) =>
    about === null ? `Median ${ratio}` : `Median ${ratio} (${about})`,
  marginalR2: [plain("Marginal "), italic("R"), superscript("2")] as RichText,
  conditionalR2: [plain("Conditional "), italic("R"), superscript("2")] as RichText,
};

export const comparisonRows = {
  fixed: "Fixed effects",
  random: "Random effects (variances)",
  fit: "Fit",
  correlation: (first: string, second: string) => `Correlation of ${first} and ${second}`,
  bothR2: [plain("Marginal / conditional "), italic("R"), superscript("2")] as RichText,
  difference: [plain("Δχ"), superscript("2"), plain(" (Δ"), italic("df"), plain(")")] as RichText,
  /** `outcome`: where the models' outcomes differ. */
  model: (number: number, name: string, outcome: string | null) =>
    `Model ${number}: ${name}${outcome === null ? "" : ` (${outcome})`}`,
};
