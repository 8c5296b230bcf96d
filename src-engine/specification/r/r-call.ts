import type { Distribution, Link, namedLinks } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { isLinear, usualLink } from "../links.ts";
import { defaultQuadraturePoints } from "../methods.ts";

/** A model as a call of R: of the package that has its kind of outcome. */
export interface RCall {
  /** The package that has to be loaded; null: none. */
  readonly library: RLibrary | null;
  /** The formula alone where no package has such outcomes. */
  readonly text: string;
  /** What the call does not say, or does otherwise. */
  readonly gaps: readonly CallGap[];
}

export type RLibrary = "lme4" | "nlme" | "glmmTMB" | "ordinal" | "mclogit" | "nnet" | "MASS";

/** `other-estimator`: no package that maximizes the likelihood has such outcomes. */
export type CallGap =
  | { readonly kind: "distribution"; readonly distribution: Distribution }
  | { readonly kind: "other-estimator" }
  | { readonly kind: "quasi-likelihood" }
  /** glmmPQL is by full quasi-likelihood only. */
  | { readonly kind: "full-quasi-likelihood" }
  /** lme4's approximation takes the expected curvature, which differs where the link is not the canonical one. */
  | { readonly kind: "expected-curvature" }
  | { readonly kind: "quadrature"; readonly library: RLibrary };

/** The parts of the formula, as R writes them. */
export interface FormulaParts {
  readonly outcome: string;
  /** `1 + ses`. */
  readonly fixed: string;
  /** `offset(log(hours))`. */
  readonly offsets: readonly string[];
  /** `1 + ses | school`. */
  readonly bars: readonly string[];
  /** The same as nlme writes it: `~ 1 + ses | school`; null: it cannot. */
  readonly nested: string | null;
  /** Predictors of the zeros: `1 + x`; null: no zero part. */
  readonly zeros: string | null;
  readonly data: "d" | "data";
  /** Precision weights of the rows; of outcomes that are not normal they count the rows. */
  readonly weights: string | null;
}

/** `outcome ~ 1 + ses + (1 | school)`. */
export function wholeFormula({ outcome, fixed, offsets, bars }: FormulaParts): string {
  return `${outcome} ~ ${[fixed, ...bars.map((bar) => `(${bar})`), ...offsets].join(" + ")}`;
}

export function rCall(draft: ModelDraft, parts: FormulaParts): RCall {
  switch (draft.distribution) {
    case undefined:
    case "normal":
      return isLinear(draft) ? linearCall(draft, parts) : generalizedCall(draft, "normal", parts);
    case "lognormal":
      return linearCall({ ...draft, estimation: { method: "ML" } }, { ...parts, outcome: `log(${parts.outcome})` });
    case "ordinal":
      return ordinalCall(draft, parts);
    case "multinomial":
      return multinomialCall(parts);
    default:
      return quasiLikelihoodCall(draft, draft.distribution, parts) ?? generalizedCall(draft, draft.distribution, parts);
  }
}

function linearCall({ estimation }: ModelDraft, parts: FormulaParts): RCall {
  const inside = [wholeFormula(parts), `data = ${parts.data}`, ...weightWords(parts)];
  if (parts.bars.length === 0) return call(null, "lm", inside);
  const isRestricted = (estimation?.method ?? "REML") === "REML";
  return call("lme4", "lmer", [...inside, `REML = ${isRestricted ? "TRUE" : "FALSE"}`]);
}

/** clm, and with random effects clmm, whose two asymmetric links have each other's names. */
function ordinalCall({ link = "logit", estimation }: ModelDraft, parts: FormulaParts): RCall {
  const isMixed = parts.bars.length > 0;
  const name = typeof link === "string" ? link : "logit";
  const own = isMixed ? (clmmLinks[name] ?? name) : name;
  return call("ordinal", isMixed ? "clmm" : "clm", [
    wholeFormula(parts),
    `data = ${parts.data}`,
    ...weightWords(parts),
    `link = "${own}"`,
    ...(isMixed && estimation?.method === "agq" ? [quadrature(estimation.quadraturePoints)] : []),
  ]);
}

