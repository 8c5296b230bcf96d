import { Button as AriaButton, Dialog as AriaDialog, DialogTrigger, Popover } from "react-aria-components";
import { failureText } from "../../src-wording/failures.ts";
import { runCommand } from "../commands/run-command.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Spinner } from "../parts/Spinner.tsx";
import { useApp, useAppState } from "../state/app-context.ts";
import { isUnsaved } from "../state/documents.ts";
import { savedText } from "../wording/file-state.ts";
import "./file-state.css";

/** The project's name and how it is kept: "hsb-study.crosslevel · saved 14:02". */
export function FileState() {
  const title = useAppState((state) => state.history.present.title);
  const file = useAppState((state) => state.file);
  const unsaved = useAppState(isUnsaved);
  const isEmpty = useAppState((state) => state.history.present.tables.length === 0);
  if (isEmpty && !unsaved) return null;
  const name = file.path?.split(/[/\\]/).at(-1) ?? title;
  return (
    <div className="file-state">
      <Spinner label="Saving" isBusy={file.saving} />
      <span className="file-state-name" title={file.path ?? undefined}>
        {name}
      </span>
      {file.failure === null ? <span>{savedText(file, unsaved)}</span> : <SavingProblem />}
    </div>
  );
}

/** Saving does not work: said in one word, and in a sentence with a way out when asked. */
function SavingProblem() {
  const app = useApp();
  const failure = useAppState((state) => state.file.failure);
  if (failure === null) return null;
  return (
    <DialogTrigger>
      <AriaButton className="file-state-problem">
        <Icon name="warning" />
        Not saved
      </AriaButton>
      <Popover className="popover file-state-popover" placement="bottom end">
        <AriaDialog aria-label="Not saved">
          {({ close }) => (
            <>
              <p>{failureText(failure)}</p>
              <p>Your work is kept in this window, and saving is tried again by itself.</p>
              <Button
                onPress={() => {
                  close();
                  runCommand(app, "file.saveAs");
                }}
              >
                Save As…
              </Button>
            </>
          )}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
