import type { CustomCellEditorProps } from "ag-grid-react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import { nameProblem } from "../../../state/tables.ts";
import { EditorField } from "./EditorField.tsx";
import type { VariableRow } from "./variable-row.ts";

export interface NameEditorProps extends CustomCellEditorProps<VariableRow, string> {
  readonly table: { readonly current: ProjectTable };
}

/** A variable's name while it is typed: one that is taken or empty is none. */
export function NameEditor({ data, value, eventKey, onValueChange, table }: NameEditorProps) {
  const name = value ?? "";
  return (
    <EditorField
      label={`Name of ${data.variable.name}`}
      text={name}
      problem={problemText(table.current, data, name)}
      eventKey={eventKey}
      onType={onValueChange}
    />
  );
}

function problemText(table: ProjectTable, { variable }: VariableRow, name: string): string | null {
  const code = nameProblem(table, variable.column, name);
  return code === null ? null : failureText({ code, name: name.trim() });
}
