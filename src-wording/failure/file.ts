import type { FileFailure, ProjectFailure, SystemReason } from "../../src-contract/failure.ts";
import { fileName, type Sentences } from "./sentences.ts";

export const fileSentences: Sentences<FileFailure> = {
  "file-not-found": ({ path }) =>
    `There is no file “${fileName(path)}” in ${folderOf(path)}; it may have been moved or renamed, choose it again.`,
  "file-not-readable": ({ path, reason }) => `“${fileName(path)}” cannot be read: ${readReasons[reason]}.`,
  "file-not-writable": ({ path, reason }) => `“${fileName(path)}” cannot be saved: ${writeReasons[reason]}.`,
  "folder-not-readable": ({ path, reason }) => `The folder ${path} cannot be opened: ${readReasons[reason]}.`,
  "is-a-folder": ({ path }) => `“${fileName(path)}” is a folder; choose a file in it.`,
  "table-not-kept": ({ name, reason, again }) =>
    again
      ? `Your models are autosaved, but no copy of the data “${name}” can be kept beside them because ${keepReasons[reason]}: after a crash the data would be read from their file again.`
      : `Your models are autosaved, but the data “${name}” would be lost in a crash: no copy of them can be kept because ${keepReasons[reason]}; save the project in another place with Save As.`,
};

const keepReasons: Readonly<Record<SystemReason, string>> = {
  "no-permission": "your own folder may not be written to",
  "read-only": "your own folder is read-only",
  "disk-full": "the disk is full",
  "in-use": "another program has locked the file",
  "too-many-open": "too many files are open on this computer",
  gone: "your own folder is not there",
  "name-too-long": "the path of your own folder is too long",
  other: "the system refused it",
};

const readReasons: Readonly<Record<SystemReason, string>> = {
  "no-permission": "you have no permission to read it; ask its owner, or copy it to a folder of your own",
  "read-only": "the disk does not allow it",
  "disk-full": "the disk is full; make room and try again",
  "in-use": "another program has locked it; close it there and try again",
  "too-many-open": "too many files are open on this computer; close some programs and try again",
  gone: "its disk or network folder is not connected; connect it and try again",
  "name-too-long": "its name is too long; rename it or move it to a folder with a shorter path",
  other: "the system refused; copy it to another folder and try again",
};

const writeReasons: Readonly<Record<SystemReason, string>> = {
  "no-permission": "you may not write there; choose another folder or name with Save As",
  "read-only": "the file or its disk is read-only; choose another place with Save As",
  "disk-full": "the disk is full; make room or choose another disk with Save As",
  "in-use": "another program has locked it; close it there, or choose another name with Save As",
  "too-many-open": "too many files are open on this computer; close some programs and try again",
  gone: "its folder is not there, or its disk is not connected; connect it or choose another place with Save As",
  "name-too-long": "the name is too long; choose a shorter one with Save As",
  other: "the system refused; choose another place with Save As",
};

export const projectSentences: Sentences<ProjectFailure> = {
  "project-damaged": ({ path, missing }) => {
    const name = fileName(path);
    if (missing === "end") {
      return `“${name}” ends too early, as after an interrupted copy or download; get the file again, or open an older copy.`;
    }
    return /^(results|outputs)\//.test(missing)
      ? `“${name}” was opened, but results in it are damaged (“${missing}”); they are worked out again from its data.`
      : `“${name}” is damaged: its part “${missing}” cannot be read; open an older copy.`;
  },
  "project-not-one": ({ path }) =>
    `“${fileName(path)}” is not a Crosslevel project; if it is a data file, give it the extension of its format and open it again.`,
  "project-newer": ({ path, version, understood }) =>
    `“${fileName(path)}” was saved by a newer Crosslevel (format ${version}, this one reads up to ${understood}); update Crosslevel to open it.`,
  "project-changed": ({ path }) =>
    `“${fileName(path)}” was changed elsewhere since it was opened here, and was not overwritten; Save As keeps both under two names, or replaces it.`,
  "recovery-gone": () => "The work of that session is no longer there; it may have been recovered in another window.",
  "sample-unknown": ({ id }) => `There is no sample called “${id}”; choose one from the list.`,
};

function folderOf(path: string): string {
  const folder = path.slice(0, path.length - fileName(path).length).replace(/[/\\]$/, "");
  return folder === "" ? "that place" : folder;
}
