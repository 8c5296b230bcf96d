import type { ModelSpecification, Term, TermVariable } from "../../src-contract/analysis.ts";
import type { Failure } from "../../src-contract/failure.ts";
import { groupName, groupOf } from "../specification/specification.ts";

/**
 * The path in the analysis file of what a refusal is about ("model.fixed[2].variables[0].reference"), where one part of the model is to
 * blame; null where it is the data, or the model as a whole.
 */
export function placeOfFailure(failure: Failure, model: ModelSpecification): string | null {
  switch (failure.code) {
    case "outcome-not-chosen":
    case "outcome-constant":
    case "outcome-one-category":
    case "outcome-categories-many":
    case "outcome-not-two":
    case "outcome-constant-within":
    case "outcome-outside":
    case "outcome-mean-not-positive":
    case "no-zeros":
    case "trials-fewer":
      return "model.outcome";
    case "order-incomplete":
      return "model.order";
    case "event-unknown":
      return "model.event";
    case "exposure-not-positive":
      return "model.exposure";
    case "trials-impossible":
      return "model.trials";
    case "weight-not-positive":
      return weightPlace(model, failure.name);
    case "quadrature-too-large":
      return "model.estimation.quadraturePoints";
    case "quadrature-factors":
      return "model.estimation.method";
    case "between-within-crossed":
      return "model.inference.df";
    case "too-few-rows":
    case "perfect-fit":
      return "model.fixed";
    case "no-rows-left": {
      const empty = failure.byVariable.find(({ rows }) => rows === failure.rows);
      return empty === undefined ? null : outcomeOrPredictorPlace(model, empty.name);
    }
    case "crossed-too-large":
      return "model.random";
    case "one-unit":
    case "one-row-per-unit":
      return entryPlace(model, failure.group, ".group");
    case "groups-same-units":
      return entryPlace(model, failure.second, ".group");
    case "too-many-random-effects":
      return entryPlace(model, failure.group, ".terms");
    case "units-explained":
    case "slope-constant-within":
    case "random-terms-aliased":
      return randomTermPlace(model, failure.group, failure.name);
    case "reference-unknown":
      return failure.name === model.outcome ? "model.reference" : variablePlace(model, failure.name, ".reference");
    case "power-undefined":
      return variablePlace(model, failure.name, ".power");
    case "too-many-categories":
      return variablePlace(model, failure.name, "");
    case "value-not-finite":
      return outcomeOrPredictorPlace(model, failure.name);
    case "residual-subject-spread":
      return "model.residual.within";
    case "residual-occasion-repeated":
    case "residual-too-many-occasions":
    case "residual-uneven-occasions":
      return model.residual?.order === undefined ? "model.residual" : "model.residual.order";
    case "residual-variance-vanishes":
    case "residual-matrix-singular":
      return model.residual === undefined ? null : "model.residual.structure";
    case "residual-predictor-aliased":
      return termPlace("model.residual.predictors", model.residual?.predictors, failure.name);
    case "zero-predictor-aliased":
      return termPlace("model.zeros.predictors", model.zeros?.predictors, failure.name);
    case "starting-variances-mismatch":
      return "model.estimation.start.random";
    case "starting-covariances-impossible":
      return "model.estimation.start.covariances";
    default:
      return null;
  }
}

type RandomPart = Pick<ModelSpecification, "random">;

function entryPlace({ random }: RandomPart, group: string, part: string): string | null {
  const entry = random.findIndex((one) => groupName(groupOf(one.group)) === group);
  return entry < 0 ? null : `model.random[${entry}]${part}`;
}

function randomTermPlace({ random }: RandomPart, group: string, name: string): string | null {
  const places = random.flatMap(({ group: own, terms }, entry) =>
    groupName(groupOf(own)) === group ? [termPlace(`model.random[${entry}].terms`, terms, name)] : [],
  );
  return places.find((place) => place !== null) ?? entryPlace({ random }, group, "");
}

/** Of the term whose coefficient, or one of whose coefficients, has this name. */
function termPlace(at: string, terms: readonly Term[] = [], name: string): string | null {
  const plain = withoutCategories(name);
  const index = terms.findIndex(({ variables }) => coefficientName(variables) === plain);
  return index < 0 ? null : `${at}[${index}]`;
}

function coefficientName(variables: readonly TermVariable[]): string {
  const names = variables.map(({ name, power }) => (power === undefined ? name : `${name}^${power}`));
  return names.length === 0 ? "(Intercept)" : names.join(":");
}

/** "sector[Catholic]:ses" is of the term "sector:ses". */
function withoutCategories(name: string): string {
  return name.replace(/\[[^\]]*\]/g, "");
}

function outcomeOrPredictorPlace(model: ModelSpecification, name: string): string | null {
  return name === model.outcome ? "model.outcome" : variablePlace(model, name, "");
}

/** Of a variable's first use in a term; a predictor is named by the variable, with its power where it has one. */
function variablePlace(model: ModelSpecification, name: string, part: string): string | null {
  for (const [at, terms] of allTerms(model)) {
    for (const [term, { variables }] of terms.entries()) {
      const index = variables.findIndex((one) => one.name === name || coefficientName([one]) === name);
      if (index >= 0) return `${at}[${term}].variables[${index}]${part}`;
    }
  }
  return null;
}

function allTerms({
  fixed,
  random,
  zeros,
  residual,
}: ModelSpecification): readonly (readonly [string, readonly Term[]])[] {
  return [
    ["model.fixed", fixed],
    ...random.map(({ terms }, entry) => [`model.random[${entry}].terms`, terms] as const),
    ["model.zeros.predictors", zeros?.predictors ?? []],
    ["model.residual.predictors", residual?.predictors ?? []],
  ];
}

function weightPlace({ weights = {} }: ModelSpecification, name: string): string | null {
  const level = Object.keys(weights).find((one) => weights[one] === name);
  return level === undefined ? null : `model.weights.${level}`;
}
