import type { OutputCell, OutputColumn, OutputRow, OutputTable } from "../src-contract/output.ts";
import { defaultReportLayout, type ReportLayout } from "../src-contract/project.ts";
import { tableLabel } from "../src-wording/print.ts";
import type { Filler } from "./number-alignment.ts";
import { escapeHtml, richHtml, withSymbolKept } from "./rich-text.ts";
import { columnFillers, textAt } from "./table-fillers.ts";
import { fitTable } from "./table-fit.ts";
import { type HeadCell, headRows } from "./table-head.ts";

/**
 * An APA table as HTML for pages that carry `tableStyle`: number and title as the caption, scopes on every head,
 * numbers aligned by invisible characters (`data-lead`, `data-tail`) so that what is copied from the page is clean.
 */
export function tableHtml(
  table: OutputTable,
  number: number,
  title: string = table.title,
  layout: ReportLayout = defaultReportLayout,
): string {
  const { orientation, size } = fitTable(table, layout);
  const fillers = table.columns.map((column, position) => columnFillers(table, column, position));
  const head = headRows(table.columns).map((cells) => `<tr>${cells.map(headHtml(table.columns)).join("")}</tr>`);
  const body = table.rows.map((row, index) =>
    rowHtml(
      row,
      table.columns,
      fillers.map((column) => column[index] ?? null),
    ),
  );
  const notes = table.notes.map((note) => `<p class="note">${richHtml(note)}</p>`).join("\n");
  return `<div class="apa${orientation === "landscape" ? " lying" : ""}" style="--points: ${size}">
<div class="scroll" role="group" aria-label="${tableLabel(number)}" tabindex="0">
<table>
<caption><b>${tableLabel(number)}</b><i>${escapeHtml(title)}</i></caption>
<thead>${head.join("")}</thead>
<tbody>
${body.join("\n")}
</tbody>
</table>
</div>
${notes}
</div>`;
}

export const tableStyle = `
.apa { width: fit-content; max-width: 100%; margin: 2rem 0; }
.apa .scroll { overflow-x: auto; }
.apa table { min-width: min(100%, 24rem); font-size: calc(var(--points) / 12 * 1em); border-collapse: collapse; border-block: 1px solid; font-variant-numeric: tabular-nums lining-nums; }
.apa caption { font-size: 1rem; text-align: start; padding-block-end: .5rem; }
.apa caption b, .apa caption i { display: block; line-height: 1.7; }
.apa thead { border-block-end: 1px solid; }
.apa :is(th, td) { line-height: 1.4; font-weight: normal; padding: .2rem .6rem; vertical-align: top; text-align: start; }
.apa thead th { vertical-align: bottom; text-align: center; }
.apa :is(th, td):first-child { padding-inline-start: calc(var(--indent, 0) * 1.2em); }
.apa tbody th { min-width: 9em; padding-inline-end: 1em; }
.apa thead .label { text-align: start; }
.apa .spanner span { display: block; border-block-end: 1px solid; padding-block-end: .2rem; }
.apa td.number, .apa td.interval { text-align: center; white-space: nowrap; font-kerning: none; }
.apa td::before, .apa td::after { visibility: hidden; white-space: pre; }
.apa td::before { content: attr(data-lead); }
.apa td::after { content: attr(data-tail); }
.apa tbody tr:first-child :is(th, td) { padding-block-start: .4rem; }
.apa tbody tr:last-child :is(th, td) { padding-block-end: .4rem; }
.apa sub, .apa sup { line-height: 0; font-size: .72em; }
.apa .note { margin: .4rem 0 0; max-width: 46rem; line-height: 1.6; }
@page lying { size: landscape; margin: 1in; }
@media print {
  .apa { break-inside: avoid; }
  .apa.lying { page: lying; break-inside: auto; }
  .apa .scroll { overflow: visible; }
  .apa table { min-width: min(100%, 24rem); font-size: calc(var(--points) * 1pt); }
  .apa :is(th, td) { padding: 1pt 5.4pt; line-height: 1.2; }
  .apa tr { break-inside: avoid; }
}
`;

function headHtml(columns: readonly OutputColumn[]): (cell: HeadCell) => string {
  return ({ kind, text, first, columns: span, rows }) => {
    const spans = `${span > 1 ? ` colspan="${span}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
    return kind === "spanner"
      ? `<th scope="colgroup" class="spanner"${spans}><span>${richHtml(text)}</span></th>`
      : `<th scope="col" class="${columns[first]?.align ?? "label"}"${spans}>${richHtml(text)}</th>`;
  };
}

function rowHtml(row: OutputRow, columns: readonly OutputColumn[], fillers: readonly (Filler | null)[]): string {
  const indent = row.indent === 0 ? "" : ` style="--indent: ${row.indent}"`;
  if (row.kind === "section") {
    return `<tr><th scope="rowgroup" colspan="${columns.length}"${indent}>${richHtml(withSymbolKept(textAt(row, 0)))}</th></tr>`;
  }
  const cells = row.cells.map((cell, position) =>
    position === 0
      ? `<th scope="row"${indent}>${richHtml(withSymbolKept(cell.text))}</th>`
      : cellHtml(cell, columns[position]?.align ?? "label", fillers[position] ?? null),
  );
  return `<tr>${cells.join("")}</tr>`;
}

function cellHtml({ text }: OutputCell, align: OutputColumn["align"], filler: Filler | null): string {
  const around = filler === null ? "" : `${filled("data-lead", filler.lead)}${filled("data-tail", filler.tail)}`;
  return `<td class="${align}"${around}>${richHtml(text)}</td>`;
}

function filled(attribute: string, characters: string): string {
  return characters === "" ? "" : ` ${attribute}="${escapeHtml(characters)}"`;
}
