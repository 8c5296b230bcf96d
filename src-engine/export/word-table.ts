import {
  BorderStyle,
  type IBorderOptions,
  type IParagraphOptions,
  type ITableCellBorders,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { OutputCell, OutputColumn, OutputRow, OutputTable, RichText } from "../../src-contract/output.ts";
import { cellPadding, type FittedColumn, indentStep, type TableFit } from "../../src-print/table-fit.ts";
import { type HeadCell, headRows } from "../../src-print/table-head.ts";
import { wordStyle } from "./word-styles.ts";
import { twips, wordRuns } from "./word-text.ts";

/**
 * A real Word table with the APA manual's rules: above, under the heads, below, and under each spanner. Heads repeat on
 * every page, rows stay whole, and a table that fits on a page is kept on one.
 */
export function wordTable(table: OutputTable, fit: TableFit): Table {
  const heads = headRows(table.columns);
  const look: TableLook = { table, fit, keepTogether: table.rows.length <= longestKeptTogether };
  return new Table({
    style: wordStyle.table,
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    layout: TableLayoutType.FIXED,
    width: { size: twips(fit.columns.reduce((sum, { width }) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: fit.columns.map(({ width }) => twips(width)),
    borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [
      ...heads.map((cells, row) => headRow(cells, row === 0, look)),
      ...table.rows.map((row, index) => bodyRow(row, index, look)),
    ],
  });
}

/** Rows that a page certainly holds under a title. */
const longestKeptTogether = 25;

const rule: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: "auto", space: 0 };
const spannerRule: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, color: "auto", space: 1 };
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto", space: 0 };

interface TableLook {
  readonly table: OutputTable;
  readonly fit: TableFit;
  readonly keepTogether: boolean;
}

function headRow(cells: readonly HeadCell[], isTop: boolean, look: TableLook): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: cells.map((cell) => headCell(cell, isTop, look)),
  });
}

function headCell(
  { kind, text, first, columns, rows }: HeadCell,
  isTop: boolean,
  { table, fit }: TableLook,
): TableCell {
  const isLabel = kind === "head" && table.columns[first]?.align === "label";
  // A paragraph's rule ends at the cell's padding, so that neighboring spanners' rules do not touch.
  const spanner = kind === "spanner" ? { border: { bottom: spannerRule } } : {};
  return new TableCell({
    columnSpan: columns,
    rowSpan: rows,
    width: cellWidth(fit.columns.slice(first, first + columns)),
    verticalAlign: VerticalAlignTable.BOTTOM,
    borders: bordersOf({ top: isTop, bottom: kind === "head" }),
    margins: marginsOf(first),
    children: [tableParagraph(text, fit, { alignment: isLabel ? "left" : "center", ...spanner })],
  });
}

function bodyRow(row: OutputRow, index: number, look: TableLook): TableRow {
  const { table, fit, keepTogether } = look;
  const isLast = index === table.rows.length - 1;
  const borders = bordersOf({ top: false, bottom: isLast });
  const cells = row.kind === "section" ? row.cells.slice(0, 1) : row.cells;
  return new TableRow({
    cantSplit: true,
    keepNext: keepTogether || row.kind === "section" || (isLast && table.notes.length > 0),
    children: cells.map((cell, position) => {
      const span = row.kind === "section" ? table.columns.length : 1;
      const column = table.columns[position];
      return new TableCell({
        columnSpan: span,
        width: cellWidth(fit.columns.slice(position, position + span)),
        borders,
        margins: marginsOf(position),
        children: [
          column === undefined || column.align === "label"
            ? labelParagraph(cell, row, fit)
            : numberParagraph(cell, column, fit.columns[position]?.indents[index] ?? null, fit),
        ],
      });
    }),
  });
}

function labelParagraph({ text }: OutputCell, { indent }: OutputRow, fit: TableFit): Paragraph {
  // Wrapped labels hang, so that a second line is not taken for a row of its own.
  const hanging = indentStep;
  return tableParagraph(text, fit, { indent: { left: twips(indent * indentStep + hanging), hanging: twips(hanging) } });
}

function numberParagraph(
  { text }: OutputCell,
  { align }: OutputColumn,
  indent: number | null,
  fit: TableFit,
): Paragraph {
  if (align === "label") return tableParagraph(text, fit, {});
  return indent === null
    ? tableParagraph(text, fit, { alignment: "center" })
    : tableParagraph(text, fit, { alignment: "right", indent: { right: twips(indent) } });
}

function tableParagraph(text: RichText, { size }: TableFit, options: IParagraphOptions): Paragraph {
  const run = { size: 2 * size };
  // The paragraph mark too: it alone makes an empty cell as high as it is.
  return new Paragraph({ ...options, style: wordStyle.tableText, run, children: wordRuns(text, run) });
}

function bordersOf({ top, bottom }: { readonly top: boolean; readonly bottom: boolean }): ITableCellBorders {
  return { top: top ? rule : none, bottom: bottom ? rule : none, left: none, right: none };
}

/** The first column begins where the rules begin. */
function marginsOf(position: number): { readonly left: number; readonly right: number } {
  return { left: position === 0 ? 0 : twips(cellPadding), right: twips(cellPadding) };
}

function cellWidth(columns: readonly FittedColumn[]): { readonly size: number; readonly type: "dxa" } {
  return { size: twips(columns.reduce((sum, { width }) => sum + width, 0)), type: WidthType.DXA };
}
