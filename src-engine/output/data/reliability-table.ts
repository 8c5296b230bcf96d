import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import {
  againstOthersNote,
  dataCells,
  dataHeads,
  dataTitles,
  reliabilityNote,
} from "../../../src-wording/data-tables.ts";
import { shareText } from "../../../src-wording/number-text.ts";
import { type Reliability, scaleReliability } from "../../describe/reliability.ts";
import type { DataSet } from "../../table/data-set.ts";
import { emptyCell, numberCell, textCell } from "../number-text.ts";
import { dataRow, sectionRow } from "../tables/table-rows.ts";
import { completeCases } from "./complete-cases.ts";
import { labelOf, valueCell } from "./table-parts.ts";

/** Items of a scale: their means, how each goes with the others, and the scale's alpha and omega at each level. */
export function reliabilityTable(
  data: DataSet,
  variables: readonly Variable[],
  levels: LevelsDefinition | null,
): Outcome<OutputTable> {
  const cases = completeCases(data, variables, levels);
  if (!cases.ok) return cases;
  const { columns, rows, level } = cases.value;
  const units = level === null ? null : { codes: level.units.codes, count: level.units.categories.length };
  const found = scaleReliability(columns, rows, units);
  const against = variables.filter((_, k) => (found.items[k]?.restCorrelation ?? 0) < 0).map(labelOf);
  const scaleRow = (text: string, { alpha, omega }: Reliability): OutputRow =>
    dataRow([textCell(text), emptyCell, emptyCell, emptyCell, emptyCell, share(alpha), share(omega)], 1);
  return succeed({
    kind: "reliability",
    title: dataTitles.reliability,
    columns: [
      { id: "item", head: dataHeads.item, align: "label" },
      { id: "mean", head: dataHeads.mean, align: "number" },
      { id: "sd", head: dataHeads.sd, align: "number" },
      { id: "rest", head: dataHeads.rest, align: "number" },
      { id: "without", head: dataHeads.alphaWithout, align: "number" },
      { id: "alpha", head: dataHeads.alpha, align: "number" },
      { id: "omega", head: dataHeads.omega, align: "number" },
    ],
    rows: [
      sectionRow(dataCells.items),
      ...found.items.map((item, k) =>
        dataRow(
          [
            textCell(
              variables
                .slice(k, k + 1)
                .map(labelOf)
                .join(""),
            ),
            valueCell(item.mean),
            valueCell(item.sd),
            share(item.restCorrelation),
            share(item.alphaWithout),
            emptyCell,
            emptyCell,
          ],
          1,
        ),
      ),
      sectionRow(dataCells.scale),
      scaleRow(dataCells.allRows, found.total),
      ...(found.levels === null || level === null
        ? []
        : [
            scaleRow(dataCells.within(level.noun.plural), found.levels.within),
            scaleRow(dataCells.betweenUnits(level.noun.plural), found.levels.between),
          ]),
    ],
    notes: [
      reliabilityNote(
        { rows: found.rows, first: levels?.first ?? null },
        found.levels?.units ?? null,
        level?.noun ?? null,
      ),
      ...(against.length === 0 ? [] : [againstOthersNote(against)]),
    ],
  });
}

function share(value: number) {
  return Number.isNaN(value) ? emptyCell : numberCell(shareText(value), value);
}
