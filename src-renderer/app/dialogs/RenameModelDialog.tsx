import { type FormEvent, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextField } from "../../parts/TextField.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { findModel, renameModel } from "../../state/models.ts";
import type { DialogProps } from "../Dialogs.tsx";

export function RenameModelDialog({ dialog, onClose }: DialogProps<"rename-model">) {
  const record = useRecord();
  const before = useAppState((state) => findModel(state.history.present, dialog.model)?.name ?? "");
  const [name, setName] = useState(before);
  const problem = name.trim() === "" ? "A model needs a name." : null;
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null) return;
    record(`Rename ${before}`, (document) => renameModel(document, dialog.model, name.trim()));
    onClose();
  };
  return (
    <Dialog
      title="Rename model"
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="rename-model" isDisabled={problem !== null}>
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-model" onSubmit={rename}>
        <TextField label="Name" value={name} onChange={setName} problem={problem} autoFocus />
      </form>
    </Dialog>
  );
}
