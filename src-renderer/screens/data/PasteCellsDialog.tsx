import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextField } from "../../parts/TextField.tsx";
import { useApp } from "../../state/app-context.ts";

/** Takes cells where the clipboard may not be read without a key press of the user. */
export function PasteCellsDialog({ onClose }: { readonly onClose: () => void }) {
  const { questions } = useApp();
  const [text, setText] = useState("");
  return (
    <Dialog
      title="Paste cells"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={text.trim() === ""} onPress={() => questions.answer(text)}>
            Continue
          </Button>
        </>
      }
    >
      <TextField
        label="Copy a range with its header row in your spreadsheet program, and paste it here."
        value={text}
        onChange={setText}
        rows={12}
        autoFocus
      />
    </Dialog>
  );
}
