import { posix } from "node:path";
import type { SheetSummary } from "../../../src-contract/data-import.ts";
import { firstDayOfWorkbooks } from "../cells/moment-collector.ts";
import { attribute, tagEnd } from "../xml.ts";
import type { ZipArchive } from "../zip-archive.ts";

/** A worksheet and the part of the archive that holds its cells. */
export interface Worksheet extends SheetSummary {
  readonly hidden: boolean;
  readonly part: string;
  /** The day that stands for times of day. */
  readonly firstDay: number;
}

/** The worksheets of a workbook in the order of their tabs (ECMA-376 part 1, sections 12.3.23 and 18.2). */
export function worksheetsOf(archive: ZipArchive): readonly Worksheet[] {
  const book = workbookPart(archive);
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const targets = worksheetTargets(archive, `${folder}_rels/${book.slice(folder.length)}.rels`);
  const xml = text(archive, book);
  const from1904 = tags(xml, "workbookPr").some((tag) => /^(1|true)$/.test(attribute(tag, "date1904") ?? ""));
  const firstDay = from1904 ? firstDayOfWorkbooks.from1904 : firstDayOfWorkbooks.from1900;
  return tags(xml, "sheet").flatMap((tag) => {
    const name = attribute(tag, "name");
    const target = targets.get(relationId(tag) ?? "");
    if (name === null || target === undefined) return [];
    const part = partName(folder, target);
    const hidden = /hidden/i.test(attribute(tag, "state") ?? "");
    return [{ name, hidden, part, firstDay, ...sizeOf(archive, part) }];
  });
}

function workbookPart(archive: ZipArchive): string {
  const relation = tags(text(archive, "_rels/.rels"), "Relationship").find((tag) =>
    attribute(tag, "Type")?.endsWith("/officeDocument"),
  );
  return partName("", (relation && attribute(relation, "Target")) ?? "xl/workbook.xml");
}

/** Bytes of a worksheet that hold its size, if it says so. */
const beginningBytes = 4096;

/** What the worksheet itself says of its size; programs may leave that out or be wrong by empty cells. */
function sizeOf(archive: ZipArchive, part: string): { readonly rows: number | null; readonly columns: number | null } {
  const beginning = archive.beginning(part, beginningBytes)?.toString("utf8") ?? "";
  const [, letters, rows] = /<(?:\w+:)?dimension\s+ref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d+)"/.exec(beginning) ?? [];
  if (letters === undefined) return { rows: null, columns: null };
  return {
    rows: Number(rows),
    columns: Array.from(letters).reduce((sum, letter) => sum * 26 + letterNumber(letter), 0),
  };
}

function letterNumber(letter: string): number {
  return letter.charCodeAt(0) - 0x40;
}

/** Not those of charts, dialogs and macros. */
function worksheetTargets(archive: ZipArchive, part: string): ReadonlyMap<string, string> {
  const relations = tags(text(archive, part), "Relationship").filter((tag) =>
    attribute(tag, "Type")?.endsWith("/worksheet"),
  );
  return new Map(relations.map((tag) => [attribute(tag, "Id") ?? "", attribute(tag, "Target") ?? ""]));
}

/** `r:id`, whatever letter the file uses for the namespace. */
function relationId(tag: string): string | null {
  const name = /\s(\w+:id)\s*=/.exec(tag)?.[1];
  return name === undefined ? null : attribute(tag, name);
}

function partName(folder: string, target: string): string {
  return target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
}

function text(archive: ZipArchive, part: string): string {
  return archive.bytes(part)?.toString("utf8") ?? "";
}

/** Opening tags of one name, with any namespace. */
function tags(xml: string, name: string): readonly string[] {
  const start = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, "g");
  return [...xml.matchAll(start)].map(({ index }) => xml.slice(index, tagEnd(xml, index)));
}
