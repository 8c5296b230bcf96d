import type { RandomEntry, Term } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import type { ModelContext } from "../context.ts";
import { columnsOf } from "../contrasts.ts";
import { wholeCategories } from "../equations/whole-categories.ts";
import { isLinear } from "../links.ts";
import { groupOf } from "../specification.ts";
import { variableKey } from "../term.ts";
import { usedVariables } from "../used-variables.ts";
import { SpssColumns } from "./spss-columns.ts";
import { spssCommand } from "./spss-command.ts";
import { repeatedWords } from "./spss-repeated.ts";

/** The model as syntax of SPSS Statistics: what makes its columns, and the command MIXED. */
export interface SpssSyntax {
  /** None: SPSS has no command for such a model. */
  readonly commands: readonly string[];
  /** What the syntax does not say, or does otherwise. */
  readonly gaps: readonly SpssGap[];
}

/** The commands, to be run as they stand. */
export function spssText({ commands }: SpssSyntax): string {
  return commands.join("\n");
}

export type SpssGap =
  /** MIXED is for normal outcomes. */
  | { readonly kind: "distribution" }
  | { readonly kind: "no-outcome" }
  /** Categories that are not known, or whose coding has no simple command. */
  | { readonly kind: "coding" }
  | { readonly kind: "residual"; readonly structure: string }
  | { readonly kind: "standard-errors" }
  | { readonly kind: "degrees-of-freedom"; readonly method: "between-within" | "infinite" }
  /** DFMETHOD came after version 25. */
  | { readonly kind: "newer-version" }
  /** MIXED counts the occasions that occur, however far apart they are. */
  | { readonly kind: "counted-occasions"; readonly order: string };

/**
 * The model as MIXED fits it (IBM SPSS Statistics, Command Syntax Reference, MIXED). Categories, centered variables and means become
 * columns of their own, so that coefficients are the same ones.
 */
export function spssSyntax(draft: ModelDraft, context: ModelContext): SpssSyntax {
  const { outcome, distribution = "normal" } = draft;
  if (outcome === null) return { commands: [], gaps: [{ kind: "no-outcome" }] };
  if (!hasMixed(draft)) return { commands: [], gaps: [{ kind: "distribution" }] };
  const columns = new SpssColumns(context);
  const fixed = effectsOf(draft.fixed, context, columns);
  const random = draft.random.map((entry) => ({ entry, effects: effectsOf(entry.terms, context, columns) }));
  const lists = [fixed, ...random.map(({ effects }) => effects)];
  if (lists.includes(null)) return { commands: [], gaps: [{ kind: "coding" }] };
  const target = outcomeColumn(draft, outcome, columns);
  const repeated = repeatedWords(draft.residual, columns);
  const covariates = new Set(lists.flatMap((list) => list?.covariates ?? []));
  const mixed = spssCommand([
    [`MIXED ${target}`, ...(covariates.size === 0 ? [] : ["WITH", ...covariates])],
    ["/CRITERIA =", ...criteria(draft)],
    ["/FIXED =", ...(fixed?.effects ?? []), "|", ...(fixed?.hasIntercept ? [] : ["NOINT"]), "SSTYPE(3)"],
    [`/METHOD = ${distribution === "lognormal" ? "ML" : (draft.estimation?.method ?? "REML")}`],
    ["/PRINT = G SOLUTION TESTCOV", ...(repeated === null ? [] : ["R"])],
    ...random.map(({ entry, effects }) => [
      "/RANDOM =",
      ...(effects?.hasIntercept ? ["INTERCEPT"] : []),
      ...(effects?.effects ?? []),
      "|",
      `SUBJECT(${columns.names(groupOf(entry.group)).join("*")})`,
      `COVTYPE(${covarianceType(entry)})`,
    ]),
    ...(repeated === null ? [] : [repeated]),
    ...(draft.weights?.level1 === undefined ? [] : [[`/REGWGT = ${columns.name(draft.weights.level1)}`]]),
  ]);
  const chosen = needsSelection(draft, context, columns) ? selection(draft, context, columns) : [];
  return { commands: [...chosen, ...columns.commands, mixed], gaps: gapsOf(draft) };
}

/** Whether MIXED has such outcomes. */
export function hasMixed(draft: ModelDraft): boolean {
  return isLinear(draft) || draft.distribution === "lognormal";
}

