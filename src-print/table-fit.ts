import type { OutputColumn, OutputTable, RichText } from "../src-contract/output.ts";
import type { ReportLayout } from "../src-contract/project.ts";
import { measureColumn } from "./number-alignment.ts";
import { bodySize, type Orientation, sheetOf, textWidthOf } from "./paper.ts";
import { plainText } from "./rich-text.ts";
import { columnTexts } from "./table-fillers.ts";
import { headRows } from "./table-head.ts";
import { type FontName, textWidth } from "./text-width.ts";

/** How a table is set on paper: on which side of the sheet, at what size, how wide its columns are. */
export interface TableFit {
  readonly orientation: Orientation;
  /** Of the letters, in points. */
  readonly size: number;
  readonly columns: readonly FittedColumn[];
  /** It takes most of a page, so it begins one: not every program keeps a table's rows together. */
  readonly beginsPage: boolean;
}

/** All in points. */
export interface FittedColumn {
  readonly width: number;
  /** By row: the indent from the cell's right edge that puts a number at the column's point; null: centered. */
  readonly indents: readonly (number | null)[];
}

/** Left and right of every cell, in points: what Word gives a table of its own. */
export const cellPadding = 5.4;
/** A row's indent of one step, in points. */
export const indentStep = 10;

/** `pages`: upright or lying, at 12 down to 8 points. `upright`: upright, at 12 down to 7. */
export type FitFor = "pages" | "upright";

/**
 * The largest setting a table fits in, no larger than the text around it; where none holds it on one page, the largest that
 * holds its rows, so that only notes go over; else the largest that is wide enough. Labels may wrap before the letters get smaller, numbers never do.
 */
export function fitTable(table: OutputTable, layout: ReportLayout, fitFor: FitFor = "pages"): TableFit {
  const { paper, font } = layout;
  const measures = table.columns.map((column, position) => measure(table, column, position, font));
  const natural = withSpanners(table, measures, font);
  const set = (setting: Setting): SetTable => ({
    ...setting,
    widths: columnWidths(natural, setting.size, available(paper, setting.orientation)),
  });
  const wideEnough = settings[fitFor]
    .filter(({ size }) => size <= bodySize[font])
    .filter(({ orientation, size }) => leastWidth(natural, size) <= available(paper, orientation))
    .map(set);
  const withoutNotes = { ...table, notes: [] };
  const chosen =
    wideEnough.find((setTable) => shareOfPage(table, setTable, layout) <= 1) ??
    wideEnough.find((setTable) => shareOfPage(withoutNotes, setTable, layout) <= 1) ??
    wideEnough[0] ??
    set(smallest[fitFor]);
  const { orientation, size, widths } = chosen;
  const columns = measures.map(({ block, gaps }, position): FittedColumn => {
    // Word counts in twentieths of a point.
    const width = Math.floor((widths[position] ?? 0) * 20) / 20;
    const margin = Math.max(0, (width - 2 * cellPadding - block * size) / 2);
    return { width, indents: gaps.map((gap) => (gap === null ? null : gap * size + margin)) };
  });
  return { orientation, size, columns, beginsPage: shareOfPage(table, chosen, layout) > mostBesideOthers };
}

interface Setting {
  readonly orientation: Orientation;
  readonly size: number;
}

interface SetTable extends Setting {
  /** By column, in points. */
  readonly widths: readonly number[];
}

const upright = (size: number): Setting => ({ orientation: "portrait", size });
const lying = (size: number): Setting => ({ orientation: "landscape", size });

const settings: Readonly<Record<FitFor, readonly Setting[]>> = {
  pages: [...[12, 11, 10].map(upright), ...[12, 11, 10].map(lying), upright(9), lying(9), upright(8), lying(8)],
  upright: [12, 11, 10, 9, 8, 7].map(upright),
};
const smallest: Readonly<Record<FitFor, Setting>> = { pages: lying(8), upright: upright(7) };

/** In em, without padding. */
interface Measure {
  readonly align: OutputColumn["align"];
  readonly width: number;
  readonly block: number;
  readonly gaps: readonly (number | null)[];
}

/** Room beyond a number's measured width, in em, for rounding and italics. */
const slack = 0.15;
/** Labels wrap when they are longer than this, in em. */
const leastLabel = 11;
/** Room that number columns get beyond what they need, in em, where there is room. */
const comfort = 1.5;

