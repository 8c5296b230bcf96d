import type {
  CovarianceStructure,
  DegreesOfFreedom,
  EstimationMethod,
  Hypothesis,
  IntervalKind,
  StandardErrors,
  VarianceTestKind,
} from "../../src-contract/analysis.ts";
import type { ModelDraft } from "../../src-contract/project.ts";
import { groupKey } from "../../src-engine/specification/context.ts";
import { type OutcomeForm, usualLink } from "../../src-engine/specification/links.ts";
import {
  defaultQuadraturePoints,
  isLaplaceExact,
  usualDegrees,
  usualMethod,
} from "../../src-engine/specification/methods.ts";
import { linkName } from "../../src-engine/specification/resolve/resolve-outcome.ts";
import { distributionName } from "../../src-wording/outcomes.ts";
import { residualNames } from "../../src-wording/residuals.ts";

/** What a model's settings are called: in the chips under the equations and in the dialogs. */

export const methodNames: Readonly<Record<EstimationMethod, string>> = {
  REML: "Restricted maximum likelihood (REML)",
  ML: "Full maximum likelihood (ML)",
  laplace: "Laplace approximation",
  agq: "Adaptive Gauss–Hermite quadrature",
  pql: "Penalized quasi-likelihood (PQL)",
};

const methodUses: Partial<Readonly<Record<EstimationMethod, string>>> = {
  REML: "Variances without bias from the fixed effects; the usual choice",
  ML: "Needed to compare models with different fixed effects by their deviances",
  laplace: "Fast, and right for most models; the usual choice",
  agq: "More exact where units are small and vary much; one grouping variable",
  pql: "HLM’s, SPSS’s and SAS’s usual one; biased where units are small, and without a likelihood to compare models by",
};

export const searchWords = {
  maxIterations: "Most evaluations",
  maxIterationsMeaning: "The search is given up after so many evaluations of the likelihood",
  tolerance: "Tolerance",
  toleranceMeaning: "The search ends where another step would lower the deviance by less",
  toleranceName: (tolerance: number) => (tolerance === 1e-10 ? `${tolerance} (usual)` : String(tolerance)),
  start: "Own starting values",
  startMeaning: "Variances and covariances that the search starts from, should it not find its way",
  varianceOf: (effect: string, unit: string) => `Variance of ${effect} between ${unit} units`,
  covarianceOf: (one: string, other: string, unit: string) => `Covariance of ${one} and ${other} between ${unit} units`,
  residualVariance: "Residual variance",
} as const;

export const setWords = {
  covariance: (units: string, set: number | null) =>
    `Covariance of the random effects between ${units}${set === null ? "" : `, set ${set}`}`,
  alone: (effect: string, isOneOfSeveral: boolean) =>
    `Only ${effect} ${isOneOfSeveral ? "is in this set" : "varies"}: there is nothing to correlate`,
  divide: (units: string) => `Divide the random effects between ${units} into sets`,
  divideMeaning: "Effects of one set may correlate, those of different sets do not",
  notDivided: "Categories vary together with the intercept, so that these cannot be divided",
  setOf: (effect: string, units: string) => `Set of ${effect} between ${units}`,
  set: (number: number, isNew: boolean) => `Set ${number}${isNew ? " (new)" : ""}`,
};

export const covarianceNames: Readonly<Record<CovarianceStructure, string>> = {
  unstructured: "Unstructured",
  diagonal: "Diagonal",
  identity: "Scaled identity",
  "compound-symmetry": "Compound symmetry",
};

export const covarianceUses: Readonly<Record<CovarianceStructure, string>> = {
  unstructured: "Every variance and every correlation its own",
  diagonal: "Variances of their own, no correlations",
  identity: "One variance for all, no correlations",
  "compound-symmetry": "One variance and one correlation for all",
};

export const dfNames: Readonly<Record<DegreesOfFreedom, string>> = {
  satterthwaite: "Satterthwaite",
  "kenward-roger": "Kenward–Roger",
  "between-within": "Between–within",
  residual: "Residual",
  infinite: "z tests",
};

export const dfUses: Readonly<Record<DegreesOfFreedom, string>> = {
  satterthwaite: "t tests with approximate degrees of freedom; right also for few units",
  "kenward-roger": "Standard errors corrected for small samples as well; the most exact for few units, REML only",
  "between-within": "HLM’s rule: counts units and the coefficients of an equation; nested levels only",
  residual: "Rows less coefficients; too many where predictors vary between units",
  infinite: "As for very many units",
};

export const standardErrorNames: Readonly<Record<StandardErrors, string>> = {
  model: "From the model",
  robust: "Robust (sandwich, CR0)",
  "robust-cr2": "Robust, corrected for few units (CR2)",
};

export const standardErrorUses: Readonly<Record<StandardErrors, string>> = {
  model: "Right if the model is",
  robust:
    "Right also if variances and correlations within units are not as the model says; for many units. With between–within df as HLM has them; Kenward–Roger’s become Satterthwaite’s of the sandwich",
  "robust-cr2": "The same without the bias that few units bring, with degrees of freedom of its own",
};

export const intervalNames: Readonly<Record<IntervalKind, string>> = {
  wald: "Wald",
  profile: "Profile likelihood",
  bootstrap: "Parametric bootstrap",
};

