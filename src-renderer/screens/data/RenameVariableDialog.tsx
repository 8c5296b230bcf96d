import { type FormEvent, useState } from "react";
import { failureText } from "../../../src-wording/failures.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextField } from "../../parts/TextField.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { changeVariable, findTable, nameProblem, renameInTable } from "../../state/tables.ts";

/** A variable's name, which models and steps follow, and its label. */
export function RenameVariableDialog({ dialog, onClose }: DialogProps<"rename-variable">) {
  const record = useRecord();
  const table = useAppState((state) => findTable(state.history.present, dialog.table));
  const variable = table?.variables.find(({ column }) => column === dialog.column);
  const [name, setName] = useState(variable?.name ?? "");
  const [label, setLabel] = useState(variable?.label ?? "");
  if (table === null || variable === undefined) return null;
  const problem = nameProblem(table, variable.column, name);
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null) return;
    record(`Rename ${variable.name}`, (document) =>
      changeVariable(renameInTable(document, table.id, variable.column, name), table.id, variable.column, { label }),
    );
    onClose();
  };
  return (
    <Dialog
      title={`Rename ${variable.name}`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="rename-variable" isDisabled={problem !== null}>
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-variable" className="rename-variable" onSubmit={rename}>
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          problem={problem === null ? null : failureText({ code: problem, name: name.trim() })}
          selectsAll
          autoFocus
        />
        <TextField label="Label" value={label} onChange={setLabel} />
      </form>
    </Dialog>
  );
}
