import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { dataCells, dataHeads, dataTitles } from "../../../src-wording/data-tables.ts";
import { hasMoreValuesThan, sortedValues } from "../../describe/distributions.ts";
import { valueClasses } from "../../describe/value-classes.ts";
import { valueCounts } from "../../describe/value-counts.ts";
import { columnOf, type DataSet, numericValues } from "../../table/data-set.ts";
import { factorOf } from "../../table/factor.ts";
import { emptyCell, textCell } from "../number-text.ts";
import { dataRow, sectionRow } from "../tables/table-rows.ts";
import { classText } from "./class-text.ts";
import { countCell, labelOf, valueCell, valueLabel } from "./table-parts.ts";

/** More values than this are not read one by one: numbers are put into classes, of other values the most frequent are shown. */
const mostValues = 60;

/** How often each value occurs, variable by variable. */
export function frequenciesTable(data: DataSet, variables: readonly Variable[]): OutputTable {
  return {
    kind: "frequencies",
    title: dataTitles.frequencies,
    columns: [
      { id: "value", head: dataHeads.value, align: "label" },
      { id: "n", head: dataHeads.n, align: "number" },
      { id: "percent", head: dataHeads.percent, align: "number" },
      { id: "valid", head: dataHeads.validPercent, align: "number" },
    ],
    rows: variables.flatMap((variable) => [sectionRow(labelOf(variable)), ...variableRows(data, variable)]),
    notes: [],
  };
}

function variableRows(data: DataSet, variable: Variable): readonly OutputRow[] {
  const counts = countsOf(data, variable);
  const { rows } = data.table;
  const valid = counts.reduce((sum, count) => sum + count.rows, 0);
  const frequent = new Set(counts.toSorted((a, b) => b.rows - a.rows).slice(0, mostValues));
  const shown = counts.filter((count) => frequent.has(count));
  const row = (text: string, count: number, isValid: boolean) =>
    dataRow(
      [
        textCell(text),
        countCell(count),
        valueCell((100 * count) / rows, 1),
        isValid ? valueCell((100 * count) / valid, 1) : emptyCell,
      ],
      1,
    );
  const further = counts.length - shown.length;
  const rest = valid - shown.reduce((sum, count) => sum + count.rows, 0);
  return [
    ...shown.map((count) => row(count.label, count.rows, true)),
    ...(further > 0 ? [row(dataCells.further(further), rest, true)] : []),
    ...(valid < rows ? [row(dataCells.missing, rows - valid, false)] : []),
    row(dataCells.total, rows, false),
  ];
}

interface LabelledCount {
  readonly label: string;
  readonly rows: number;
}

function countsOf(data: DataSet, variable: Variable): readonly LabelledCount[] {
  const column = columnOf(data.table, variable);
  if (column.kind === "number" && variable.measure === "scale") {
    const values = numericValues(column, variable.missing);
    if (hasMoreValuesThan(values, mostValues)) return countsInClasses(values, variable);
  }
  return valueCounts(factorOf(data, variable)).map(({ value, rows }) => ({ label: valueLabel(variable, value), rows }));
}

function countsInClasses(values: Float64Array, variable: Variable): readonly LabelledCount[] {
  const classes = valueClasses(sortedValues(values));
  return classes.counts.map((rows, index) => ({ label: classText(classes, index, variable), rows }));
}
