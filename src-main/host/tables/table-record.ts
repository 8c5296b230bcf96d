import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type DataFormat, dataFormats, type ImportOptions, type TableId } from "../../../src-contract/data-import.ts";
import { fileExists } from "../files/file-exists.ts";
import { replaceContent } from "../files/replace-file.ts";

/**
 * Where a table's values come from. Kept in the session's folder, beside the copy that the engine writes as soon as it
 * has time; until then the file it was read from stands in for the copy.
 */
export interface TableRecord {
  readonly id: TableId;
  readonly name: string;
  readonly format: DataFormat;
  /** The file as the engine read it; null: only the copy is left. */
  readonly source: { readonly path: string; readonly options: ImportOptions } | null;
}

const recordSchema = z.object({
  id: z.string(),
  name: z.string(),
  format: z.enum(dataFormats),
  // Options are handed back to the reader that made them; it looks at them itself.
  source: z
    .object({ path: z.string(), options: z.custom<ImportOptions>((value) => typeof value === "object") })
    .nullable(),
}) satisfies z.ZodType<TableRecord>;

export const tablesFolder = "tables";

/** Ids that this program makes. Others, from a project file someone wrote by hand, are replaced when it is opened. */
export const tableIdPattern = /^[\w-]{1,64}$/;

export function copyPath(session: string, id: TableId): string {
  return join(session, tablesFolder, `${id}.csv`);
}

export function hasCopy(session: string, id: TableId): Promise<boolean> {
  return fileExists(copyPath(session, id));
}

export async function writeRecord(session: string, record: TableRecord): Promise<void> {
  // Without its record a table can still be restored from its copy.
  await replaceContent(recordPath(session, record.id), JSON.stringify(record));
}

export async function readRecord(session: string, id: TableId): Promise<TableRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(recordPath(session, id), "utf8")));
  } catch {
    return null;
  }
}

/** Removes a table's copy and its record. */
export async function removeTable(session: string, id: TableId): Promise<void> {
  await rm(recordPath(session, id), { force: true });
  await rm(copyPath(session, id), { force: true });
}

function recordPath(session: string, id: TableId): string {
  return join(session, tablesFolder, `${id}.json`);
}
