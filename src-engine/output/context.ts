import { allUnits, type LevelsDefinition, type UpperLevel } from "../../src-contract/levels.ts";
import type { Design } from "../design/design.ts";
import { variesWithin } from "../design/identifiable.ts";
import { nounOfGroup } from "../levels/unit-noun.ts";
import {
  type Category,
  type ContextVariable,
  isCrossClassified,
  type ModelContext,
  modelContext,
} from "../specification/context.ts";
import { groupKey, type ResolvedVariable } from "../specification/specification.ts";
import type { DataSet } from "../table/data-set.ts";

/** The user's levels, or, where they do not cover the model's groups, levels made from the groups themselves. */
export function levelsShown(levels: LevelsDefinition | null, { groupings }: Design): LevelsDefinition {
  const known = new Set(levels === null ? [] : allUnits(levels).map(({ id }) => groupKey(id)));
  if (levels !== null && groupings.every(({ group }) => known.has(groupKey(group)))) return levels;
  return {
    first: levels?.first ?? { singular: "row", plural: "rows" },
    upper: groupings.map(({ group }): UpperLevel => {
      const found = levels?.upper.find(({ id }) => groupKey(id) === groupKey(group));
      return found ?? { id: group, ...nounOfGroup(group, othersThan(group, groupings)) };
    }),
  };
}

function othersThan(group: readonly string[], groupings: Design["groupings"]): readonly (readonly string[])[] {
  return groupings.flatMap((other) => (groupKey(other.group) === groupKey(group) ? [] : [other.group]));
}

/** What is known of the model's variables from the rows used: the level at which each varies, its categories. */
export function usedContext(data: DataSet, levels: LevelsDefinition, design: Design): ModelContext {
  const context = modelContext({ variables: data.variables, levels, report: null, summaries: null });
  const variables = new Map(context.variables);
  for (const variable of variablesOf(design)) {
    const known = variables.get(variable.name);
    if (known === undefined) continue;
    const labelled = labelsOf(data, variable.name);
    const labels = new Map(labelled?.map(({ value, label }) => [value, label]));
    const categories = variable.kind === "categorical" ? categoriesOf(design, known, labels) : labelled;
    variables.set(variable.name, { ...known, ...placeOf(variable, levels, design), categories });
  }
  const outcome = variables.get(design.specification.outcome);
  if (outcome !== undefined && outcome.categories === null) {
    variables.set(outcome.name, { ...outcome, categories: labelsOf(data, outcome.name) });
  }
  return { levels, variables };
}

function labelsOf(data: DataSet, name: string): readonly Category[] | null {
  const labels = data.byName.get(name)?.valueLabels ?? [];
  return labels.length === 0 ? null : labels;
}

/** The variables of the design's columns, once by name. */
function variablesOf({ specification }: Design): readonly ResolvedVariable[] {
  const terms = [
    ...specification.fixed,
    ...specification.random.flatMap((entry) => entry.terms),
    ...(specification.zeros?.predictors ?? []),
  ];
  const byName = new Map<string, ResolvedVariable>();
  for (const variable of terms.flatMap((term) => term.variables)) {
    const known = byName.get(variable.name);
    if (known === undefined || variable.kind === "categorical") byName.set(variable.name, variable);
  }
  return [...byName.values()];
}

/**
 * The highest level at which the variable itself (not centered, not averaged) varies in the rows used, and the crossed factor that it
 * describes where it varies in the units of every level; in a cross-classification it is one of level 2 all the same.
 */
function placeOf(
  variable: ResolvedVariable,
  levels: LevelsDefinition,
  design: Design,
): Pick<ContextVariable, "level" | "crossedFactor"> {
  const values =
    variable.kind === "categorical"
      ? Float64Array.from(design.values.categories(variable.name).codes)
      : design.values.continuous({ ...variable, meanBy: null, centering: { kind: "none" }, power: 1 });
  const varies = ({ id }: UpperLevel) => {
    const grouping = design.groupings.find(({ group }) => groupKey(group) === groupKey(id));
    return grouping === undefined ? variesAmong(values, design.values.units(id).codes) : variesWithin(values, grouping);
  };
  const lowest = levels.upper.findIndex(varies);
  const level = (lowest < 0 ? levels.upper.length : lowest) + 1;
  const described = level > 1 ? -1 : (levels.crossed ?? []).findIndex((factor) => !varies(factor));
  if (described < 0) return { level, crossedFactor: null };
  return { level: isCrossClassified({ levels }) ? 2 : level, crossedFactor: described };
}

/** As `variesWithin`, for units whose rows do not stand together. */
function variesAmong(values: Float64Array, units: Int32Array): boolean {
  const first = new Map<number, number>();
  return values.some((value, row) => {
    const unit = units[row] ?? -1;
    const known = first.get(unit);
    if (known === undefined) first.set(unit, value);
    return known !== undefined && known !== value;
  });
}

function categoriesOf(
  { values }: Design,
  { name, storage }: ContextVariable,
  labels: ReadonlyMap<unknown, string>,
): readonly Category[] {
  const { values: found, texts } = values.categories(name);
  return found.map((value, position) => {
    const text = texts[position] ?? String(value);
    return { value, ...(storage === "date" && { text }), label: labels.get(value) ?? text };
  });
}
