import type { DataStep } from "../../src-contract/data-steps.ts";
import type { ComputeStep, WideToLongStep } from "../../src-contract/step-contents.ts";
import type { MissingVariable } from "../../src-contract/step-report.ts";
import { variablesIn } from "../formula/names.ts";
import { nearestName } from "../formula/nearest-name.ts";
import { Scope } from "../formula/scope.ts";
import type { DataSet } from "../table/data-set.ts";

/** A step without the variables that are not there, and which ones these are. */
export interface PresentPart {
  readonly step: DataStep;
  readonly without: readonly MissingVariable[];
}

/**
 * What of a step can still be done where some of the variables that it lists are gone, as in another file in the place of the first: each
 * of the others on its own is treated as before. A step for which nothing would be left, or whose meaning hangs on what is gone
 * (a key, a filter, an order), stays as it is and is refused.
 */
export function presentPart(data: DataSet, step: DataStep): PresentPart {
  const gone = new Set<string>();
  const isThere = (name: string) => {
    const isKnown = data.byName.has(name);
    if (!isKnown) gone.add(name);
    return isKnown;
  };
  const part = step.kind === "compute" ? presentFormulas(data, step, gone) : partOf(step, isThere);
  if (part === null || gone.size === 0) return { step, without: [] };
  const names = data.variables.map(({ name }) => name);
  return { step: part, without: [...gone].map((name) => ({ name, suggestion: nearestName(name, names) })) };
}

/**
 * The formulas whose variables are all there, or made by formulas before them. A formula that cannot be done leaves no variable behind: where
 * one stands there already whose place it takes, what comes after would go on with another than was meant.
 */
function presentFormulas(data: DataSet, step: ComputeStep & DataStep, gone: Set<string>): DataStep | null {
  const scope = new Scope(data.variables);
  const made = new Map<string, boolean>();
  const variables = step.variables.filter(({ name, formula }) => {
    const named = variablesIn(formula);
    const unknown = named.filter((one) => !made.has(one) && scope.meant(one) === undefined);
    for (const one of unknown) gone.add(one);
    const isPossible = unknown.length === 0 && named.every((one) => made.get(one) ?? true);
    made.set(name, isPossible);
    return isPossible;
  });
  const takesPlace = step.variables.some(({ name }) => made.get(name) === false && data.byName.has(name));
  return variables.length === 0 || takesPlace ? null : { ...step, variables };
}

/** Asks for each variable that can be left out without another meaning for the rest. Null: nothing would be left. */
function partOf(step: DataStep, isThere: (name: string) => boolean): DataStep | null {
  switch (step.kind) {
    case "wide-to-long":
      return presentOccasions(step, isThere);
    case "aggregate": {
      const statistics = step.statistics.filter(({ variable }) => variable === undefined || isThere(variable));
      return statistics.length === 0 ? null : { ...step, statistics };
    }
    case "edit-cells": {
      const blocks = step.blocks.flatMap((block) => {
        const places = [...block.variables.keys()].filter((place) => isThere(block.variables[place]));
        if (places.length === block.variables.length) return [block];
        const variables = places.map((place) => block.variables[place]);
        const values = block.values.map((row) => places.map((place) => row[place] ?? null));
        return places.length === 0 ? [] : [{ ...block, variables, values }];
      });
      return blocks.length === 0 ? null : { ...step, blocks };
    }
    case "describe":
      return {
        ...step,
        variables: Object.fromEntries(Object.entries(step.variables).filter(([name]) => isThere(name))),
      };
    case "recode": {
      if (step.into.length !== step.variables.length) return null;
      const places = [...step.variables.keys()].filter((place) => isThere(step.variables[place]));
      const [variables, into] = [step.variables, step.into].map((names) => places.map((place) => names[place]));
      return places.length === 0 ? null : { ...step, variables, into };
    }
    case "long-to-wide": {
      const variables = step.variables.filter(isThere);
      return variables.length === 0 ? null : { ...step, variables };
    }
    case "delete-variables":
      return { ...step, variables: step.variables.filter(isThere) };
    default:
      return null;
  }
}

/** A column that is gone was not measured then; an occasion of which none is left makes no rows, an outcome no variable. */
function presentOccasions(
  step: WideToLongStep & DataStep,
  isThere: (name: string) => boolean,
): (WideToLongStep & DataStep) | null {
  const { time } = step;
  if (step.outcomes.some(({ from }) => from.length !== time.values.length)) return null;
  const outcomes = step.outcomes
    .map((outcome) => ({
      ...outcome,
      from: outcome.from.map((name) => (name !== null && isThere(name) ? name : null)),
    }))
    .filter(({ from }) => from.some((name) => name !== null));
  if (outcomes.length === 0) return null;
  const isLeft = (at: number) =>
    outcomes.some(({ from }) => from[at] !== null) || step.outcomes.every(({ from }) => from[at] === null);
  const occasions = [...time.values.keys()].filter(isLeft);
  return {
    ...step,
    outcomes: outcomes.map((outcome) => ({ ...outcome, from: occasions.map((at) => outcome.from[at]) })),
    time: { ...time, values: occasions.map((at) => time.values[at]) },
  };
}
