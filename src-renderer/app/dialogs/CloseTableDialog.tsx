import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useApp, useAppState } from "../../state/app-context.ts";
import { findTable } from "../../state/tables.ts";
import type { DialogProps } from "./dialog-props.ts";

export function CloseTableDialog({ dialog, onClose }: DialogProps<"close-table">) {
  const { questions } = useApp();
  const name = useAppState((state) => findTable(state.history.present, dialog.table)?.name ?? "");
  const { models } = dialog;
  return (
    <Dialog
      title={`Close “${name}”?`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="danger" onPress={() => questions.answer(true)}>
            {models.length === 1 ? "Close table and model" : "Close table and models"}
          </Button>
        </>
      }
    >
      <p>
        {models.length === 1 ? "A model uses" : `${models.length} models use`} this table and will go with it:{" "}
        {models.join(", ")}. Undo brings all of it back.
      </p>
    </Dialog>
  );
}
