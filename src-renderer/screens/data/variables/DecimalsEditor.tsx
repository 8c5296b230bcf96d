import type { CustomCellEditorProps } from "ag-grid-react";
import { useState } from "react";
import { decimalsProblem, mostDecimals } from "../../../wording/variables.ts";
import { EditorField } from "./EditorField.tsx";
import type { VariableRow } from "./variable-row.ts";

/** How many decimals a variable is shown with, while it is typed. */
export function DecimalsEditor({ data, value, eventKey, onValueChange }: CustomCellEditorProps<VariableRow, number>) {
  const [text, setText] = useState(String(value ?? ""));
  const type = (typed: string) => {
    setText(typed);
    onValueChange(decimalsOf(typed));
  };
  return (
    <EditorField
      label={`Decimals of ${data.variable.name}`}
      text={text}
      problem={decimalsOf(text) === null ? decimalsProblem : null}
      eventKey={eventKey}
      onType={type}
      isNumber
    />
  );
}

/** Null: no number of decimals. */
function decimalsOf(text: string): number | null {
  const number = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return number <= mostDecimals ? number : null;
}
