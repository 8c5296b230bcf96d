import { useState } from "react";
import type { FolderEntry } from "../../../../src-contract/host-api.ts";
import { useApp } from "../../../state/app-context.ts";
import type { DialogProps } from "../dialog-props.ts";
import { type FileType, withExtension } from "./file-types.ts";
import { folderOf, isAbsolute, joinPath } from "./paths.ts";
import type { Folder } from "./use-folder.ts";

export interface FileChoice {
  readonly name: string;
  readonly setName: (name: string) => void;
  /** What would be replaced, once saving under its name was asked for; null: nothing. */
  readonly replacing: string | null;
  /** A file or folder was double-clicked, or Enter pressed on it. */
  readonly act: (entry: FolderEntry) => void;
  /** Opens or saves what the name says: a name in the folder, or a whole path. */
  readonly accept: () => Promise<void>;
}

/** The file that is chosen by name or in the list. A file that is there is replaced only when that is asked for twice. */
export function useFileChoice(
  dialog: DialogProps<"choose-file">["dialog"],
  type: FileType,
  { open, settled, holds }: Folder,
): FileChoice {
  const { questions } = useApp();
  const { mode, suggestedName } = dialog;
  const [name, changeName] = useState(suggestedName);
  const [replacing, setReplacing] = useState<string | null>(null);
  const setName = (next: string) => {
    setReplacing(null);
    changeName(next);
  };
  // Who presses Enter twice may have been asked the next thing by then.
  const answer = (given: unknown) => questions.answer(given, dialog);
  // Who types fast presses Enter before the folder has come.
  const pathOf = async (text: string) => {
    if (isAbsolute(text)) return text;
    const listing = await settled();
    return listing === null ? null : joinPath(listing.path, text);
  };

  const save = async (text: string) => {
    const path = await pathOf(withExtension(text, type));
    if (path === null) return;
    if (replacing !== path && (await holds(folderOf(path), path))) setReplacing(path);
    else answer(path);
  };
  const act = (entry: FolderEntry) => {
    if (entry.kind === "folder") void open(entry.path);
    else if (mode === "open") answer({ kind: "path", path: entry.path });
    else {
      setName(entry.name);
      void save(entry.name);
    }
  };
  const accept = async () => {
    const text = name.trim();
    if (text === "") return;
    if (mode === "save") return save(text);
    const path = await pathOf(text);
    if (path === null) return;
    const entry = (await settled())?.entries.find((candidate) => candidate.path === path);
    if (entry !== undefined) act(entry);
    else answer({ kind: "path", path });
  };
  return { name, setName, replacing, act, accept };
}
