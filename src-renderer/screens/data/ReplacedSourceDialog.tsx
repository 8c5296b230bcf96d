import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useUpdate } from "../../state/app-context.ts";
import { closeDialog } from "../../state/dialogs.ts";
import { undoChange } from "../../state/documents.ts";
import { differenceParts, replacedSourceWords } from "../../wording/replaced-source.ts";
import "./replaced-source.css";

/** A new file has taken the place of a table's: what of it is otherwise, and what can therefore not be done as before. */
export function ReplacedSourceDialog({ dialog, onClose }: DialogProps<"replaced-source">) {
  const update = useUpdate();
  const takeBack = () => update((state) => closeDialog(undoChange(state)));
  return (
    <Dialog
      title={replacedSourceWords.title(dialog.name)}
      size="medium"
      onClose={onClose}
      footer={
        <>
          <Button onPress={takeBack}>{replacedSourceWords.takeBack}</Button>
          <Button kind="primary" onPress={onClose} autoFocus>
            {replacedSourceWords.keep}
          </Button>
        </>
      }
    >
      <div className="replaced-source">
        {differenceParts(dialog.differences).map(({ title, lines }) => (
          <section key={title}>
            <h3 className="field-label">{title}</h3>
            <ul className="replaced-source-lines">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