const clmmLinks: Partial<Readonly<Record<(typeof namedLinks)[number], string>>> = {
  cloglog: "loglog",
  loglog: "cloglog",
};

function multinomialCall(parts: FormulaParts): RCall {
  const { bars, data } = parts;
  const formula = wholeFormula({ ...parts, bars: [] });
  if (bars.length === 0) return call("nnet", "multinom", [formula, `data = ${data}`, ...weightWords(parts)]);
  const random = bars.map((bar) => `~ ${bar}`);
  const list = random.length === 1 ? random[0] : `list(${random.join(", ")})`;
  return {
    ...call("mclogit", "mblogit", [formula, `random = ${list}`, `data = ${data}`, ...weightWords(parts)]),
    gaps: [{ kind: "other-estimator" }],
  };
}

/** glmer where it maximizes the same likelihood or alone has the link; glmmTMB for the rest. */
function generalizedCall(draft: ModelDraft, distribution: Distribution, parts: FormulaParts): RCall {
  const { link = usualLink(distribution), zeros, estimation } = draft;
  const inData = [wholeFormula(parts), `data = ${parts.data}`, ...weightWords(parts)];
  const family = glmFamily(distribution, link);
  const isQuadrature = estimation?.method === "agq";
  // lme4 and glm round weighted counts of a binomial outcome to whole ones.
  const isPlain = plain.includes(distribution) && zeros === undefined && parts.weights === null;
  if (isPlain && family !== null) {
    if (parts.bars.length === 0) return call(null, "glm", [...inData, `family = ${family}`]);
    if (isQuadrature || link === usualLink(distribution) || !templateLinks.includes(link)) {
      // lme4 integrates over one set of random effects.
      const isIntegrated = isQuadrature && parts.bars.length === 1;
      const points = isIntegrated ? [quadrature(estimation.quadraturePoints)] : [];
      const gaps: readonly CallGap[] = [
        ...(link === usualLink(distribution) ? [] : [{ kind: "expected-curvature" } as const]),
        ...(isIntegrated || !isQuadrature ? [] : [{ kind: "quadrature", library: "lme4" } as const]),
      ];
      return { ...call("lme4", "glmer", [...inData, `family = ${family}`, ...points]), gaps };
    }
  }
  const template = templateFamily(distribution, link, zeros?.kind === "hurdle");
  const held = heldParameters(draft, distribution);
  if (template === null)
    return { library: null, text: wholeFormula(parts), gaps: [{ kind: "distribution", distribution }] };
  const zeroFormula = parts.zeros === null ? [] : [`ziformula = ~ ${parts.zeros}`];
  const found = call("glmmTMB", "glmmTMB", [
    ...inData,
    ...zeroFormula,
    `family = ${template}`,
    ...held.map(([name]) => `map = list(${name} = factor(NA))`),
    ...held.map(([name, value]) => `start = list(${name} = ${value})`),
  ]);
  return isQuadrature ? { ...found, gaps: [{ kind: "quadrature", library: "glmmTMB" }] } : found;
}

function weightWords({ weights }: FormulaParts): readonly string[] {
  return weights === null ? [] : [`weights = ${weights}`];
}

/** Parameters of glmmTMB's distributions that are not estimated, with their values. */
function heldParameters(
  { degreesOfFreedom }: ModelDraft,
  distribution: Distribution,
): readonly (readonly [name: string, value: string])[] {
  if (fixedDispersion.includes(distribution)) return [["betad", "0"]];
  const isGiven = distribution === "student-t" && degreesOfFreedom !== undefined;
  return isGiven ? [["psi", `log(${degreesOfFreedom})`]] : [];
}

/**
 * glmmPQL, which estimates a scale unless lme is told not to; without groups glm's quasi families. Null: quasi-likelihood is not asked for,
 * or R has no such call: then the one by maximum likelihood, which says so, or nothing different.
 */
