import {
  defaultBootstrap,
  type GroupReference,
  type ModelSpecification,
  type RandomEntry,
  type Term,
  type TermVariable,
} from "../../../src-contract/analysis.ts";
import type { SpecificationProblem } from "../../../src-contract/model-failure.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { nearestName } from "../../formula/nearest-name.ts";
import { formIsCategorical, isCategoricalByDefault } from "../context.ts";
import {
  type Group,
  groupKey,
  groupName,
  groupOf,
  type ResolvedCentering,
  type ResolvedResidual,
  type ResolvedTerm,
  type ResolvedVariable,
  type Specification,
  termKey,
  termName,
  type WithinStructure,
} from "../specification.ts";
import type { ResolveContext } from "./resolve-context.ts";
import { resolveMethod } from "./resolve-method.ts";
import { resolveOutcome } from "./resolve-outcome.ts";

/**
 * Fills in every default of a model in the public form and checks it against the variables there are. Refuses with all
 * problems at once, each by its path in the analysis file.
 */
export function resolve(model: ModelSpecification, variables: readonly Variable[]): Outcome<Specification> {
  const problems: SpecificationProblem[] = [];
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const report = (problem: SpecificationProblem) => {
    problems.push(problem);
  };
  const lookUp = (name: string, at: string): Variable | null => {
    const variable = byName.get(name);
    if (variable !== undefined) return variable;
    report({ at, code: "unknown-variable", name, suggestion: nearestName(name, [...byName.keys()]) });
    return null;
  };
  const context: ResolveContext = { model, lookUp, report };

  const outcome = resolveOutcome(context);
  const method = resolveMethod(context);
  const fixed = resolveFixed(context);
  const random = model.random.map((entry, index) => resolveEntry(entry, `model.random[${index}]`, context));
  if (model.fixed.length === 0 && model.random.length === 0) report({ at: "model.fixed", code: "model-empty" });
  const residual = resolveResidual(context);
  const weights = resolveWeights(context);
  const zeros = resolveZeros(context);
  checkDuplicates(fixed, report);
  checkDuplicateRandomTerms(random, report);
  if (problems.length > 0) return refuse({ code: "specification-invalid", problems });

  return succeed({
    ...outcome,
    ...method,
    fixed,
    zeros,
    random,
    residual,
    weights,
    confidenceLevel: model.inference?.confidenceLevel ?? 0.95,
    intervals: model.inference?.intervals ?? "wald",
    bootstrap: {
      samples: model.inference?.bootstrap?.samples ?? defaultBootstrap.samples,
      seed: model.inference?.bootstrap?.seed ?? defaultBootstrap.seed,
    },
    hypotheses: model.inference?.hypotheses ?? [],
    varianceTests: model.inference?.varianceTests ?? [],
  });
}

/** An ordinal outcome has its thresholds where others have the intercept, which need not be listed. */
function resolveFixed(context: ResolveContext): ResolvedTerm[] {
  const { fixed, distribution } = context.model;
  const terms = fixed.map((term, index) => resolveTerm(term, `model.fixed[${index}]`, context));
  const isListed = terms.some(({ variables }) => variables.length === 0);
  return distribution !== "ordinal" || isListed ? terms : [...terms, { variables: [], at: "model.fixed" }];
}

function resolveZeros(context: ResolveContext): Specification["zeros"] {
  const { model, report } = context;
  const { zeros } = model;
  if (zeros === undefined) return null;
  const resolved = (zeros.predictors ?? []).map((term, k) =>
    resolveTerm(term, `model.zeros.predictors[${k}]`, context),
  );
  const predictors = resolved.filter(({ variables }) => variables.length > 0);
  checkDuplicates(predictors, report);
  return { kind: zeros.kind, predictors };
}

function resolveEntry(entry: RandomEntry, at: string, context: ResolveContext): Specification["random"][number] {
  const group = resolveGroup(entry.group, `${at}.group`, context);
  if (entry.terms.length === 0) {
    context.report({ at: `${at}.terms`, code: "random-without-terms", group: groupName(group) });
  }
  return {
    group,
    terms: entry.terms.map((term, index) => resolveTerm(term, `${at}.terms[${index}]`, context)),
    covariance: entry.covariance ?? "unstructured",
    at,
  };
}

function resolveGroup(reference: GroupReference, at: string, { lookUp }: ResolveContext): Group {
  const group = groupOf(reference);
  for (const [index, name] of group.entries()) lookUp(name, typeof reference === "string" ? at : `${at}[${index}]`);
  return group;
}

