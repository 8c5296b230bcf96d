import type { NewRow } from "../../../src-contract/after.ts";
import type { OutputCell, OutputColumn } from "../../../src-contract/output.ts";
import { predictionNotes } from "../../../src-wording/after-predictions.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { FittedModel } from "../fitted-model.ts";
import { textCell } from "../number-text.ts";

/** Columns of the variables and units that new rows have values of. */
export function newRowColumns(model: FittedModel, variables: readonly string[]): readonly OutputColumn[] {
  return variables.map((name): OutputColumn => {
    const grouping = model.fit.design.groupings.find(({ group }) => group.length === 1 && group[0] === name);
    const label = grouping === undefined ? labelOf(model, name) : capitalized(model.names.unit(grouping.name));
    return { id: `value-${name}`, head: [plain(label)], align: "number" };
  });
}

export function newRowCells(model: FittedModel, variables: readonly string[], row: NewRow): readonly OutputCell[] {
  const isUnit = new Set(model.fit.design.groupings.flatMap(({ group }) => group));
  return variables.map((name) => {
    const given = row[name];
    if (given !== undefined) return textCell(categoryText(model, name, given));
    return textCell(isUnit.has(name) ? predictionNotes.newUnit : predictionNotes.mean);
  });
}

/** Of the variables that rows give values of those that this model has, in its order: predictors, then units. */
export function variablesShown(
  { fit }: FittedModel,
  predictions: readonly { readonly row: NewRow }[],
): readonly string[] {
  const { fixed, random, groupings, zeros } = fit.design;
  const factors = [...fixed, ...(zeros?.columns ?? []), ...random.flatMap(({ columns }) => columns)].flatMap(
    (column) => column.factors,
  );
  const { trials, exposure, offset } = fit.design.specification;
  const amounts = [trials, exposure, offset].flatMap((name) => name ?? []);
  const known = new Set([
    ...factors.map(({ variable }) => variable.name),
    ...amounts,
    ...groupings.flatMap(({ group }) => group),
  ]);
  return [...known].filter((name) => predictions.some(({ row }) => row[name] !== undefined));
}

function labelOf({ context }: FittedModel, name: string): string {
  const label = context.variables.get(name)?.label ?? "";
  return label === "" ? name : label;
}

function categoryText({ context }: FittedModel, name: string, value: string | number): string {
  const categories = context.variables.get(name)?.categories ?? [];
  return categories.find((category) => String(category.value) === String(value))?.label ?? String(value);
}
