import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import type { OutputCell, OutputTable } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { correlationsNote, dataHeads, dataTitles, starsNote, twoLevelNote } from "../../../src-wording/data-tables.ts";
import { shareText } from "../../../src-wording/number-text.ts";
import { type Correlations, correlations, twoLevelCorrelations } from "../../describe/correlations.ts";
import { variableByLevel } from "../../levels/variable-by-level.ts";
import type { DataSet } from "../../table/data-set.ts";
import { emptyCell, numberCell, stars, textCell } from "../number-text.ts";
import { dataRow } from "../tables/table-rows.ts";
import { completeCases } from "./complete-cases.ts";
import { labelOf, valueCell } from "./table-parts.ts";

/** APA's table of correlations; with levels those within units below the diagonal and those between them above. */
export function correlationsTable(
  data: DataSet,
  variables: readonly Variable[],
  levels: LevelsDefinition | null,
): Outcome<OutputTable> {
  const cases = completeCases(data, variables, levels);
  if (!cases.ok) return cases;
  const { columns, rows, level } = cases.value;
  const sample = { rows: rows.length, first: levels?.first ?? null };
  const total = correlations(columns, rows);
  const two =
    level === null ? null : twoLevelCorrelations(columns, rows, level.units.codes, level.units.categories.length);
  const numbered = variables.map((_, k) => ({
    id: `r${k + 1}`,
    head: [{ text: String(k + 1) }],
    align: "number" as const,
  }));
  const spread =
    two === null
      ? [{ id: "sd", head: dataHeads.sd, align: "number" as const }]
      : [
          { id: "within", head: dataHeads.sdWithin, align: "number" as const },
          { id: "between", head: dataHeads.sdBetween, align: "number" as const },
          { id: "icc", head: [{ text: "ICC" }], align: "number" as const },
        ];
  return succeed({
    kind: "correlations",
    title: level === null ? dataTitles.correlations : dataTitles.twoLevelCorrelations(level.noun.plural),
    columns: [
      { id: "variable", head: dataHeads.variable, align: "label" },
      { id: "mean", head: dataHeads.mean, align: "number" },
      ...spread,
      ...numbered,
    ],
    rows: variables.map((variable, i) =>
      dataRow([
        textCell(`${i + 1}. ${labelOf(variable)}`),
        valueCell(total.means[i]),
        ...(two === null || level === null
          ? [valueCell(total.sds[i])]
          : [spreadCell(two.within, i), spreadCell(two.between, i), iccCell(data, variable, level.units)]),
        ...variables.map((_, j) => {
          if (i === j) return textCell("—");
          if (two === null) return j < i ? correlationCell(total, i, j) : emptyCell;
          return correlationCell(j < i ? two.within : two.between, i, j);
        }),
      ]),
    ),
    notes: [
      two === null || level === null ? correlationsNote(sample) : twoLevelNote(sample, two.units, level.noun),
      starsNote,
    ],
  });
}

/** Empty where it does not vary. */
function spreadCell({ r, sds }: Correlations, i: number): OutputCell {
  return Number.isNaN(r[i]?.[i] ?? Number.NaN) ? emptyCell : valueCell(sds[i]);
}

function correlationCell({ r, p }: Correlations, i: number, j: number): OutputCell {
  const [value, probability] = [r[i]?.[j] ?? Number.NaN, p[i]?.[j] ?? Number.NaN];
  return Number.isNaN(value) ? emptyCell : numberCell(`${shareText(value)}${stars(probability)}`, value);
}

function iccCell(data: DataSet, variable: Variable, units: Parameters<typeof variableByLevel>[2][number]): OutputCell {
  const icc = variableByLevel(data, variable, [units]).descriptives?.between[0]?.icc ?? null;
  return icc === null ? emptyCell : numberCell(shareText(icc), icc);
}
