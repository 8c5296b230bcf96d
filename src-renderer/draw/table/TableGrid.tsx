import { memo, type ReactNode, type RefObject } from "react";
import type { OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import type { Filler } from "../../../src-print/number-alignment.ts";
import { plainText, withSymbolKept } from "../../../src-print/rich-text.ts";
import { columnFillers, textAt } from "../../../src-print/table-fillers.ts";
import { type HeadCell, headRows } from "../../../src-print/table-head.ts";
import { RichTextView } from "../RichTextView.tsx";
import type { CellPlace, CellProps } from "./use-cell-walk.ts";
import "./table-grid.css";

export interface TableGridProps {
  readonly table: OutputTable;
  readonly caption: ReactNode;
  /** By column, a CSS length; absent: as wide as their content. */
  readonly widths?: readonly string[];
  readonly frame?: RefObject<HTMLTableElement | null>;
  readonly tableProps?: object;
  readonly cellProps?: (place: CellPlace) => CellProps;
}

/** An APA table's grid: three rules, spanners, scopes on every head, numbers with their points under each other. */
export function TableGrid({ table, caption, widths, frame, tableProps, cellProps = () => ({}) }: TableGridProps) {
  const { columns, rows } = table;
  const fillers = columns.map((column, position) => columnFillers(table, column, position));
  const keys = rowKeys(table);
  return (
    <table {...tableProps} {...(frame !== undefined && { ref: frame })} className="table-grid">
      <caption>{caption}</caption>
      {widths !== undefined && (
        <colgroup>
          {columns.map(({ id }, position) => (
            <col key={id} style={{ width: widths[position] }} />
          ))}
        </colgroup>
      )}
      <TableHead columns={columns} />
      <tbody>
        {rows.map((row, index) => (
          <tr key={keys[index]}>
            {row.kind === "section" ? (
              <SectionCell text={textAt(row, 0)} columns={columns.length} indent={row.indent} />
            ) : (
              <DataCells
                row={row}
                columns={columns}
                fillers={fillers.map((column) => column[index] ?? null)}
                cellProps={(column) => cellProps({ row: index, column })}
              />
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TableHead({ columns }: { readonly columns: readonly OutputColumn[] }) {
  const [upper = [], lower] = headRows(columns);
  return (
    <thead>
      <tr>
        {upper.map((cell) => (
          <Head key={cell.first} cell={cell} columns={columns} />
        ))}
      </tr>
      {lower !== undefined && (
        <tr>
          {lower.map((cell) => (
            <Head key={cell.first} cell={cell} columns={columns} />
          ))}
        </tr>
      )}
    </thead>
  );
}

function Head({ cell, columns }: { readonly cell: HeadCell; readonly columns: readonly OutputColumn[] }) {
  const { kind, text, first, columns: span, rows } = cell;
  return kind === "spanner" ? (
    <th scope="colgroup" colSpan={span} className="spanner">
      <span>
        <RichTextView isNarrow text={text} />
      </span>
    </th>
  ) : (
    <th scope="col" rowSpan={rows} className={columns[first]?.align}>
      <RichTextView isNarrow text={text} />
    </th>
  );
}

function SectionCell({
  text,
  columns,
  indent,
}: {
  readonly text: RichText;
  readonly columns: number;
  readonly indent: number;
}) {
  return (
    <th scope="rowgroup" colSpan={columns} className="section" data-indent={indent}>
      <span className="section-text">
        <RowLabel text={text} />
      </span>
    </th>
  );
}

function DataCells({
  row,
  columns,
  fillers,
  cellProps,
}: {
  readonly row: OutputRow;
  readonly columns: readonly OutputColumn[];
  readonly fillers: readonly (Filler | null)[];
  readonly cellProps: (column: number) => CellProps;
}) {
  return columns.map(({ id, align }, position) =>
    position === 0 ? (
      <th key={id} scope="row" data-indent={row.indent} {...cellProps(position)}>
        <RowLabel text={textAt(row, position)} />
      </th>
    ) : (
      <td
        key={id}
        className={cellClass(align, textAt(row, position))}
        {...fillerProps(fillers[position] ?? null)}
        {...cellProps(position)}
      >
        <RichTextView isNarrow text={textAt(row, position)} />
      </td>
    ),
  );
}

/** "[−2.12, −1.17]" with two decimals more. */
const longInterval = 18;

/** A long interval goes on below where the pane is narrow. */
function cellClass(align: OutputColumn["align"], text: RichText): string {
  return align === "interval" && plainText(text).length >= longInterval ? "interval long-interval" : align;
}

/** Most labels stay when their numbers change. */
const RowLabel = memo(function RowLabel({ text }: { readonly text: RichText }) {
  return <RichTextView isNarrow text={withSymbolKept(text)} />;
});

/** The style sheet sets these invisibly around the number; what is copied from the cell is the number alone. */
function fillerProps(filler: Filler | null) {
  return filler === null ? {} : { "data-lead": filler.lead, "data-tail": filler.tail };
}

/** Rows are named by their labels, so that they keep their places in the page while numbers in them change. */
function rowKeys({ rows }: OutputTable): readonly string[] {
  const labels = rows.map((row) => plainText(textAt(row, 0)));
  return labels.map((label, index) => `${label} ${labels.slice(0, index).filter((other) => other === label).length}`);
}
