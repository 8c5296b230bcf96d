import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { OutputTable } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { attritionNote, dataHeads, dataTitles } from "../../../src-wording/data-tables.ts";
import { attrition } from "../../describe/attrition.ts";
import { valuesOf } from "../../describe/complete-rows.ts";
import type { DataSet } from "../../table/data-set.ts";
import { factorOf } from "../../table/factor.ts";
import { textCell } from "../number-text.ts";
import { dataRow } from "../tables/table-rows.ts";
import { countCell, labelOf, levelTwo, valueCell, valueLabel } from "./table-parts.ts";

/** Who is still seen at each occasion, and how those who are not differ. */
export function attritionTable(
  data: DataSet,
  variables: readonly Variable[],
  time: Variable,
  levels: LevelsDefinition | null,
): Outcome<OutputTable> {
  const level = levelTwo(data, levels);
  const [first] = variables;
  if (level === null || first === undefined) return refuse({ code: "levels-not-chosen" });
  const occasions = factorOf(data, time);
  const all = level.units.categories.length;
  return succeed({
    kind: "attrition",
    title: dataTitles.attrition(labelOf(time)),
    columns: [
      { id: "occasion", head: [{ text: labelOf(time) }], align: "label" },
      { id: "seen", head: dataHeads.seen, align: "number" },
      { id: "percent", head: dataHeads.percent, align: "number" },
      { id: "last", head: dataHeads.last, align: "number" },
      { id: "between", head: dataHeads.between, align: "number" },
      ...(first.storage === "number"
        ? [
            { id: "staying", head: dataHeads.staying, align: "number" as const },
            { id: "leaving", head: dataHeads.leaving, align: "number" as const },
          ]
        : []),
    ],
    rows: attrition(valuesOf(data, variables), level.units, occasions).map((row) =>
      dataRow([
        textCell(valueLabel(time, row.occasion)),
        countCell(row.seen),
        valueCell((100 * row.seen) / all, 1),
        countCell(row.last),
        countCell(row.between),
        ...(first.storage === "number" ? [valueCell(row.meanOfStaying), valueCell(row.meanOfLeaving)] : []),
      ]),
    ),
    notes: [attritionNote(level.noun, variables.map(labelOf), labelOf(first))],
  });
}