function measure(table: OutputTable, column: OutputColumn, position: number, font: FontName): Measure {
  const { rows } = table;
  const texts = columnTexts(table, position);
  const head = textWidth(column.head, font);
  if (column.align === "label") {
    const widest = Math.max(head, ...texts.map((text, row) => textWidth(text, font) + (rows[row]?.indent ?? 0) + 1.5));
    return { align: "label", width: widest, block: 0, gaps: rows.map(() => null) };
  }
  const { block, gaps } = measureColumn(texts, column.align, font);
  const unaligned = texts.map((text, row) => (gaps[row] === null ? textWidth(text, font) : 0));
  return { align: column.align, width: Math.max(head, block, ...unaligned) + slack, block, gaps };
}

/** Widens columns under a spanner that would need more than two lines, or break a word. */
function withSpanners(table: OutputTable, measures: readonly Measure[], font: FontName): readonly Measure[] {
  const widened = [...measures];
  for (const { kind, text, first, columns } of headRows(table.columns).flat()) {
    if (kind === "head") continue;
    const under = measures.slice(first, first + columns);
    const words = plainText(text).split(" ");
    const longest = Math.max(...words.map((word) => textWidth([{ text: word }], font)));
    const wanted = Math.max(longest, textWidth(text, font) * 0.6) + slack;
    const lacking = wanted - under.reduce((sum, { width }) => sum + width, 0);
    if (lacking <= 0) continue;
    under.forEach((column, position) => {
      widened[first + position] = { ...column, width: column.width + lacking / columns };
    });
  }
  return widened;
}

function available(paper: ReportLayout["paper"], orientation: Orientation): number {
  return textWidthOf(sheetOf(paper, orientation));
}

/** A table that takes more of a page than this has one of its own. */
const mostBesideOthers = 0.6;

/** How much of a page number, title, heads, rows and notes take; rows and heads are single-spaced, the rest double. */
function shareOfPage(table: OutputTable, { orientation, size, widths }: SetTable, layout: ReportLayout): number {
  const sheet = sheetOf(layout.paper, orientation);
  const body = bodySize[layout.font];
  const lines = (text: RichText, at: number, room: number) => Math.ceil((textWidth(text, layout.font) * at) / room);
  const heads = headRows(table.columns).map((cells) =>
    Math.max(
      ...cells.map(({ text, first, columns }) => {
        const room = widths.slice(first, first + columns).reduce((sum, width) => sum + width, -2 * cellPadding);
        return lines(text, size, room);
      }),
    ),
  );
  const labelRoom = (widths[0] ?? 0) - 2 * cellPadding;
  const rows = table.rows.map(({ kind, indent, cells }) =>
    kind === "section" ? 1 : lines(cells[0]?.text ?? [], size, labelRoom - (indent + 1) * indentStep),
  );
  const single = [...heads, ...rows].reduce((sum, count) => sum + count * size * lineHeight + rowSpacing, 0);
  const double = table.notes.reduce((sum, note) => sum + lines(note, body, textWidthOf(sheet)), 2);
  return (single + double * 2 * body * lineHeight) / (sheet.height - 2 * sheet.margin);
}

/** In points. */
const rowSpacing = 2;
/** Of single spacing, as a multiple of the size. */
const lineHeight = 1.15;

function leastWidth(measures: readonly Measure[], size: number): number {
  return measures.reduce(
    (sum, { align, width }) => sum + 2 * cellPadding + size * (align === "label" ? Math.min(width, leastLabel) : width),
    0,
  );
}

/** Labels take what they need first, then the numbers' columns get some air. */
function columnWidths(measures: readonly Measure[], size: number, room: number): readonly number[] {
  const least = leastWidth(measures, size);
  if (least > room) return measures.map(({ width }) => ((width * size + 2 * cellPadding) * room) / least);
  const wanted = measures.map(({ align, width }) => (align === "label" ? Math.max(0, width - leastLabel) * size : 0));
  const labels = shareOf(wanted, room - least);
  const left = room - least - labels.reduce((sum, share) => sum + share, 0);
  const air = shareOf(
    measures.map(({ align }) => (align === "label" ? 0 : comfort * size)),
    left,
  );
  return measures.map(({ align, width }, position) => {
    const least = align === "label" ? Math.min(width, leastLabel) : width;
    return least * size + 2 * cellPadding + (labels[position] ?? 0) + (air[position] ?? 0);
  });
}

/** What each gets when all want something and `room` is all there is. */
function shareOf(wanted: readonly number[], room: number): readonly number[] {
  const total = wanted.reduce((sum, want) => sum + want, 0);
  const share = total <= room || total === 0 ? 1 : Math.max(0, room) / total;
  return wanted.map((want) => want * share);
}
