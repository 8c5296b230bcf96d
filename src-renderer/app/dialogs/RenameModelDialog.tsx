import { type FormEvent, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextField } from "../../parts/TextField.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { freeName, givenName } from "../../state/model-names.ts";
import { findModel, renameModel } from "../../state/models.ts";
import type { DialogProps } from "./dialog-props.ts";

/** A name of the user's own; an empty one lets the name follow the model again. */
export function RenameModelDialog({ dialog, onClose }: DialogProps<"rename-model">) {
  const record = useRecord();
  const model = useAppState((state) => findModel(state.history.present, dialog.model));
  const given = useAppState((state) => (model === null ? "" : givenName(state, model)));
  const [name, setName] = useState(model?.name ?? "");
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (model !== null && name.trim() !== model.name) {
      record(`Rename ${model.name}`, (document) =>
        renameModel(document, model.id, name.trim() || freeName(document, model.table, given)),
      );
    }
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
          <Button kind="primary" type="submit" form="rename-model">
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-model" onSubmit={rename}>
        <TextField
          label="Name"
          description="Left empty, the name follows the model."
          placeholder={given}
          value={name}
          onChange={setName}
          selectsAll
          autoFocus
        />
      </form>
    </Dialog>
  );
}
