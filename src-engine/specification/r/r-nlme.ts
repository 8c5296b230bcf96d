import type { RandomEntry, ResidualSpecification, Term } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { commonStep } from "../common-step.ts";
import { entersAsCategories, isCrossClassified, levelOfGroup, type ModelContext } from "../context.ts";
import { groupOf } from "../specification.ts";
import type { RCall } from "./r-call.ts";
import { rColumn, rName } from "./r-name.ts";

/** What the rest of the code provides. */
export interface NlmeParts {
  /** `mathach ~ 1 + ses`. */
  readonly formula: string;
  readonly effects: (terms: readonly Term[]) => string;
  /** Makes a column of the data frame `d`, and says how it is called. */
  readonly define: (name: string, value: string) => string;
}

/** Whether lme4 lacks what the model has: structured residuals, or variances of random effects that are tied to each other. */
export function isForNlme({ random, residual }: ModelDraft): boolean {
  return (
    (residual !== undefined && residual.structure !== "independent") ||
    random.some(({ terms, covariance }) => terms.length > 1 && isTied(covariance))
  );
}

function isTied(covariance: RandomEntry["covariance"]): boolean {
  return covariance === "identity" || covariance === "compound-symmetry";
}

/**
 * The linear model as a call of lme, or of gls where nothing is random (Pinheiro & Bates 2000, ch. 5). Null: nlme cannot say it, or
 * takes the structure otherwise: Toeplitz, crossed factors, residuals of subjects that have groups within them, offsets.
 */
export function nlmeCall(draft: ModelDraft, context: ModelContext, parts: NlmeParts): RCall | null {
  const { random, estimation, exposure, offset } = draft;
  const groups = nestedGroups(draft, context);
  if (groups === null || exposure !== undefined || offset !== undefined) return null;
  const residuals = residualParts(draft, context, groups.map(nameOfGroup), parts.define);
  if (residuals === null) return null;
  const weight = draft.weights?.level1;
  const variances = [...(weight === undefined ? [] : [`varFixed(~ 1/${rName(weight)})`]), ...residuals.variances];
  const inside = [
    parts.formula,
    ...(random.length > 0 ? [`random = list(${groups.map((entry) => entryText(entry, parts)).join(", ")})`] : []),
    ...(residuals.correlation === null ? [] : [`correlation = ${residuals.correlation}`]),
    ...(variances.length === 0 ? [] : [`weights = ${together(variances)}`]),
    "data = d",
    `method = "${estimation?.method ?? "REML"}"`,
  ];
  return { library: "nlme", text: `${random.length > 0 ? "lme" : "gls"}(${inside.join(", ")})`, gaps: [] };
}

/** The entries from the outermost group to the innermost; null: groups cross, or not each lies within the one before. */
function nestedGroups({ random }: ModelDraft, context: ModelContext): readonly RandomEntry[] | null {
  if (isCrossClassified(context)) return null;
  const place = ({ group }: RandomEntry) => levelOfGroup(context, group) ?? 0;
  const ordered = [...random].sort((a, b) => place(b) - place(a));
  const isNested = ordered.every((entry, position) => {
    const outer = ordered.slice(0, position).map(nameOfGroup);
    const isBelow = position === 0 || (place(entry) > 0 && place(entry) < place(ordered[position - 1] ?? entry));
    return (
      isBelow &&
      groupOf(entry.group)
        .slice(0, -1)
        .every((name) => outer.includes(name))
    );
  });
  return isNested ? ordered : null;
}

function nameOfGroup({ group }: RandomEntry): string {
  return groupOf(group).at(-1) ?? "";
}

/** `school = pdDiag(~ 1 + ses)`. */
function entryText(entry: RandomEntry, { effects }: NlmeParts): string {
  const { terms, covariance = "unstructured" } = entry;
  const formula = `~ ${effects(terms)}`;
  const structure = terms.length > 1 ? positiveDefinite[covariance] : null;
  return `${rName(nameOfGroup(entry))} = ${structure === null ? formula : `${structure}(${formula})`}`;
}

const positiveDefinite = {
  unstructured: null,
  diagonal: "pdDiag",
  identity: "pdIdent",
  "compound-symmetry": "pdCompSymm",
} as const;

/** Variance functions are multiplied. */
function together(variances: readonly string[]): string {
  return variances.length === 1 ? (variances[0] ?? "") : `varComb(${variances.join(", ")})`;
}

interface ResidualParts {
  readonly correlation: string | null;
  readonly variances: readonly string[];
}

