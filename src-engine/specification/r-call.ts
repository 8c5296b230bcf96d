import type { Distribution, Link, namedLinks } from "../../src-contract/analysis.ts";
import type { ModelDraft } from "../../src-contract/project.ts";
import { usualLink } from "./links.ts";
import { defaultQuadraturePoints } from "./methods.ts";

/** A model as a call of R: of the package that has its kind of outcome. */
export interface RCall {
  /** The package that has to be loaded; null: none. */
  readonly library: RLibrary | null;
  /** The formula alone where no package has such outcomes. */
  readonly text: string;
  /** What the call does not say, or does otherwise. */
  readonly gaps: readonly CallGap[];
}

export type RLibrary = "lme4" | "glmmTMB" | "ordinal" | "mclogit" | "nnet";

/** `other-estimator`: no package that maximizes the likelihood has such outcomes. */
export type CallGap =
  | { readonly kind: "distribution"; readonly distribution: Distribution }
  | { readonly kind: "other-estimator" }
  | { readonly kind: "quasi-likelihood" }
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
  /** Predictors of the zeros: `1 + x`; null: no zero part. */
  readonly zeros: string | null;
  readonly data: "d" | "data";
}

/** `outcome ~ 1 + ses + (1 | school)`. */
export function wholeFormula({ outcome, fixed, offsets, bars }: FormulaParts): string {
  return `${outcome} ~ ${[fixed, ...bars.map((bar) => `(${bar})`), ...offsets].join(" + ")}`;
}

export function rCall(draft: ModelDraft, parts: FormulaParts): RCall {
  switch (draft.distribution) {
    case undefined:
    case "normal":
      return linearCall(draft, parts);
    case "lognormal":
      return linearCall({ ...draft, estimation: { method: "ML" } }, { ...parts, outcome: `log(${parts.outcome})` });
    case "ordinal":
      return ordinalCall(draft, parts);
    case "multinomial":
      return multinomialCall(parts);
    default:
      return withQuasiLikelihood(draft, generalizedCall(draft, draft.distribution, parts));
  }
}

function linearCall({ estimation }: ModelDraft, parts: FormulaParts): RCall {
  const formula = wholeFormula(parts);
  if (parts.bars.length === 0) return call(null, "lm", [formula, `data = ${parts.data}`]);
  const isRestricted = (estimation?.method ?? "REML") === "REML";
  return call("lme4", "lmer", [formula, `data = ${parts.data}`, `REML = ${isRestricted ? "TRUE" : "FALSE"}`]);
}

/** clm, and with random effects clmm, whose two asymmetric links have each other's names. */
function ordinalCall({ link = "logit", estimation }: ModelDraft, parts: FormulaParts): RCall {
  const isMixed = parts.bars.length > 0;
  const name = typeof link === "string" ? link : "logit";
  const own = isMixed ? (clmmLinks[name] ?? name) : name;
  return call("ordinal", isMixed ? "clmm" : "clm", [
    wholeFormula(parts),
    `data = ${parts.data}`,
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
  if (bars.length === 0) return call("nnet", "multinom", [formula, `data = ${data}`]);
  const random = bars.map((bar) => `~ ${bar}`);
  const list = random.length === 1 ? random[0] : `list(${random.join(", ")})`;
  return {
    ...call("mclogit", "mblogit", [formula, `random = ${list}`, `data = ${data}`]),
    gaps: [{ kind: "other-estimator" }],
  };
}

/** glmer where it maximizes the same likelihood or alone has the link; glmmTMB for the rest. */
function generalizedCall(draft: ModelDraft, distribution: Distribution, parts: FormulaParts): RCall {
  const { link = usualLink(distribution), zeros, estimation } = draft;
  const inData = [wholeFormula(parts), `data = ${parts.data}`];
  const family = glmFamily(distribution, link);
  const isQuadrature = estimation?.method === "agq";
  const isPlain = plain.includes(distribution) && zeros === undefined;
  if (isPlain && family !== null) {
    if (parts.bars.length === 0) return call(null, "glm", [...inData, `family = ${family}`]);
    if (isQuadrature || link === usualLink(distribution) || !templateLinks.includes(link)) {
      // lme4 integrates over one set of random effects.
      const isIntegrated = isQuadrature && parts.bars.length === 1;
      const points = isIntegrated ? [quadrature(estimation.quadraturePoints)] : [];
      const found = call("lme4", "glmer", [...inData, `family = ${family}`, ...points]);
      return isIntegrated || !isQuadrature ? found : { ...found, gaps: [{ kind: "quadrature", library: "lme4" }] };
    }
  }
  const template = templateFamily(distribution, link, zeros?.kind === "hurdle");
  if (template === null)
    return { library: null, text: wholeFormula(parts), gaps: [{ kind: "distribution", distribution }] };
  const zeroFormula = parts.zeros === null ? [] : [`ziformula = ~ ${parts.zeros}`];
  const found = call("glmmTMB", "glmmTMB", [
    ...inData,
    ...zeroFormula,
    `family = ${template}`,
    ...(fixedDispersion.includes(distribution) ? ["map = list(betad = factor(NA))", "start = list(betad = 0)"] : []),
  ]);
  return isQuadrature ? { ...found, gaps: [{ kind: "quadrature", library: "glmmTMB" }] } : found;
}

function withQuasiLikelihood({ estimation, random }: ModelDraft, found: RCall): RCall {
  if (estimation?.method !== "pql" || random.length === 0) return found;
  return { ...found, gaps: [...found.gaps, { kind: "quasi-likelihood" }] };
}

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
