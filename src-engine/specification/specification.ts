import type {
  Coding,
  CovarianceStructure,
  DegreesOfFreedom,
  Distribution,
  EstimationMethod,
  GroupReference,
  Hypothesis,
  IntervalKind,
  Link,
  ResidualSpecification,
  StandardErrors,
  StartingVariances,
  VarianceTestKind,
  ZeroSpecification,
} from "../../src-contract/analysis.ts";

/** A model with every default filled in and every name checked against the data: what the design is built from. */
export interface Specification {
  readonly outcome: string;
  readonly distribution: Distribution;
  readonly link: Link;
  /** Variables beside the outcome that go into η or count its trials, or null. */
  readonly trials: string | null;
  readonly exposure: string | null;
  readonly offset: string | null;
  /** Bernoulli: the value that counts as 1; null: the higher of the two. */
  readonly event: string | number | null;
  /** Multinomial: the category that the others are compared with; null: the last in sort order. */
  readonly reference: string | number | null;
  /** Ordinal: the categories from low to high; null: in sort order. */
  readonly order: readonly (string | number)[] | null;
  /** Student's t: those given; null: estimated. */
  readonly degreesOfFreedom: number | null;
  /** Quasi-likelihood: the variance of level 1 has a factor of its own. */
  readonly overdispersion: boolean;
  readonly fixed: readonly ResolvedTerm[];
  /** Counts: zeros of a kind of their own, by these predictors beside an intercept; null: none. */
  readonly zeros: ResolvedZeros | null;
  /** Discrete-time survival: the variable that tells the periods; null: no such model. */
  readonly period: string | null;
  readonly random: readonly ResolvedRandomEntry[];
  readonly residual: ResolvedResidual;
  /** The variable of the precision weights, or null. */
  readonly weights: string | null;
  readonly method: EstimationMethod;
  /** Adaptive quadrature: points in each direction. */
  readonly quadraturePoints: number;
  /** Penalized quasi-likelihood: as REML, not ML. */
  readonly restricted: boolean;
  readonly search: SearchSettings;
  readonly df: DegreesOfFreedom;
  readonly standardErrors: StandardErrors;
  readonly confidenceLevel: number;
  readonly intervals: IntervalKind;
  readonly bootstrap: { readonly samples: number; readonly seed: number };
  readonly hypotheses: readonly Hypothesis[];
  readonly varianceTests: readonly VarianceTestKind[];
}

export interface ResolvedZeros {
  readonly kind: ZeroSpecification["kind"];
  readonly predictors: readonly ResolvedTerm[];
}

/** How the estimates are looked for. */
export interface SearchSettings {
  readonly maxEvaluations: number;
  readonly tolerance: number;
  /** Null: the program's own. */
  readonly start: StartingVariances | null;
}

export interface ResolvedTerm {
  readonly variables: readonly ResolvedVariable[];
  /** Where it stands in the analysis file. */
  readonly at: string;
}

export type ResolvedVariable = ContinuousVariable | CategoricalVariable;

export interface ContinuousVariable {
  readonly kind: "continuous";
  readonly name: string;
  /** The group whose mean replaces each value, or null. */
  readonly meanBy: Group | null;
  readonly centering: ResolvedCentering;
  readonly power: number;
}

export type ResolvedCentering =
  | { readonly kind: "none" }
  | { readonly kind: "grand" }
  | { readonly kind: "group"; readonly by: Group }
  | { readonly kind: "value"; readonly value: number };

export interface CategoricalVariable {
  readonly kind: "categorical";
  readonly name: string;
  readonly coding: Coding;
  /** Null: the first category in sort order. */
  readonly reference: string | number | null;
}

/** Variables whose values together name a unit. */
export type Group = readonly string[];

export interface ResolvedRandomEntry {
  readonly group: Group;
  readonly terms: readonly ResolvedTerm[];
  readonly covariance: CovarianceStructure;
  readonly at: string;
}

/** The residuals' covariance matrix. */
export type ResolvedResidual =
  | { readonly kind: "independent" }
  | { readonly kind: "by-group"; readonly by: string }
  | { readonly kind: "log-linear"; readonly predictors: readonly ResolvedTerm[] }
  | {
      readonly kind: "within";
      readonly structure: WithinStructure;
      readonly within: Group;
      /** Null: the order of the table. */
      readonly order: string | null;
    };

export type WithinStructure = Exclude<ResidualSpecification["structure"], "independent" | "by-group" | "log-linear">;

export function groupOf(reference: GroupReference): Group {
  return typeof reference === "string" ? [reference] : reference;
}

/** A group's name in results: `school`, `batch:cask`. */
export function groupName(group: Group): string {
  return group.join(":");
}

/** The same for the same variables in any order. */
export function groupKey(group: Group): string {
  return JSON.stringify([...group].sort());
}

/** A variable's name in results: centering does not change it, a power and a mean do. */
export function variableName(variable: ResolvedVariable): string {
  if (variable.kind === "categorical") return variable.name;
  const name = variable.meanBy === null ? variable.name : `mean(${variable.name}, by: ${groupName(variable.meanBy)})`;
  return variable.power === 1 ? name : `${name}^${variable.power}`;
}

/** A term's name: its variables joined by ":", in the order of the analysis file. */
export function termName(term: ResolvedTerm): string {
  return term.variables.length === 0 ? "(Intercept)" : term.variables.map(variableName).join(":");
}

/** Names the same variable in the same form; two terms with the same set of keys are the same predictor. */
export function variableKey(variable: ResolvedVariable): string {
  return JSON.stringify(variable);
}

export function termKey(term: ResolvedTerm): string {
  return JSON.stringify(term.variables.map(variableKey).sort());
}

/** Every variable a model reads, once each, with the place where it is first named. */
export function variablesUsed(specification: Specification): readonly string[] {
  const names = new Set([specification.outcome]);
  const terms = [
    ...specification.fixed,
    ...(specification.zeros?.predictors ?? []),
    ...specification.random.flatMap((entry) => entry.terms),
  ];
  for (const name of terms.flatMap(termVariables)) names.add(name);
  for (const entry of specification.random) for (const name of entry.group) names.add(name);
  for (const name of residualVariables(specification.residual)) names.add(name);
  const { trials, exposure, offset, weights, period } = specification;
  for (const name of [trials, exposure, offset, weights, period]) if (name !== null) names.add(name);
  return [...names];
}

function termVariables({ variables }: ResolvedTerm): readonly string[] {
  return variables.flatMap((variable) => {
    if (variable.kind === "categorical") return [variable.name];
    const { centering } = variable;
    return [variable.name, ...(variable.meanBy ?? []), ...(centering.kind === "group" ? centering.by : [])];
  });
}

function residualVariables(residual: ResolvedResidual): readonly string[] {
  switch (residual.kind) {
    case "independent":
      return [];
    case "by-group":
      return [residual.by];
    case "log-linear":
      return residual.predictors.flatMap(termVariables);
    case "within":
      return residual.order === null ? residual.within : [...residual.within, residual.order];
  }
}
