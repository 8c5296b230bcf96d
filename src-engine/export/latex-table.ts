import type { OutputCell, OutputColumn, OutputRow, OutputTable } from "../../src-contract/output.ts";
import type { ReportLayout } from "../../src-contract/project.ts";
import type { Filler } from "../../src-print/number-alignment.ts";
import { withSymbolKept } from "../../src-print/rich-text.ts";
import { columnFillers, textAt } from "../../src-print/table-fillers.ts";
import { cellPadding, type FittedColumn, fitTable, type TableFit } from "../../src-print/table-fit.ts";
import { type HeadCell, headRows } from "../../src-print/table-head.ts";
import { type LatexEngine, latexRich, latexText } from "./latex-text.ts";

/**
 * An APA table in LaTeX: a longtable with the three rules of booktabs, whose heads repeat on every page. Numbers stand at
 * their points by phantoms of what others have before and after them, so that no package for numbers is needed. Sizes and widths are those of
 * the Word file.
 */
export function latexTable(
  table: OutputTable,
  number: number,
  title: string,
  { layout, engine }: { readonly layout: ReportLayout; readonly engine: LatexEngine },
): string {
  const fit = fitTable(table, layout);
  const look: TableLook = { table, fit, engine, lineEnd: table.rows.length <= longestKeptTogether ? "\\\\*" : "\\\\" };
  const head = headLines(look);
  const fillers = table.columns.map((column, position) => columnFillers(table, column, position));
  const lines = [
    `\\begin{apatable}{${fit.size}}`,
    `\\begin{longtable}{${columnTypes(look)}}`,
    `\\caption{${latexText(title, engine)}}\\label{tab:${number}}\\\\*`,
    ...head,
    "\\endfirsthead",
    ...head,
    "\\endhead",
    "\\bottomrule",
    "\\endlastfoot",
    ...table.rows.map((row, index) =>
      rowLine(
        row,
        fillers.map((column) => column[index] ?? null),
        look,
      ),
    ),
    "\\end{longtable}",
    "\\end{apatable}",
    ...table.notes.map((note) => `\\tablenote{${latexRich(note, engine)}}`),
    "\\tableend",
  ];
  const numbered = [`\\setcounter{table}{${number - 1}}`, ...lines];
  if (fit.orientation === "landscape") return ["\\begin{landscape}", ...numbered, "\\end{landscape}"].join("\n");
  return [fit.beginsPage ? "\\clearpage" : `\\bigskip\\Needspace*{${heightOf(look)}bp}`, ...numbered].join("\n");
}

/** Rows that a page certainly holds under a title. */
const longestKeptTogether = 25;

interface TableLook {
  readonly table: OutputTable;
  readonly fit: TableFit;
  readonly engine: LatexEngine;
  /** Of rows; with a star no page ends after them. */
  readonly lineEnd: string;
}

/** Some points too many rather than too few: number, title, heads and rows, of which a long table may leave most to the next page. */
function heightOf({ table, fit }: TableLook): number {
  const lines = Math.min(table.rows.length, longestKeptTogether) + headRows(table.columns).length;
  return Math.round(90 + lines * fit.size * 1.35);
}

function columnTypes({ table, fit }: TableLook): string {
  const types = table.columns.map(({ align }, position) => {
    const width = `${textWidth(fit.columns.slice(position, position + 1), position)}bp`;
    return align === "label" ? `L{${width}}` : `w{c}{${width}}`;
  });
  return `@{}${types.join("")}`;
}

/** What stands in columns between their padding; the first has none before it. */
function textWidth(columns: readonly FittedColumn[], first: number): number {
  const padding = first === 0 ? cellPadding : 2 * cellPadding;
  return Math.floor(columns.reduce((sum, { width }) => sum + width, -padding) * 100) / 100;
}

function headLines(look: TableLook): readonly string[] {
  const { table } = look;
  const rows = headRows(table.columns);
  const [upper = [], lower] = rows;
  if (lower === undefined) return ["\\toprule", `${cellsOf(upper, look)} \\\\*`, "\\midrule"];
  const spanners = upper.filter(({ kind }) => kind === "spanner");
  const own = table.columns.map(
    ({ head }, first): HeadCell => ({ kind: "head", text: head, first, columns: 1, rows: 1 }),
  );
  // Heads without a spanner stand at the bottom, beside those under one.
  const above = upper.map((cell) => (cell.kind === "spanner" ? cell : { ...cell, text: [] }));
  const rules = spanners.map(({ first, columns }) => `\\cmidrule(lr){${first + 1}-${first + columns}}`);
  return ["\\toprule", `${cellsOf(above, look)} \\\\*`, rules.join(" "), `${cellsOf(own, look)} \\\\*`, "\\midrule"];
}

function cellsOf(cells: readonly HeadCell[], { table, fit, engine }: TableLook): string {
  return cells
    .map(({ kind, text, first, columns }) => {
      const width = `${textWidth(fit.columns.slice(first, first + columns), first)}bp`;
      const isLabel = kind === "head" && table.columns[first]?.align === "label";
      const type = `${first === 0 ? "@{}" : ""}${isLabel ? "H" : "C"}{${width}}`;
      return text.length === 0 ? "" : `\\multicolumn{${columns}}{${type}}{${latexRich(text, engine)}}`;
    })
    .join(" & ");
}

function rowLine(row: OutputRow, fillers: readonly (Filler | null)[], look: TableLook): string {
  const { table, fit, engine, lineEnd } = look;
  const label = `\\rowlabel{${row.indent}}{${latexRich(withSymbolKept(textAt(row, 0)), engine)}}`;
  if (row.kind === "section") {
    return `\\multicolumn{${table.columns.length}}{@{}L{${textWidth(fit.columns, 0)}bp}}{${label}} \\\\*`;
  }
  const others = row.cells
    .slice(1)
    .map((cell, index) =>
      cellText(cell, table.columns[index + 1]?.align ?? "label", fillers[index + 1] ?? null, engine),
    );
  return `${[label, ...others].join(" & ")} ${lineEnd}`;
}

function cellText(
  { text }: OutputCell,
  align: OutputColumn["align"],
  filler: Filler | null,
  engine: LatexEngine,
): string {
  const latex = latexRich(text, engine);
  if (align === "label") return latex === "" ? "" : `\\rowlabel{0}{${latex}}`;
  return filler === null ? latex : `${phantom(filler.lead, engine)}${latex}${phantom(filler.tail, engine)}`;
}

function phantom(characters: string, engine: LatexEngine): string {
  return characters === "" ? "" : `\\phantom{${latexText(characters, engine)}}`;
}
