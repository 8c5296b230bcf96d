import { allUnits } from "../../src-contract/levels.ts";
import { type Names, wholeNumber } from "../../src-wording/names.ts";
import type { Design } from "../design/design.ts";
import { nounOfGroup } from "../levels/unit-noun.ts";
import { type ModelContext, nounOfLevel } from "../specification/context.ts";
import { groupKey } from "../specification/specification.ts";
import { type ColumnNames, labelOfVariable } from "./column-names.ts";
import { outcomeCategoryLabel } from "./outcome-category-label.ts";

/** The user's words for the sentences of `src-wording`: labels of variables, nouns of units. */
export function userNames(context: ModelContext, columns: ColumnNames, design: Design): Names {
  const nounOf = (group: string) => {
    const id = design.groupings.find(({ name }) => name === group)?.group ?? [group];
    return allUnits(context.levels).find((level) => groupKey(level.id) === groupKey(id)) ?? nounOfGroup(id, []);
  };
  const rows = nounOfLevel(context, 1);
  return {
    column: columns.labelOf,
    variable: (name) => labelOfVariable(context, name),
    category: (value) => outcomeCategoryLabel({ fit: { design }, context }, value),
    unit: (group) => nounOf(group).singular,
    unitPlural: (group) => nounOf(group).plural,
    units: (group, count) => `${wholeNumber(count)} ${count === 1 ? nounOf(group).singular : nounOf(group).plural}`,
    rows: (count) => `${wholeNumber(count)} ${count === 1 ? rows.singular : rows.plural}`,
  };
}