export const intervalUses: Readonly<Record<IntervalKind, string>> = {
  wald: "Estimate ± quantile × standard error; at once",
  profile: "What a likelihood-ratio test does not reject; right also for variances, which are skewed. By full ML",
  bootstrap: "From refits to outcomes simulated by the model; takes longer, the same seed gives the same numbers",
};

export const varianceTestNames: Readonly<Record<VarianceTestKind, string>> = {
  "likelihood-ratio": "Likelihood-ratio tests of variances and correlations",
  homogeneity: "Homogeneity of the level-1 variance (HLM’s H)",
};

export const varianceTestUses: Readonly<Record<VarianceTestKind, string>> = {
  "likelihood-ratio": "Of each random effect, with the mixture of chi-square distributions that zero variances need",
  homogeneity: "Whether the residuals scatter equally in all units",
};

const intervalsSummary: Readonly<Record<IntervalKind, string>> = {
  wald: "",
  profile: ", profile intervals",
  bootstrap: ", bootstrap intervals",
};

const errorsSummary: Readonly<Record<StandardErrors, string>> = {
  model: "",
  robust: ", robust SE",
  "robust-cr2": ", robust SE (CR2)",
};

/** A model's settings in a few words each. */
export function settingsSummary({
  distribution = "normal",
  link = usualLink(distribution),
  zeros,
  overdispersion,
  estimation,
  random,
  residual,
  weights,
  inference,
}: ModelDraft) {
  const name = distributionName({ distribution, zeros: zeros ?? null, overdispersion: overdispersion ?? false });
  const structures = [...new Set(random.map(({ covariance = "unstructured" }) => covariance))];
  const isDivided = new Set(random.map(({ group }) => groupKey(group))).size < random.length;
  return {
    outcome: distribution === "normal" && link === "identity" ? name : `${name} · ${linkName(link)}`,
    estimation: methodSummary({ distribution, link }, estimation),
    covariance:
      structures.length === 0
        ? "None"
        : `${structures.map((structure) => covarianceNames[structure]).join(", ")}${isDivided ? ", in sets" : ""}`,
    residuals: `${residualNames[residual?.structure ?? "independent"]}${weights?.level1 === undefined ? "" : ", weighted"}`,
    tests: testsSummary(inference, usualDegrees({ distribution, link })),
    hypotheses: hypothesesSummary(inference?.hypotheses ?? []),
  };
}

/** As tests will be: a sandwich has degrees of freedom of its own, by Satterthwaite's method, in place of Kenward and Roger's. */
function testsSummary(inference: ModelDraft["inference"], usual: DegreesOfFreedom): string {
  const { df = usual, standardErrors = "model", intervals = "wald" } = inference ?? {};
  const applied = df === "kenward-roger" && standardErrors !== "model" ? "satterthwaite" : df;
  return `${dfNames[applied]}${errorsSummary[standardErrors]}${intervalsSummary[intervals]}`;
}

/** What a method is for, of such an outcome. */
export function methodUse(method: EstimationMethod, outcome: OutcomeForm): string | undefined {
  return method === "laplace" && isLaplaceExact(outcome)
    ? "For this outcome the likelihood itself"
    : methodUses[method];
}

const shortMethods: Partial<Readonly<Record<EstimationMethod, string>>> = { laplace: "Laplace", pql: "PQL" };

function methodSummary(outcome: OutcomeForm, estimation: ModelDraft["estimation"]): string {
  const method = estimation?.method ?? usualMethod(outcome);
  if (method !== "pql" && isLaplaceExact(outcome)) return method === "REML" ? method : "ML";
  if (method !== "agq") return shortMethods[method] ?? method;
  return `Quadrature, ${estimation?.quadraturePoints ?? defaultQuadraturePoints} points`;
}

function hypothesesSummary(hypotheses: readonly Hypothesis[]): string {
  const [only, ...others] = hypotheses;
  return only === undefined ? "None" : others.length === 0 ? only.name : String(hypotheses.length);
}

/** What the page Hypotheses says. */
export const hypothesisWords = {
  intro: "Statements about several coefficients at once: weights × coefficients, added up, equal a value.",
  noCoefficients: "The model has no coefficients yet.",
  hypothesis: "Hypothesis",
  none: "None yet",
  add: "Add hypothesis",
  remove: "Remove hypothesis",
  name: "Name",
  newName: (number: number) => `Hypothesis ${number}`,
  test: "Test",
  coefficient: "Coefficient",
  contrast: (number: number) => `Contrast ${number}`,
  weight: (coefficient: string, number: number) => `Weight of ${coefficient} in contrast ${number}`,
  equals: "Equals",
  equalsIn: (number: number) => `Value of contrast ${number}`,
  addContrast: "Add contrast",
  removeContrast: (number: number) => `Remove contrast ${number}`,
  unknown: (name: string) => `${name} (no longer in the model)`,
  nameless: "Give the hypothesis a name.",
  nameTaken: "Another hypothesis has this name.",
  empty: (number: number) => `Contrast ${number} has no weight other than zero.`,
} as const;

export const hypothesisTestNames: Readonly<Record<NonNullable<Hypothesis["test"]>, string>> = {
  F: "F test",
  "chi-square": "Chi-square test",
};

export const hypothesisTestUses: Readonly<Record<NonNullable<Hypothesis["test"]>, string>> = {
  F: "Takes degrees of freedom into account, by the method chosen under Tests",
  "chi-square": "HLM’s; for many units",
};
