import type { SheetSummary } from "../../../src-contract/data-import.ts";
import { firstDayOfWorkbooks } from "../cells/moment-collector.ts";
import { attribute } from "../xml.ts";
import type { ZipArchive } from "../zip-archive.ts";
import { partText, tags, workbookPart, worksheetTargets } from "./workbook-relations.ts";

/** A worksheet and the part of the archive that holds its cells. */
export interface Worksheet extends SheetSummary {
  readonly hidden: boolean;
  readonly part: string;
  /** The day that stands for times of day. */
  readonly firstDay: number;
  /** The workbook asks for its formulas to be worked out when it is opened, as their results may be none. */
  readonly workedOutOnOpening: boolean;
}

/** The worksheets of a workbook in the order of their tabs (ECMA-376 part 1, sections 12.3.23 and 18.2). */
export function worksheetsOf(archive: ZipArchive): readonly Worksheet[] {
  const book = workbookPart(archive, "xl/workbook.xml");
  const targets = worksheetTargets(archive, book);
  const xml = partText(archive, book);
  const workedOutOnOpening = tags(xml, "calcPr").some((tag) => isTrue(attribute(tag, "fullCalcOnLoad")));
  const from1904 = tags(xml, "workbookPr").some((tag) => isTrue(attribute(tag, "date1904")));
  const firstDay = from1904 ? firstDayOfWorkbooks.from1904 : firstDayOfWorkbooks.from1900;
  return tags(xml, "sheet").flatMap((tag) => {
    const name = attribute(tag, "name");
    const part = targets.get(relationId(tag) ?? "");
    if (name === null || part === undefined) return [];
    const hidden = /hidden/i.test(attribute(tag, "state") ?? "");
    return [{ name, hidden, part, firstDay, workedOutOnOpening, ...sizeOf(archive, part) }];
  });
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

/** `r:id`, whatever letter the file uses for the namespace. */
function relationId(tag: string): string | null {
  const name = /\s(\w+:id)\s*=/.exec(tag)?.[1];
  return name === undefined ? null : attribute(tag, name);
}

function isTrue(value: string | null): boolean {
  return value === "1" || value === "true";
}
