import { posix } from "node:path";
import { attribute, tagEnd } from "../xml.ts";
import type { ZipArchive } from "../zip-archive.ts";

/** The worksheets that a workbook's part points to, by the names of their relations; not those of charts, dialogs and macros. */
export function worksheetTargets(archive: ZipArchive, book: string): ReadonlyMap<string, string> {
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const relations = tags(partText(archive, `${folder}_rels/${book.slice(folder.length)}.rels`), "Relationship").filter(
    (tag) => attribute(tag, "Type")?.endsWith("/worksheet"),
  );
  return new Map(
    relations.map((tag) => [attribute(tag, "Id") ?? "", partName(folder, attribute(tag, "Target") ?? "")]),
  );
}

export function workbookPart(archive: ZipArchive, usual: string): string {
  const relation = tags(partText(archive, "_rels/.rels"), "Relationship").find((tag) =>
    attribute(tag, "Type")?.endsWith("/officeDocument"),
  );
  return partName("", (relation && attribute(relation, "Target")) ?? usual);
}

export function partText(archive: ZipArchive, part: string): string {
  return archive.bytes(part)?.toString("utf8") ?? "";
}

/** Opening tags of one name, with any namespace. */
export function tags(xml: string, name: string): readonly string[] {
  const start = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, "g");
  return [...xml.matchAll(start)].map(({ index }) => xml.slice(index, tagEnd(xml, index)));
}

function partName(folder: string, target: string): string {
  return target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
}