function quasiLikelihoodCall(draft: ModelDraft, distribution: Distribution, parts: FormulaParts): RCall | null {
  const { estimation, overdispersion = false, link = usualLink(distribution) } = draft;
  if (estimation?.method !== "pql" && !overdispersion) return null;
  const family = quasiFamily(distribution, link);
  const { bars, nested, data } = parts;
  if (bars.length === 0) {
    if (family === null || !overdispersion) return null;
    return call(null, "glm", [wholeFormula(parts), `data = ${data}`, `family = quasi${family}`]);
  }
  if (family === null || nested === null) {
    const found = generalizedCall(draft, distribution, parts);
    return { ...found, gaps: [...found.gaps, { kind: "quasi-likelihood" }] };
  }
  const hasScale = overdispersion || !plain.includes(distribution);
  const found = call("MASS", "glmmPQL", [
    wholeFormula({ ...parts, bars: [] }),
    `random = ${nested}`,
    `data = ${data}`,
    `family = ${family}`,
    ...weightWords(parts),
    ...(hasScale ? [] : ["control = nlme::lmeControl(sigma = 1)"]),
  ]);
  const isRestricted = estimation?.restricted ?? true;
  return isRestricted ? { ...found, gaps: [{ kind: "full-quasi-likelihood" }] } : found;
}

/** Those of glm that quasi-likelihood is for, with their links; null: another. */
function quasiFamily(distribution: Distribution, link: Link): string | null {
  if (plain.includes(distribution)) return glmFamily(distribution, link);
  const links = quasiLinks[distribution];
  return links?.includes(link)
    ? `${distribution === "gamma" ? "Gamma" : "inverse.gaussian"}(link = "${String(link)}")`
    : null;
}

const quasiLinks: Partial<Readonly<Record<Distribution, readonly Link[]>>> = {
  gamma: ["identity", "log", "inverse"],
  "inverse-gaussian": ["identity", "log", "inverse"],
};

/** How R's glm and lme4 are told: `binomial(link = "probit")`; null: they have no such link. */
function glmFamily(distribution: Distribution, link: Link): string | null {
  const family = templateFamilies[distribution];
  if (family === undefined) return null;
  if (typeof link !== "string") return `${family}(link = power(${link.power}))`;
  return glmLinks.includes(link) ? `${family}(link = "${link}")` : null;
}

/** How glmmTMB is told; null: it has no such distribution or link. */
function templateFamily(distribution: Distribution, link: Link, isHurdle: boolean): string | null {
  const family = templateFamilies[distribution];
  if (family === undefined || !templateLinks.includes(link)) return null;
  return `${isHurdle ? "truncated_" : ""}${family}(link = "${String(link)}")`;
}

/** Distributions without a parameter of their own: lme4 and glm maximize their likelihood. */
const plain: readonly Distribution[] = ["bernoulli", "binomial", "poisson"];

/** Those that are another one with its dispersion at 1. */
const fixedDispersion: readonly Distribution[] = ["geometric", "exponential"];

const templateFamilies: Partial<Readonly<Record<Distribution, string>>> = {
  normal: "gaussian",
  bernoulli: "binomial",
  binomial: "binomial",
  poisson: "poisson",
  "negative-binomial": "nbinom2",
  "negative-binomial-linear": "nbinom1",
  geometric: "nbinom2",
  gamma: "Gamma",
  exponential: "Gamma",
  beta: "beta_family",
  "student-t": "t_family",
};

const glmLinks: readonly Link[] = ["identity", "log", "logit", "probit", "cloglog", "cauchit"];
const templateLinks: readonly Link[] = ["identity", "log", "logit", "probit", "cloglog", "inverse"];

function quadrature(points: number = defaultQuadraturePoints): string {
  return `nAGQ = ${points}`;
}

function call(library: RLibrary | null, name: string, inside: readonly string[]): RCall {
  return { library, text: `${name}(${inside.join(", ")})`, gaps: [] };
}