interface Effects {
  readonly hasIntercept: boolean;
  /** `ses`, `ses*sector_1`. */
  readonly effects: readonly string[];
  readonly covariates: readonly string[];
}

/** Null: a factor has no column. */
function effectsOf(terms: readonly Term[], context: ModelContext, columns: SpssColumns): Effects | null {
  const isWhole = wholeCategories({ fixed: terms }, context);
  const covariates: string[] = [];
  const effects: string[] = [];
  for (const [index, { variables }] of terms.entries()) {
    if (variables.length === 0) continue;
    const products = columnsOf(context, variables, (variable) => isWhole(index, variableKey(context, variable)));
    for (const factors of products) {
      const names = factors.map((factor) => columns.factor(factor));
      if (names.includes(null)) return null;
      const known = names.filter((name) => name !== null);
      covariates.push(...known);
      effects.push(known.join("*"));
    }
  }
  return { hasIntercept: terms.some(({ variables }) => variables.length === 0), effects, covariates };
}

/** The outcome, its logarithm where it is lognormal, less what is added to the linear predictor. */
function outcomeColumn({ distribution, offset, exposure }: ModelDraft, outcome: string, columns: SpssColumns): string {
  const own = columns.name(outcome);
  const logarithm =
    distribution === "lognormal" ? columns.make(`ln_${outcome}`, (made) => `COMPUTE ${made} = LN(${own}).`) : own;
  const added = [
    ...(exposure === undefined ? [] : [`LN(${columns.name(exposure)})`]),
    ...(offset === undefined ? [] : [columns.name(offset)]),
  ];
  if (added.length === 0) return logarithm;
  return columns.make(`${outcome}_less_offset`, (made) => `COMPUTE ${made} = ${[logarithm, ...added].join(" - ")}.`);
}

function criteria({ inference }: ModelDraft): readonly string[] {
  const level = `CIN(${Number(((inference?.confidenceLevel ?? 0.95) * 100).toPrecision(12))})`;
  if (inference?.df === "kenward-roger") return [level, "DFMETHOD(KENWARDROGER)"];
  return inference?.df === "residual" ? [level, "DFMETHOD(RESIDUAL)"] : [level];
}

function covarianceType({ terms, covariance = "unstructured" }: RandomEntry): string {
  if (terms.length === 1 || covariance === "diagonal") return "VC";
  return { unstructured: "UN", identity: "ID", "compound-symmetry": "CS" }[covariance];
}

/** Means are of the cases that the model uses, and SPSS takes empty texts for values: then the others go first, in a copy of the data. */
function needsSelection(draft: ModelDraft, context: ModelContext, columns: SpssColumns): boolean {
  return columns.hasMeans || usedVariables(draft).some((name) => context.variables.get(name)?.storage === "text");
}

function selection(draft: ModelDraft, { variables }: ModelContext, columns: SpssColumns): readonly string[] {
  const missing = usedVariables(draft).map((name) => {
    const own = columns.name(name);
    return variables.get(name)?.storage === "text" ? `${own} = ""` : `MISSING(${own})`;
  });
  return [
    "DATASET COPY used_cases.",
    "DATASET ACTIVATE used_cases.",
    spssCommand([[`SELECT IF NOT (${missing[0]}`, ...missing.slice(1).map((one) => `OR ${one}`)]], ")"),
  ];
}

function gapsOf({ residual, inference }: ModelDraft): readonly SpssGap[] {
  const { df, standardErrors = "model" } = inference ?? {};
  const structure = residual?.structure ?? "independent";
  const counts = ["ar1", "ar1-heterogeneous", "arma11", "toeplitz", "toeplitz-heterogeneous"].includes(structure);
  return [
    ...(structure === "log-linear" ? [{ kind: "residual", structure } as const] : []),
    ...(counts && residual?.order !== undefined ? [{ kind: "counted-occasions", order: residual.order } as const] : []),
    ...(standardErrors === "model" ? [] : [{ kind: "standard-errors" } as const]),
    ...(df === "kenward-roger" || df === "residual" ? [{ kind: "newer-version" } as const] : []),
    ...(df === "between-within" || df === "infinite" ? [{ kind: "degrees-of-freedom", method: df } as const] : []),
  ];
}
