import type { UnsavedAnswer } from "../../commands/leave-project.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useApp, useAppState } from "../../state/app-context.ts";
import type { DialogProps } from "./dialog-props.ts";

const before = {
  close: "before closing",
  new: "before starting a new project",
  open: "before opening another project",
} as const;

export function UnsavedDialog({ dialog, onClose }: DialogProps<"unsaved">) {
  const { questions } = useApp();
  const title = useAppState((state) => state.history.present.title);
  const answer = (given: UnsavedAnswer) => () => questions.answer(given);
  return (
    <Dialog
      title="Save your changes?"
      size="small"
      onClose={onClose}
      aside={
        <Button kind="danger" onPress={answer("discard")}>
          Don’t save
        </Button>
      }
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" autoFocus onPress={answer("save")}>
            Save
          </Button>
        </>
      }
    >
      <p>
        “{title}” has changes that are not in a project file. Save them {before[dialog.next]}, or they will be lost.
      </p>
    </Dialog>
  );
}
