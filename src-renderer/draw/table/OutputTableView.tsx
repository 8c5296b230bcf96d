import { useId, useRef } from "react";
import type { OutputTable } from "../../../src-contract/output.ts";
import { tableLabel } from "../../../src-wording/print.ts";
import { LongWords } from "../LongWords.tsx";
import { Notes } from "../Notes.tsx";
import { CellExplanation } from "./CellExplanation.tsx";
import { TableGrid } from "./TableGrid.tsx";
import { useCellWalk } from "./use-cell-walk.ts";
import "./output-table.css";

export interface OutputTableViewProps {
  readonly table: OutputTable;
  readonly number: number;
  /** The table belongs to an earlier state of the model. */
  readonly isStale?: boolean;
}

/**
 * An APA table in the window. Arrow keys walk its cells; a cell under the pointer, pressed, or asked with Enter says
 * what it is.
 */
export function OutputTableView({ table, number, isStale = false }: OutputTableViewProps) {
  const frame = useRef<HTMLTableElement>(null);
  const explanationId = useId();
  const { tableProps, cellProps, asked, close } = useCellWalk(frame, table, explanationId);
  const caption = (
    <>
      <b>{tableLabel(number)}</b>
      <i>
        <LongWords text={table.title} />
      </i>
    </>
  );
  return (
    <div className={`output-table output-table-${table.kind} ${isStale ? "is-stale" : ""}`}>
      <div className="output-table-scroll">
        <TableGrid table={table} caption={caption} frame={frame} tableProps={tableProps} cellProps={cellProps} />
      </div>
      <Notes notes={table.notes} />
      {asked !== null && <CellExplanation id={explanationId} table={table} asked={asked} onClose={close} />}
    </div>
  );
}
