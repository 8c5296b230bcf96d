import { useState } from "react";
import { failureText } from "../../../../src-wording/failures.ts";
import { Button } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Select } from "../../../parts/Select.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import type { DialogProps } from "../dialog-props.ts";
import { FolderList } from "./FolderList.tsx";
import { FolderPath, Places, parentOf } from "./FolderPath.tsx";
import { FromThisComputer } from "./FromThisComputer.tsx";
import { fileTypes, hasExtension, shownTypes } from "./file-types.ts";
import { fileName } from "./paths.ts";
import { useFileChoice } from "./use-file-choice.ts";
import { useFolder } from "./use-folder.ts";
import "./file-dialog.css";

/** Choosing a file where the host has no dialog of its own: in the browser. */
export function FileDialog({ dialog, onClose }: DialogProps<"choose-file">) {
  const type = fileTypes[dialog.purpose];
  const isSaving = dialog.mode === "save";
  const folder = useFolder();
  const { name, setName, replacing, act, accept } = useFileChoice(dialog, type, folder);
  const [shown, setShown] = useState<"type" | "all">("type");
  const { listing, failure, open } = folder;
  const entries = (listing?.entries ?? []).filter(
    (entry) => entry.kind === "folder" || shown === "all" || hasExtension(entry.name, type.extensions),
  );
  const above = parentOf(listing);

  return (
    <Dialog
      title={type.title}
      size="large"
      onClose={onClose}
      aside={isSaving ? undefined : <FromThisComputer extensions={type.extensions} />}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="file-dialog" isDisabled={name.trim() === ""}>
            {isSaving ? (replacing === null ? "Save" : "Replace") : "Open"}
          </Button>
        </>
      }
    >
      <form
        id="file-dialog"
        className="file-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void accept();
        }}
      >
        <Places {...folder} />
        <div className="file-main">
          <FolderPath {...folder} />
          {failure !== null && (
            <Notice tone="serious" announce>
              {failureText(failure)}
            </Notice>
          )}
          <FolderList
            key={listing?.path ?? ""}
            entries={entries}
            onSelect={(entry) => entry.kind === "file" && setName(entry.name)}
            onOpen={act}
            onUp={() => above !== null && void open(above)}
          />
          {replacing !== null && (
            <Notice tone="warning" announce>
              “{fileName(replacing)}” is there already. Replace it?
            </Notice>
          )}
          <div className="file-name">
            <TextField label="Name" value={name} autoFocus onChange={setName} />
            <Select label="Show" options={shownTypes(type)} value={shown} onChange={setShown} />
          </div>
        </div>
      </form>
    </Dialog>
  );
}
