import { type Encoding, encodings } from "../../../src-contract/data-import.ts";
import type { DescribedFile } from "./described-format.ts";

/** The encoding of a file's texts. */
export interface FileEncoding {
  readonly name: string;
  /** As the preview shows it; null: none that the user could have chosen. */
  readonly shown: DescribedFile["encoding"];
}

/** The encoding the user chose, else the one the file says, else the usual one of old files. */
export function fileEncoding(chosen: Encoding | undefined, inFile: string | null): FileEncoding {
  if (chosen !== undefined) return { name: chosen, shown: { value: chosen, reason: { code: "user-chose" } } };
  const name = inFile ?? usual;
  const value = encodings.find((one) => one === name.toLowerCase());
  if (value === undefined) return { name, shown: null };
  return { name, shown: { value, reason: inFile === null ? null : { code: "file-says-so" } } };
}

const usual = "windows-1252";
