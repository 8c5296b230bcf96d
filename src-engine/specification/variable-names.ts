import type { GroupReference, RandomEntry, Term, TermVariable } from "../../src-contract/analysis.ts";
import type { ModelDraft } from "../../src-contract/project.ts";
import { renameInHypotheses } from "./coefficients.ts";
import { groupOf } from "./specification.ts";

/** The model with a variable's new name wherever the old one stood. */
export function renameVariable(draft: ModelDraft, from: string, to: string): ModelDraft {
  if (from === to || usesOf(draft, from).length === 0) return draft;
  const name = (old: string) => (old === from ? to : old);
  const optional = (old: string | undefined) => (old === undefined ? undefined : name(old));
  const { trials, exposure, offset, zeros, survival, residual, weights, inference } = draft;
  const fixed = draft.fixed.map((term) => renameInTerm(term, name));
  return {
    ...draft,
    outcome: draft.outcome === null ? null : name(draft.outcome),
    fixed,
    random: draft.random.map((entry) => renameInEntry(entry, name)),
    ...(trials === undefined ? {} : { trials: name(trials) }),
    ...(exposure === undefined ? {} : { exposure: name(exposure) }),
    ...(offset === undefined ? {} : { offset: name(offset) }),
    ...(zeros?.predictors === undefined
      ? {}
      : { zeros: { ...zeros, predictors: zeros.predictors.map((term) => renameInTerm(term, name)) } }),
    ...(survival === undefined ? {} : { survival: { period: name(survival.period) } }),
    ...(residual === undefined
      ? {}
      : {
          residual: {
            ...residual,
            ...(residual.within === undefined ? {} : { within: renameInGroup(residual.within, name) }),
            ...(residual.order === undefined ? {} : { order: optional(residual.order) }),
            ...(residual.by === undefined ? {} : { by: optional(residual.by) }),
            ...(residual.predictors === undefined
              ? {}
              : { predictors: residual.predictors.map((term) => renameInTerm(term, name)) }),
          },
        }),
    ...(weights === undefined
      ? {}
      : {
          weights: Object.fromEntries(
            Object.entries(weights).map(([level, weight]) => [name(level), name(weight)] as const),
          ),
        }),
    ...(inference?.hypotheses === undefined
      ? {}
      : { inference: { ...inference, hypotheses: renameInHypotheses(inference.hypotheses, draft, fixed) } }),
  };
}

/** What a variable is used for in a model. */
export type VariableUse =
  | { readonly kind: "outcome" }
  | { readonly kind: "fixed"; readonly term: number; readonly variable: TermVariable }
  | { readonly kind: "random"; readonly entry: number; readonly term: number; readonly variable: TermVariable }
  | { readonly kind: "group"; readonly entry: number }
  /** The units whose means a predictor is centered at or made of. */
  | { readonly kind: "means"; readonly of: string }
  | { readonly kind: "setting"; readonly setting: SettingOfVariables };

type SettingOfVariables = "trials" | "exposure" | "offset" | "zeros" | "survival" | "residual" | "weights";

/** Every place of a model that names the variable. */
export function usesOf(draft: ModelDraft, name: string): readonly VariableUse[] {
  const { outcome, fixed, random } = draft;
  return [
    ...(outcome === name ? [{ kind: "outcome" } as const] : []),
    ...fixed.flatMap(({ variables }, term) =>
      variables
        .filter((variable) => variable.name === name)
        .map((variable) => ({ kind: "fixed", term, variable }) as const),
    ),
    ...random.flatMap(({ group, terms }, entry) => [
      ...(groupOf(group).includes(name) ? [{ kind: "group", entry } as const] : []),
      ...terms.flatMap(({ variables }, term) =>
        variables
          .filter((variable) => variable.name === name)
          .map((variable) => ({ kind: "random", entry, term, variable }) as const),
      ),
    ]),
    ...meansBy(draft, name),
    ...settingsWith(draft, name),
  ];
}

function meansBy({ fixed, random }: ModelDraft, name: string): readonly VariableUse[] {
  const variables = [...fixed, ...random.flatMap(({ terms }) => terms)].flatMap((term) => term.variables);
  const averaged = variables.filter(
    ({ by, aggregate }) =>
      (by !== undefined && groupOf(by).includes(name)) ||
      (aggregate !== undefined && groupOf(aggregate.by).includes(name)),
  );
  return [...new Set(averaged.map((variable) => variable.name))].map((of) => ({ kind: "means", of }));
}

function settingsWith(
  { trials, exposure, offset, zeros, survival, residual, weights }: ModelDraft,
  name: string,
): VariableUse[] {
  const named = {
    trials: [trials],
    exposure: [exposure],
    offset: [offset],
    zeros: (zeros?.predictors ?? []).flatMap(({ variables }) => variables.map((variable) => variable.name)),
    survival: [survival?.period],
    residual: [
      residual?.order,
      residual?.by,
      ...groupOf(residual?.within ?? []),
      ...(residual?.predictors ?? []).flatMap(({ variables }) => variables.map((variable) => variable.name)),
    ],
    weights: [...Object.keys(weights ?? {}), ...Object.values(weights ?? {})],
  };
  const settings = ["trials", "exposure", "offset", "zeros", "survival", "residual", "weights"] as const;
  return settings.filter((setting) => named[setting].includes(name)).map((setting) => ({ kind: "setting", setting }));
}

type Renaming = (name: string) => string;

function renameInEntry(entry: RandomEntry, name: Renaming): RandomEntry {
  return {
    ...entry,
    group: renameInGroup(entry.group, name),
    terms: entry.terms.map((term) => renameInTerm(term, name)),
  };
}

function renameInTerm(term: Term, name: Renaming): Term {
  return { variables: term.variables.map((variable) => renameInVariable(variable, name)) };
}

function renameInVariable(variable: TermVariable, name: Renaming): TermVariable {
  const { by, aggregate } = variable;
  return {
    ...variable,
    name: name(variable.name),
    ...(by === undefined ? {} : { by: renameInGroup(by, name) }),
    ...(aggregate === undefined ? {} : { aggregate: { ...aggregate, by: renameInGroup(aggregate.by, name) } }),
  };
}

function renameInGroup(group: GroupReference, name: Renaming): GroupReference {
  return typeof group === "string" ? name(group) : group.map(name);
}
