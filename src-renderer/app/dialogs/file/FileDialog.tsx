import { type FormEvent, useState } from "react";
import { Button as AriaButton, FileTrigger } from "react-aria-components";
import type { FolderEntry } from "../../../../src-contract/host-api.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import { tellFailure } from "../../../commands/tell-failure.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { Icon } from "../../../parts/Icon.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Select } from "../../../parts/Select.tsx";
import { Spinner } from "../../../parts/Spinner.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import { useApp } from "../../../state/app-context.ts";
import type { DialogProps } from "../../Dialogs.tsx";
import { FolderList } from "./FolderList.tsx";
import { fileTypes, hasExtension, withExtension } from "./file-types.ts";
import { isAbsolute, joinPath, pathSteps } from "./paths.ts";
import { useFolder } from "./use-folder.ts";
import "./file-dialog.css";

/** Choosing a file where the host has no dialog of its own: in the browser. */
export function FileDialog({ dialog, onClose }: DialogProps<"choose-file">) {
  const { questions } = useApp();
  const type = fileTypes[dialog.purpose];
  const isSaving = dialog.mode === "save";
  const { listing, failure, isBusy, open } = useFolder();
  const [name, setName] = useState(dialog.suggestedName);
  const [shownType, setShownType] = useState<"type" | "all">("type");
  const [replacing, setReplacing] = useState<string | null>(null);

  const entries = (listing?.entries ?? []).filter(
    (entry) => entry.kind === "folder" || shownType === "all" || hasExtension(entry.name, type.extensions),
  );
  const choose = (path: string) => {
    if (isSaving) questions.answer(path);
    else questions.answer({ kind: "path", path });
  };
  const act = (entry: FolderEntry) => {
    if (entry.kind === "folder") void open(entry.path);
    else if (isSaving) save(entry.name);
    else choose(entry.path);
  };
  const save = (text: string) => {
    if (listing === null || text.trim() === "") return;
    const fileName = withExtension(text.trim(), type);
    const path = isAbsolute(fileName) ? fileName : joinPath(listing.path, fileName);
    const isThere = listing.entries.some((entry) => entry.path === path);
    if (isThere && replacing !== path) setReplacing(path);
    else choose(path);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (listing === null || name.trim() === "") return;
    if (isSaving) return save(name);
    const entry = listing.entries.find((candidate) => candidate.name === name.trim());
    if (entry !== undefined) act(entry);
    else choose(isAbsolute(name.trim()) ? name.trim() : joinPath(listing.path, name.trim()));
  };

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
      <form id="file-dialog" className="file-dialog" onSubmit={submit}>
        <nav aria-label="Places" className="file-places">
          {listing?.places.map((place) => (
            <AriaButton
              key={place.path}
              className="file-place"
              aria-current={place.path === listing.path ? "location" : "false"}
              onPress={() => void open(place.path)}
            >
              <Icon name={place.name === "Home" ? "home" : "folder"} />
              {place.name}
            </AriaButton>
          ))}
        </nav>
        <div className="file-main">
          <div className="file-path">
            <IconButton
              icon="chevron-up"
              label="Folder above"
              isDisabled={listing?.parent == null}
              onPress={() => void open(listing?.parent ?? null)}
            />
            <nav aria-label="Path" className="file-steps">
              {pathSteps(listing?.path ?? "").map((step) => (
                <AriaButton key={step.path} className="file-step" onPress={() => void open(step.path)}>
                  {step.name}
                </AriaButton>
              ))}
            </nav>
            <Spinner label="Opening the folder" isBusy={isBusy} />
          </div>
          {failure !== null && (
            <Notice tone="serious" announce>
              {failureText(failure)}
            </Notice>
          )}
          <FolderList
            key={listing?.path ?? ""}
            entries={entries}
            onSelect={(entry) => {
              setReplacing(null);
              if (entry.kind === "file") setName(entry.name);
            }}
            onOpen={act}
            onUp={() => listing?.parent != null && void open(listing.parent)}
          />
          {replacing !== null && (
            <Notice tone="warning" announce>
              “{withExtension(name.trim(), type)}” is there already. Replace it?
            </Notice>
          )}
          <div className="file-name">
            <TextField
              label="Name"
              value={name}
              autoFocus={isSaving}
              onChange={(text) => {
                setReplacing(null);
                setName(text);
              }}
            />
            <Select
              label="Show"
              options={[
                {
                  id: "type",
                  label: `${type.kind} (${type.extensions.slice(0, 4).join(", ")}${type.extensions.length > 4 ? " …" : ""})`,
                },
                { id: "all", label: "All files" },
              ]}
              value={shownType}
              onChange={setShownType}
            />
          </div>
        </div>
      </form>
    </Dialog>
  );
}

/** The files of the computer the browser runs on, which may be another one than the host's. */
function FromThisComputer({ extensions }: { readonly extensions: readonly string[] }) {
  const { host, questions, store } = useApp();
  const send = async (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    const source = await host.sourceOf(file);
    if (source.ok) questions.answer(source.value);
    else {
      questions.answer(null);
      tellFailure(store, source.failure);
    }
  };
  return (
    <FileTrigger acceptedFileTypes={[...extensions]} onSelect={(files) => void send(files)}>
      <Button icon="upload">Upload from this browser…</Button>
    </FileTrigger>
  );
}
