import { type CustomCellEditorProps, useGridCellEditor } from "ag-grid-react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import { nameProblem } from "../../../state/tables.ts";
import type { VariableRow } from "./variable-row.ts";

export interface NameEditorProps extends CustomCellEditorProps<VariableRow, string> {
  readonly table: { readonly current: ProjectTable };
}

/** A variable's name while it is typed. One that is taken or empty is not let out of the cell, which says why. */
export function NameEditor({ data, value, eventKey, onValueChange, table }: NameEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const name = value ?? "";
  const problem = problemText(table.current, data, name);
  useGridCellEditor({
    getValidationErrors: useCallback(() => (problem === null ? null : [problem]), [problem]),
  });
  // Typing on a cell begins with the letter that was typed; Enter and F2 begin with the name as it is.
  useEffect(() => {
    if (eventKey !== null && eventKey.length === 1) onValueChange(eventKey);
    input.current?.focus();
    if (eventKey === null || eventKey.length > 1) input.current?.select();
  }, [eventKey, onValueChange]);

  return (
    <>
      <input
        ref={input}
        className="variables-name-input"
        aria-label={`Name of ${data.variable.name}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        value={name}
        onChange={(event) => onValueChange(event.target.value)}
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

function problemText(table: ProjectTable, { variable }: VariableRow, name: string): string | null {
  const code = nameProblem(table, variable.column, name);
  return code === null ? null : failureText({ code, name: name.trim() });
}
