import { useGridCellEditor } from "ag-grid-react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";

export interface EditorFieldProps {
  readonly label: string;
  readonly text: string;
  /** Why the text cannot be taken; null: it can. */
  readonly problem: string | null;
  /** The key that began the edit: typing on a cell begins with the letter that was typed, Enter and F2 with what is there. */
  readonly eventKey: string | null;
  readonly onType: (text: string) => void;
  readonly isNumber?: boolean;
}

/** What is typed in a cell. A text that cannot be taken is not let out of the cell, which says why. */
export function EditorField({ label, text, problem, eventKey, onType, isNumber = false }: EditorFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  useGridCellEditor({
    getValidationErrors: useCallback(() => (problem === null ? null : [problem]), [problem]),
  });
  const begin = useRef(onType);
  useEffect(() => {
    if (eventKey !== null && eventKey.length === 1) begin.current(eventKey);
    input.current?.focus();
    if (eventKey === null || eventKey.length > 1) input.current?.select();
  }, [eventKey]);

  return (
    <>
      <input
        ref={input}
        className={`variables-input ${isNumber ? "grid-number" : ""}`}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        value={text}
        onChange={(event) => onType(event.target.value)}
      />
      {problem !== null && <Problem id={problemId} field={input.current} text={problem} />}
    </>
  );
}

/** Below the cell, over whatever is there: cells cut off what leaves them. */
function Problem({ id, field, text }: { readonly id: string; readonly field: Element | null; readonly text: string }) {
  const main = document.querySelector("main");
  const [box] = useState(() => field?.getBoundingClientRect());
  if (main === null || box === undefined) return null;
  return createPortal(
    <div id={id} role="alert" className="variables-problem" style={{ left: box.left, top: box.bottom + 4 }}>
      {text}
    </div>,
    main,
  );
}
