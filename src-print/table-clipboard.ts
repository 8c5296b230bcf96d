import type { OutputColumn, OutputRow, OutputTable } from "../src-contract/output.ts";
import { defaultReportLayout } from "../src-contract/project.ts";
import { tableLabel } from "../src-wording/print.ts";
import { measureColumn } from "./number-alignment.ts";
import { escapeHtml, richHtml } from "./rich-text.ts";
import { columnTexts } from "./table-fillers.ts";
import { type HeadCell, headRows } from "./table-head.ts";
import { type FontName, textWidth } from "./text-width.ts";

/** How pasted text looks; Word, LibreOffice and Google Docs keep inline styles only. */
export interface ClipboardStyle {
  readonly font: FontName;
  /** In points. */
  readonly size: number;
}

export const defaultClipboardStyle: ClipboardStyle = { font: defaultReportLayout.font, size: 12 };

/**
 * An APA table as HTML to paste into a word processor: everything inline, rules as cell borders, spanner rules as
 * paragraph borders (they leave a gap between neighbours), numbers flush right with the indent that puts their points
 * under each other.
 */
export function clipboardTable(
  table: OutputTable,
  number: number,
  title: string = table.title,
  style: ClipboardStyle = defaultClipboardStyle,
): string {
  const heads = headRows(table.columns);
  const indents = table.columns.map((column, position) => columnIndents(table, column, position, style));
  const headHtml = heads.map(
    (cells, row) =>
      `<tr style="page-break-inside:avoid">${cells
        .map((cell) => headCell(cell, table.columns, row === 0, style))
        .join("")}</tr>`,
  );
  const body = table.rows.map((row, index) =>
    bodyRow(
      row,
      table.columns,
      indents.map((column) => column[index] ?? null),
      index === table.rows.length - 1,
      style,
    ),
  );
  return [
    paragraph(`<b>${tableLabel(number)}</b>`, style, "line-height:200%;page-break-after:avoid"),
    paragraph(`<i>${escapeHtml(title)}</i>`, style, "line-height:200%;page-break-after:avoid"),
    `<table border="0" cellspacing="0" cellpadding="0" style="border-collapse:collapse;border:none">`,
    `<thead>${headHtml.join("")}</thead>`,
    `<tbody>${body.join("")}</tbody>`,
    "</table>",
    ...table.notes.map((note) => paragraph(richHtml(note), style, "line-height:200%")),
  ].join("\n");
}

/** A paragraph as word processors take it from HTML. */
export function paragraph(html: string, style: ClipboardStyle, more = ""): string {
  return `<p style="margin:0;${fontStyle(style)}${more === "" ? "" : `;${more}`}">${html}</p>`;
}

const rule = "1pt solid black";
const sidePadding = "5.4pt";

function headCell(
  { kind, text, first, columns: span, rows }: HeadCell,
  columns: readonly OutputColumn[],
  top: boolean,
  style: ClipboardStyle,
): string {
  const bottom = kind === "head" ? `border-bottom:${rule};` : "";
  const label = kind === "head" && columns[first]?.align === "label";
  const spans = `${span > 1 ? ` colspan="${span}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
  const rules = `${top ? `border-top:${rule};` : ""}${bottom}`;
  const under = kind === "spanner" ? ";border-bottom:0.75pt solid black" : "";
  return `<th${spans} valign="bottom" style="border:none;${rules}padding:2pt ${sidePadding};font-weight:normal">${paragraph(
    richHtml(text),
    style,
    `text-align:${label ? "left" : "center"}${under}`,
  )}</th>`;
}

function bodyRow(
  row: OutputRow,
  columns: readonly OutputColumn[],
  indents: readonly (number | null)[],
  last: boolean,
  style: ClipboardStyle,
): string {
  const cells = row.kind === "section" ? row.cells.slice(0, 1) : row.cells;
  const html = cells.map(({ text }, position) => {
    const colspan = row.kind === "section" ? ` colspan="${columns.length}"` : "";
    const look = position === 0 ? labelLook(row) : numberLook(columns[position], indents[position] ?? null);
    const bottom = last ? `border-bottom:${rule};` : "";
    return `<td${colspan} valign="top" style="border:none;${bottom}padding:1pt ${sidePadding}">${paragraph(richHtml(text), style, look)}</td>`;
  });
  return `<tr style="page-break-inside:avoid">${html.join("")}</tr>`;
}

function labelLook({ indent }: OutputRow): string {
  return indent === 0 ? "text-align:left" : `text-align:left;margin-left:${indent * 10}pt`;
}

function numberLook(column: OutputColumn | undefined, indent: number | null): string {
  if (column === undefined || column.align === "label") return "text-align:left";
  return indent === null ? "text-align:center" : `text-align:right;margin-right:${points(indent)}`;
}

/** By row, in points: the indent from the right that aligns the column and centers it under its head. */
function columnIndents(
  table: OutputTable,
  { align, head }: OutputColumn,
  position: number,
  { font, size }: ClipboardStyle,
): readonly (number | null)[] {
  if (align === "label") return table.rows.map(() => null);
  const { block, gaps } = measureColumn(columnTexts(table, position), align, font);
  const margin = Math.max(0, textWidth(head, font) - block) / 2;
  return gaps.map((gap) => (gap === null ? null : (gap + margin) * size));
}

function points(value: number): string {
  return `${Math.round(value * 100) / 100}pt`;
}

function fontStyle({ font, size }: ClipboardStyle): string {
  return `font-family:'${font}',serif;font-size:${size}pt`;
}
