import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { dataCells, dataHeads, dataTitles, findingTexts } from "../../../src-wording/data-tables.ts";
import { dataChecks, type Finding } from "../../describe/data-checks.ts";
import type { DataSet } from "../../table/data-set.ts";
import { textCell } from "../number-text.ts";
import { dataRow } from "../tables/table-rows.ts";
import { labelOf, numberText } from "./table-parts.ts";

/** What looks wrong in the data, a row each. */
export function checksTable(data: DataSet, variables: readonly Variable[], key: readonly Variable[]): OutputTable {
  const findings = dataChecks(data, variables, key);
  return {
    kind: "data-checks",
    title: dataTitles.checks,
    columns: [
      { id: "variable", head: dataHeads.variable, align: "label" },
      { id: "finding", head: dataHeads.finding, align: "label" },
      { id: "where", head: dataHeads.where, align: "label" },
    ],
    rows:
      findings.length === 0
        ? [dataRow([textCell(dataCells.nothingFound), textCell(""), textCell("")])]
        : findings.map((finding) => findingRow(finding, key)),
    notes: [],
  };
}

function findingRow(finding: Finding, key: readonly Variable[]): OutputRow {
  const row = (what: string, where = "") =>
    dataRow([
      textCell("variable" in finding ? labelOf(finding.variable) : whatOf(finding, key)),
      textCell(what),
      textCell(where),
    ]);
  switch (finding.code) {
    case "key-twice":
      return row(findingTexts.keyTwice(finding.keys, finding.rows), finding.example);
    case "rows-alike":
      return row(findingTexts.rowsAlike(finding.rows), findingTexts.inRow(finding.row, ""));
    case "no-values":
      return row(findingTexts.noValues);
    case "one-value":
      return row(findingTexts.oneValue(finding.value));
    case "code-not-missing":
      return row(findingTexts.codeNotMissing(numberText(finding.value), finding.rows));
    case "far-away":
      return row(findingTexts.farAway(finding.rows), findingTexts.inRow(finding.row, numberText(finding.value)));
    case "without-label":
      return row(findingTexts.withoutLabel(finding.rows), finding.value);
    case "spelled-alike":
      return row(findingTexts.spelledAlike(finding.texts));
  }
}

function whatOf({ code }: Finding, key: readonly Variable[]): string {
  return code === "key-twice" ? `${findingTexts.key} ${key.map(labelOf).join(" + ")}` : findingTexts.allVariables;
}