/** Within the subjects that are named; else within the units of the first random entry. */
function resolveResidual(context: ResolveContext): ResolvedResidual {
  const { model, lookUp, report } = context;
  const { structure, within, order, by, predictors = [] } = model.residual ?? { structure: "independent" };
  if (structure === "independent") return { kind: "independent" };
  if (structure === "by-group") {
    if (by === undefined) report({ at: "model.residual.by", code: "residual-without-groups" });
    else lookUp(by, "model.residual.by");
    return { kind: "by-group", by: by ?? "" };
  }
  if (structure === "log-linear") {
    const resolved = predictors.map((term, index) => resolveTerm(term, `model.residual.predictors[${index}]`, context));
    const varying = resolved.filter(({ variables }) => variables.length > 0);
    if (varying.length === 0) report({ at: "model.residual.predictors", code: "residual-without-predictors" });
    checkDuplicates(varying, report);
    return { kind: "log-linear", predictors: varying };
  }
  const subjects = within ?? model.random[0]?.group;
  if (subjects === undefined) {
    report({ at: "model.residual.within", code: "residual-without-subjects", structure });
    return { kind: "independent" };
  }
  if (order !== undefined) lookUp(order, "model.residual.order");
  const resolved = resolveGroup(subjects, "model.residual.within", context);
  checkSeparable(structure, resolved, context);
  return { kind: "within", structure, within: resolved, order: order ?? null };
}

/** A random intercept of the subjects is a covariance shared by their rows, which these structures already have. */
function checkSeparable(structure: WithinStructure, subjects: Group, { model, report }: ResolveContext): void {
  if (!structure.startsWith("compound-symmetry") && structure !== "unstructured") return;
  for (const { group, terms } of model.random) {
    const same = groupKey(groupOf(group)) === groupKey(subjects);
    const shared = structure === "unstructured" || terms.some(({ variables }) => variables.length === 0);
    if (same && shared && structure !== "compound-symmetry-heterogeneous") {
      report({ at: "model.residual.structure", code: "residual-confounded", structure, group: groupName(subjects) });
    }
  }
}

function resolveWeights({ model, lookUp, report }: ResolveContext): string | null {
  const { level1, ...others } = model.weights ?? {};
  for (const level of Object.keys(others)) {
    report({ at: `model.weights.${level}`, code: "not-available", feature: { kind: "weights", value: level } });
  }
  if (level1 === undefined) return null;
  const variable = lookUp(level1, "model.weights.level1");
  if (variable?.storage === "text") {
    report({ at: "model.weights.level1", code: "text-as-continuous", name: level1 });
  }
  return level1;
}

function resolveTerm(term: Term, at: string, context: ResolveContext): ResolvedTerm {
  return {
    variables: term.variables.map((variable, index) => resolveVariable(variable, `${at}.variables[${index}]`, context)),
    at,
  };
}

function resolveVariable(variable: TermVariable, at: string, context: ResolveContext): ResolvedVariable {
  const { name, power = 1, center = "none", aggregate } = variable;
  const { model, lookUp, report } = context;
  if (name === model.outcome) report({ at: `${at}.name`, code: "outcome-as-predictor", name });
  const found = lookUp(name, `${at}.name`);
  if (formIsCategorical(found?.storage ?? "number", found !== null && isCategoricalByDefault(found), variable)) {
    if (center !== "none" || aggregate !== undefined)
      report({ at: `${at}.center`, code: "categorical-centered", name });
    if (power !== 1) report({ at: `${at}.power`, code: "categorical-power", name });
    return { kind: "categorical", name, coding: variable.coding ?? "dummy", reference: variable.reference ?? null };
  }
  if (found?.storage === "text") report({ at, code: "text-as-continuous", name });
  for (const setting of ["coding", "reference"] as const) {
    if (variable.type === undefined && variable[setting] !== undefined)
      report({ at: `${at}.${setting}`, code: "number-coded", name, setting });
  }
  return {
    kind: "continuous",
    name,
    meanBy: aggregate === undefined ? null : resolveGroup(aggregate.by, `${at}.aggregate.by`, context),
    centering: resolveCentering(variable, at, context),
    power,
  };
}

function resolveCentering(variable: TermVariable, at: string, context: ResolveContext): ResolvedCentering {
  const { center = "none", by, name } = variable;
  if (typeof center === "number") return { kind: "value", value: center };
  if (center !== "group") return { kind: center };
  if (by === undefined) {
    context.report({ at, code: "centering-without-group", name });
    return { kind: "none" };
  }
  return { kind: "group", by: resolveGroup(by, `${at}.by`, context) };
}

function checkDuplicates(terms: readonly ResolvedTerm[], report: ResolveContext["report"]): void {
  const seen = new Set<string>();
  for (const term of terms) {
    const key = termKey(term);
    if (seen.has(key)) report({ at: term.at, code: "duplicate-term", name: termName(term) });
    seen.add(key);
  }
}

/** The same random term twice for one group has no single variance, whether in one entry or in two. */
function checkDuplicateRandomTerms(entries: Specification["random"], report: ResolveContext["report"]): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    for (const term of entry.terms) {
      const key = `${[...entry.group].sort().join("\n")}\n\n${termKey(term)}`;
      if (seen.has(key)) {
        report({ at: term.at, code: "duplicate-random-term", name: termName(term), group: groupName(entry.group) });
      }
      seen.add(key);
    }
  }
}
