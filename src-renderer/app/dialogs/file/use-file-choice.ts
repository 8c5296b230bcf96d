import { useState } from "react";
import type { FolderEntry } from "../../../../src-contract/host-api.ts";
import { useApp } from "../../../state/app-context.ts";
import type { DialogProps } from "../../Dialogs.tsx";
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
  { mode, suggestedName }: DialogProps<"choose-file">["dialog"],
  type: FileType,
  { listing, open, holds }: Folder,
): FileChoice {
  const { questions } = useApp();
  const [name, changeName] = useState(suggestedName);
  const [replacing, setReplacing] = useState<string | null>(null);
  const setName = (next: string) => {
    setReplacing(null);
    changeName(next);
  };
  const pathOf = (text: string) => (isAbsolute(text) ? text : joinPath(listing?.path ?? "", text));

  const save = async (text: string) => {
    const path = pathOf(withExtension(text, type));
    if (replacing !== path && (await holds(folderOf(path), path))) setReplacing(path);
    else questions.answer(path);
  };
  const act = (entry: FolderEntry) => {
    if (entry.kind === "folder") void open(entry.path);
    else if (mode === "open") questions.answer({ kind: "path", path: entry.path });
    else {
      setName(entry.name);
      void save(entry.name);
    }
  };
  const accept = async () => {
    const text = name.trim();
    if (listing === null || text === "") return;
    if (mode === "save") return save(text);
    const entry = listing.entries.find((candidate) => candidate.name === text);
    if (entry !== undefined) act(entry);
    else questions.answer({ kind: "path", path: pathOf(text) });
  };
  return { name, setName, replacing, act, accept };
}
