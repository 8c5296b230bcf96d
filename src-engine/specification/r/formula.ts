import type { RandomEntry, Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { entersAsCategories, isCrossClassified, type ModelContext } from "../context.ts";
import { isLinear } from "../links.ts";
import { groupKey, groupOf } from "../specification.ts";
import { usedVariables } from "../used-variables.ts";
import { type CallGap, type FormulaParts, type RCall, type RLibrary, rCall, wholeFormula } from "./r-call.ts";
import { rColumn as column, rName } from "./r-name.ts";
import { isForNlme, nlmeCall } from "./r-nlme.ts";
import { rOutcome } from "./r-outcome.ts";

/** The model as a call of R, with what has to be computed first. */
export interface RFormula {
  /** R statements that keep the complete cases and make centered variables and means, in the data frame `d`. */
  readonly definitions: readonly string[];
  readonly formula: string;
  /** The package that the call is of; null: none has to be loaded. */
  readonly library: RLibrary | null;
  readonly call: string;
  /** What R cannot say, or does otherwise. */
  readonly gaps: readonly FormulaGap[];
}

/** The statements, to be run as they stand. */
export function rText({ definitions, call, library }: RFormula): string {
  return [...(library === null ? [] : [`library(${library})`]), ...definitions, call].join("\n");
}

export type FormulaGap =
  | { readonly kind: "covariance"; readonly structure: string }
  | { readonly kind: "residual"; readonly structure: string }
  | CallGap;

/** The model in R's notation; `outcome ~ …` until an outcome is chosen. */
export function rFormula(draft: ModelDraft, context: ModelContext): RFormula {
  const made = new Map<string, string>();
  const text = (term: Term) => termText(term, context, made);
  const fixed = sumText(draft.fixed, text);
  const bars = draft.random.flatMap((entry) => entryTexts(entry, text));
  const zeros = draft.zeros === undefined ? null : ["1", ...(draft.zeros.predictors ?? []).map(text)].join(" + ");
  const outcome = rOutcome(draft, context);
  const structured = structuredCall(draft, context, `${outcome} ~ ${fixed}`, (terms) => sumText(terms, text), made);
  const definitions = made.size === 0 && structured === null ? [] : [completeCases(draft), ...made.values()];
  const parts: FormulaParts = {
    outcome,
    fixed,
    offsets: offsetTexts(draft),
    bars,
    nested: nestedText(draft, bars, context),
    zeros,
    data: definitions.length > 0 ? "d" : "data",
    weights: draft.weights?.level1 === undefined ? null : rName(draft.weights.level1),
  };
  const { library, text: call, gaps } = structured ?? rCall(draft, parts);
  const missing = [...(structured === null ? structureGaps(draft) : []), ...gaps];
  return { definitions, formula: wholeFormula(parts), library, call, gaps: missing };
}

/** nlme's call, where lme4 lacks what the model has and nlme has it. */
function structuredCall(
  draft: ModelDraft,
  context: ModelContext,
  formula: string,
  effects: (terms: readonly Term[]) => string,
  made: Map<string, string>,
): RCall | null {
  if (!isForNlme(draft) || !isLinear(draft) || draft.distribution === "lognormal") return null;
  const own = new Map<string, string>();
  const call = nlmeCall(draft, context, { formula, effects, define: (name, value) => define(own, name, value) });
  if (call !== null) for (const [name, value] of own) made.set(name, value);
  return call;
}

function offsetTexts({ exposure, offset }: ModelDraft): readonly string[] {
  return [
    ...(exposure === undefined ? [] : [`offset(log(${rName(exposure)}))`]),
    ...(offset === undefined ? [] : [`offset(${rName(offset)})`]),
  ];
}

/** Terms joined by "+", with the intercept said explicitly. */
function sumText(terms: readonly Term[], text: (term: Term) => string): string {
  const others = terms.filter(({ variables }) => variables.length > 0).map(text);
  const hasIntercept = others.length < terms.length;
  return [hasIntercept ? "1" : "0", ...others].join(" + ");
}

/** `1 + ses | school`; one bar for each effect where they are uncorrelated. */
function entryTexts({ group, terms, covariance }: RandomEntry, text: (term: Term) => string): readonly string[] {
  const units = groupOf(group).map(rName).join(":");
  const sets = covariance === "diagonal" || covariance === "identity" ? terms.map((term) => [term]) : [terms];
  return sets.map((set) => `${sumText(set, text)} | ${units}`);
}

/** As nlme writes random effects, the outermost groups first; null: groups are crossed, or effects of one are uncorrelated. */
function nestedText({ random }: ModelDraft, bars: readonly string[], context: ModelContext): string | null {
  const [first = "", ...others] = bars;
  if (bars.length !== random.length || isCrossClassified(context)) return null;
  if (others.length === 0) return `~ ${first}`;
  if (random.some(({ group }) => groupOf(group).length > 1)) return null;
  const inOrder = [...bars].sort((a, b) => depth(b, random, context) - depth(a, random, context));
  return `list(${inOrder.map((bar) => bar.replace(/^(.*) \| (.*)$/, "$2 = ~ $1")).join(", ")})`;
}

/** The level of a bar's group. */
function depth(bar: string, random: ModelDraft["random"], { levels }: ModelContext): number {
  const own = random.find(({ group }) => bar.endsWith(` | ${groupOf(group).map(rName).join(":")}`));
  return levels.upper.findIndex(({ id }) => own !== undefined && groupKey(id) === groupKey(groupOf(own.group)));
}

function termText({ variables }: Term, context: ModelContext, made: Map<string, string>): string {
  return variables.map((variable) => variableText(variable, context, made)).join(":");
}

function variableText(variable: TermVariable, context: ModelContext, made: Map<string, string>): string {
  if (entersAsCategories(context, variable)) return categoriesText(variable, context);
  const { center = "none", power = 1 } = variable;
  const centered =
    typeof center === "number" ? shifted(averagedText(variable, made), center) : centeredText(variable, made);
  if (power !== 1) return `I(${centered.includes(" ") ? `(${centered})` : centered}^${power})`;
  return centered.includes(" ") ? `I(${centered})` : centered;
}

function shifted(text: string, by: number): string {
  return by < 0 ? `${text} + ${-by}` : `${text} - ${by}`;
}

/** `factor(sector)`, with the reference category and coding where they are not R's own. */
function categoriesText({ name, reference, coding = "dummy" }: TermVariable, { variables }: ModelContext): string {
  const isText = variables.get(name)?.storage === "text";
  const plain = isText ? rName(name) : `factor(${rName(name)})`;
  if (coding === "dummy" && reference === undefined) return plain;
  const factor = `factor(${rName(name)})`;
  if (coding === "dummy") return `relevel(${factor}, ref = ${JSON.stringify(String(reference))})`;
  const contrasts = { effect: "contr.sum", helmert: "contr.helmert", polynomial: "contr.poly" }[coding];
  return `C(${factor}, ${contrasts})`;
}

/** The mean over a group's rows, as a column of its own. */
function averagedText({ name, aggregate }: TermVariable, made: Map<string, string>): string {
  if (aggregate === undefined) return rName(name);
  const groups = groupOf(aggregate.by);
  return define(made, `${name}_mean_${groups.join("_")}`, aveText(column(name), groups));
}

/** The deviation from the mean of the group's rows or of all rows, as a column of its own. */
function centeredText(variable: TermVariable, made: Map<string, string>): string {
  const own = averagedText(variable, made);
  const { name, center = "none", by, aggregate } = variable;
  if (center === "none") return own;
  const source = aggregate === undefined ? column(name) : `d$${own}`;
  const base = aggregate === undefined ? name : own.replaceAll("`", "");
  if (center === "grand") return define(made, `${base}_centered`, `${source} - mean(${source})`);
  const groups = by === undefined ? [] : groupOf(by);
  return define(made, `${base}_within_${groups.join("_")}`, `${source} - ${aveText(source, groups)}`);
}

function aveText(source: string, groups: readonly string[]): string {
  return `ave(${[source, ...groups.map(column)].join(", ")})`;
}

function define(made: Map<string, string>, name: string, value: string): string {
  made.set(name, `${column(name)} <- ${value}`);
  return rName(name);
}

/** Means are taken over the rows that the model uses: those without a missing value in any of its variables. */
function completeCases(draft: ModelDraft): string {
  const names = usedVariables(draft).map((name) => JSON.stringify(name));
  return `d <- na.omit(data[c(${names.join(", ")})])`;
}

/** What neither lme4 nor nlme can say. */
function structureGaps({ random, residual }: ModelDraft): readonly FormulaGap[] {
  const structures = new Set(random.map(({ covariance }) => covariance ?? "unstructured"));
  return [
    ...[...structures]
      .filter((structure) => structure === "identity" || structure === "compound-symmetry")
      .map((structure) => ({ kind: "covariance", structure }) as const),
    ...(residual === undefined || residual.structure === "independent"
      ? []
      : [{ kind: "residual", structure: residual.structure } as const]),
  ];
}
