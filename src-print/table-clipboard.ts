import type { OutputRow, OutputTable } from "../src-contract/output.ts";
import { defaultReportLayout, type ReportLayout } from "../src-contract/project.ts";
import { tableLabel } from "../src-wording/print.ts";
import { bodySize } from "./paper.ts";
import { escapeHtml, richHtml } from "./rich-text.ts";
import { cellPadding, fitTable, indentStep, type TableFit } from "./table-fit.ts";
import { type HeadCell, headRows } from "./table-head.ts";

/** How pasted text looks; Word, LibreOffice and Google Docs keep inline styles only. */
export interface ClipboardStyle {
  readonly font: keyof typeof families;
  /** In points. */
  readonly size: number;
}

/**
 * An APA table as HTML to paste into a word processor: everything inline, rules as cell borders, spanner rules as
 * paragraph borders (they leave a gap between neighbors), columns and numbers set
 * as in the Word file, but for an upright page: nobody turns the page on pasting.
 */
export function clipboardTable(
  table: OutputTable,
  number: number,
  title: string = table.title,
  layout: ReportLayout = defaultReportLayout,
): string {
  const fit = fitTable(table, layout, "upright");
  const text: ClipboardStyle = { font: layout.font, size: bodySize[layout.font] };
  const look: TableLook = { table, fit, cell: { font: layout.font, size: fit.size } };
  const heads = headRows(table.columns).map((cells, row) =>
    tableRow(cells.map((cell) => headCell(cell, row === 0, look))),
  );
  const body = table.rows.map((row, index) => tableRow(bodyCells(row, index, look)));
  const width = fit.columns.reduce((sum, column) => sum + column.width, 0);
  return [
    paragraph(`<b>${tableLabel(number)}</b>`, text, doubleSpaced, keepWithNext),
    paragraph(`<i>${escapeHtml(title)}</i>`, text, doubleSpaced, keepWithNext),
    `<table border="0" cellspacing="0" cellpadding="0" width="${pixels(width)}" style="border-collapse:collapse;border:none">`,
    `<colgroup>${fit.columns.map((column) => `<col width="${pixels(column.width)}">`).join("")}</colgroup>`,
    `<thead>${heads.join("")}</thead>`,
    `<tbody>${body.join("")}</tbody>`,
    "</table>",
    ...table.notes.map((note) => paragraph(richHtml(note), text, doubleSpaced)),
  ].join("\n");
}

const families = { "Times New Roman": "serif", Arial: "sans-serif", "Courier New": "monospace" } as const;

/** A paragraph as word processors take it from HTML: no space around it but what `more` says. */
export function paragraph(html: string, { font, size }: ClipboardStyle, ...more: readonly string[]): string {
  const family = families[font];
  const style = [
    "margin-top:0pt",
    "margin-bottom:0pt",
    `font-family:'${font}',${family}`,
    `font-size:${size}pt`,
    ...more,
  ];
  return `<p style="${style.join(";")}">${html}</p>`;
}

export const doubleSpaced = "line-height:200%";
export const keepWithNext = "page-break-after:avoid";
const singleSpaced = "line-height:100%";
const rule = "1pt solid black";
/** Some programs know a cell's padding, some only a paragraph's indent: each gets half. */
const half = cellPadding / 2;

interface TableLook {
  readonly table: OutputTable;
  readonly fit: TableFit;
  readonly cell: ClipboardStyle;
}

function headCell({ kind, text, first, columns, rows }: HeadCell, isTop: boolean, { table, cell }: TableLook): string {
  const isLabel = kind === "head" && table.columns[first]?.align === "label";
  const content = paragraph(
    richHtml(text),
    cell,
    singleSpaced,
    keepWithNext,
    ...(isLabel ? ["text-align:left"] : ["text-align:center", ...sides(half, half)]),
    ...(kind === "spanner" ? ["border:none", "border-bottom:0.75pt solid black"] : []),
  );
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
  const rules = [
    "border:none",
    ...(isTop ? [`border-top:${rule}`] : []),
    ...(kind === "head" ? [`border-bottom:${rule}`] : []),
  ];
  return `<th${spans} valign="bottom" style="${[...rules, padding(first), "font-weight:normal"].join(";")}">${content}</th>`;
}

function bodyCells(row: OutputRow, index: number, { table, fit, cell }: TableLook): readonly string[] {
  const isLast = index === table.rows.length - 1;
  const cells = row.kind === "section" ? row.cells.slice(0, 1) : row.cells;
  return cells.map(({ text }, position) => {
    const column = table.columns[position];
    const look =
      column === undefined || column.align === "label"
        ? labelLook(row)
        : numberLook(fit.columns[position]?.indents[index] ?? null);
    const attributes = [
      ...(row.kind === "section" ? [`colspan="${table.columns.length}"`] : []),
      ...(column?.align === "label" ? [] : ["nowrap"]),
      'valign="top"',
      `style="${["border:none", ...(isLast ? [`border-bottom:${rule}`] : []), padding(position)].join(";")}"`,
    ];
    return `<td ${attributes.join(" ")}>${paragraph(richHtml(text), cell, singleSpaced, ...look)}</td>`;
  });
}

function labelLook({ indent }: OutputRow): readonly string[] {
  return ["text-align:left", `margin-left:${points((indent + 1) * indentStep)}`, `text-indent:${points(-indentStep)}`];
}

function numberLook(indent: number | null): readonly string[] {
  return indent === null
    ? ["text-align:center", ...sides(half, half)]
    : ["text-align:right", ...sides(half, half + indent)];
}

function sides(left: number, right: number): readonly string[] {
  return [`margin-left:${points(left)}`, `margin-right:${points(right)}`];
}

/** The first column begins where the rules begin. */
function padding(position: number): string {
  return `padding:1pt ${points(half)} 1pt ${position === 0 ? "0pt" : points(half)}`;
}

function tableRow(cells: readonly string[]): string {
  return `<tr style="page-break-inside:avoid">${cells.join("")}</tr>`;
}

function points(value: number): string {
  return `${Math.round(value * 100) / 100}pt`;
}

function pixels(value: number): number {
  return Math.round((value * 96) / 72);
}