/** What lme is told of the residuals. */
function residualParts(
  { residual }: ModelDraft,
  context: ModelContext,
  groups: readonly string[],
  define: NlmeParts["define"],
): ResidualParts | null {
  if (residual === undefined || residual.structure === "independent") return { correlation: null, variances: [] };
  if (residual.structure === "by-group") {
    return { correlation: null, variances: [`varIdent(form = ~ 1 | ${rName(residual.by ?? "")})`] };
  }
  if (residual.structure === "log-linear") {
    const variances = logLinearVariances(residual.predictors ?? [], context);
    return variances === null ? null : { correlation: null, variances };
  }
  const { correlation, isHeterogeneous } = withinSubjects[residual.structure];
  const path = pathTo(groupOf(residual.within ?? []), groups);
  if (path === null || correlation === "toeplitz") return null;
  const places = occasionPlaces(residual, context, define);
  const form = (covariate: string) => `form = ~ ${covariate} | ${path.map(rName).join("/")}`;
  const words = {
    none: () => null,
    symmetry: () => `corCompSymm(${form("1")})`,
    autoregression: () => `${places.isWhole ? "corAR1" : "corCAR1"}(${form(places.position())})`,
    moving: () => `corARMA(${form(places.position())}, p = 1, q = 1)`,
    free: () => `corSymm(${form(places.number())})`,
  } as const;
  return {
    correlation: words[correlation](),
    variances: isHeterogeneous ? [`varIdent(form = ~ 1 | ${places.name})`] : [],
  };
}

/** What the residuals of a subject have in common, and whether each occasion has a variance of its own. */
const withinSubjects = {
  "compound-symmetry": { correlation: "symmetry", isHeterogeneous: false },
  ar1: { correlation: "autoregression", isHeterogeneous: false },
  arma11: { correlation: "moving", isHeterogeneous: false },
  toeplitz: { correlation: "toeplitz", isHeterogeneous: false },
  unstructured: { correlation: "free", isHeterogeneous: true },
  diagonal: { correlation: "none", isHeterogeneous: true },
  "ar1-heterogeneous": { correlation: "autoregression", isHeterogeneous: true },
  "compound-symmetry-heterogeneous": { correlation: "symmetry", isHeterogeneous: true },
  "toeplitz-heterogeneous": { correlation: "toeplitz", isHeterogeneous: true },
} as const;

/** The groups down to the subject, which lme wants to be the innermost of them, or to lie within it; null: it is neither. */
function pathTo(within: readonly string[], groups: readonly string[]): readonly string[] | null {
  const [subject, ...outer] = [...within].reverse();
  if (subject === undefined || groups.length === 0) return subject === undefined ? null : within;
  if (!outer.every((name) => groups.includes(name))) return null;
  if (groups.at(-1) === subject) return groups;
  return groups.includes(subject) ? null : [...groups, subject];
}

interface OccasionPlaces {
  /** A column that tells the occasions apart. */
  readonly name: string;
  /**
   * A column whose differences are the distances of occasions: neighbours are 1 apart if all are whole steps from each other. It is made
   * only where it is asked for.
   */
  readonly position: () => string;
  readonly isWhole: boolean;
  /** A column of 1, 2, 3 …, made in the same way. */
  readonly number: () => string;
}

function occasionPlaces(
  { order, within }: ResidualSpecification,
  { variables }: ModelContext,
  define: NlmeParts["define"],
): OccasionPlaces {
  if (order === undefined) {
    const subject = groupOf(within ?? []).map(rColumn);
    const counted = define("occasion", `ave(seq_len(nrow(d)), ${subject.join(", ")}, FUN = seq_along)`);
    return { name: counted, position: () => counted, isWhole: true, number: () => counted };
  }
  const name = rName(order);
  const number = () => define(`${order}_occasion`, `as.integer(factor(${rColumn(order)}))`);
  const known = variables.get(order);
  if (known?.storage === "text") return { name, position: number, isWhole: true, number };
  const values = (known?.categories ?? []).map(({ value }) => Number(value));
  const step = commonStep(values);
  const [first = 0] = values;
  const position = () => (step === 1 ? name : define(`${order}_step`, `(${rColumn(order)} - ${first}) / ${step}`));
  return { name, position, isWhole: values.every(Number.isInteger), number };
}

/** ln σ² linear in continuous variables as they are; null: in others, too. */
function logLinearVariances(predictors: readonly Term[], context: ModelContext): readonly string[] | null {
  const functions = predictors.map(({ variables }) => {
    const [variable, ...others] = variables;
    if (variable === undefined || others.length > 0) return null;
    const { center = "none", power = 1, aggregate } = variable;
    if (center !== "none" || power !== 1 || aggregate !== undefined) return null;
    return entersAsCategories(context, variable) ? null : `varExp(form = ~ ${rName(variable.name)})`;
  });
  const known = functions.filter((one) => one !== null);
  return known.length < functions.length || known.length === 0 ? null : known;
}
