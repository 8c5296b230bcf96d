import { useEffect, useRef } from "react";
import { Popover } from "react-aria-components";
import type { OutputTable } from "../../../src-contract/output.ts";
import { allDigits, explanationOf } from "./cell-explanation.ts";
import type { AskedCell } from "./use-cell-walk.ts";

/** What the asked cell is, in a sentence, and its number with all digits. The focus stays on the cell. */
export function CellExplanation({
  id,
  table,
  asked,
  onClose,
}: {
  readonly id: string;
  readonly table: OutputTable;
  readonly asked: AskedCell;
  readonly onClose: () => void;
}) {
  const cell = useRef<HTMLElement>(asked.element);
  cell.current = asked.element;
  useEffect(() => {
    if (asked.by === "pointer") return;
    const away = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !asked.element.closest("table")?.contains(event.target)) onClose();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [asked, onClose]);
  const value = table.rows[asked.row]?.cells[asked.column]?.value ?? null;
  return (
    <Popover
      key={`${asked.row} ${asked.column}`}
      triggerRef={cell}
      isOpen
      isNonModal
      placement="bottom"
      offset={6}
      className="popover cell-explanation"
    >
      <div id={id} role="status">
        {value !== null && <div className="cell-explanation-value">{allDigits(value)}</div>}
        <p>{explanationOf(table, asked)}</p>
      </div>
    </Popover>
  );
}
