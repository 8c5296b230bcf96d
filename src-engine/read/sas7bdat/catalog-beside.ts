import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { ImportProblem } from "../../../src-contract/data-import.ts";
import type { DecodeText } from "../described/padded-text.ts";
import type { DataFile } from "../format-reader.ts";
import { ReadRefusal } from "../read-refusal.ts";
import type { SasLabels } from "../sas/sas-labels.ts";
import { readCatalog } from "./catalog.ts";

/** Value labels from a catalog that lies beside a data file, and what is to be told of it. */
export interface CatalogBeside {
  readonly labels: ReadonlyMap<string, SasLabels>;
  readonly problems: readonly ImportProblem[];
}

/**
 * SAS keeps value labels in a file of their own: the catalog of the data file's name, else `formats.sas7bcat`, SAS's usual
 * name, in the same folder.
 */
export function catalogBeside({ path, name: ofFile }: DataFile, decode: DecodeText): CatalogBeside {
  const found = catalogPath(path);
  if (found === null) return { labels: new Map(), problems: [] };
  // What a browser sent lies under another name than its user's.
  const isOwn = stemOf(found).toLowerCase() === stemOf(path).toLowerCase();
  const name = isOwn ? `${stemOf(ofFile)}.sas7bcat` : basename(found);
  try {
    const file = { path: found, name, bytes: statSync(found).size };
    const labels = readCatalog(file, decode);
    return { labels, problems: [{ code: "labels-from-catalog", name, sets: labels.size }] };
  } catch (error) {
    if (error instanceof ReadRefusal) return { labels: new Map(), problems: [{ code: "catalog-unreadable", name }] };
    throw error;
  }
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

function catalogPath(path: string): string | null {
  const folder = dirname(path);
  if (!existsSync(folder)) return null;
  const own = `${stemOf(path)}.sas7bcat`.toLowerCase();
  const names = readdirSync(folder);
  const name = [own, "formats.sas7bcat"].flatMap((one) => names.find((other) => other.toLowerCase() === one) ?? [])[0];
  return name === undefined ? null : join(folder, name);
}
