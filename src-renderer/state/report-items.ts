import type { ProjectDocument, ReportItem } from "../../src-contract/project.ts";
import { freshId } from "./identifiers.ts";

/** The pieces of the report, in order. */

type WithoutId<Item> = Item extends ReportItem ? Omit<Item, "id"> : never;
export type NewReportItem = WithoutId<ReportItem>;

export function addReportItems(document: ProjectDocument, items: readonly NewReportItem[]): ProjectDocument {
  const report = [...document.report];
  for (const item of items) report.push({ ...item, id: freshId(report, "item") } as ReportItem);
  return items.length === 0 ? document : { ...document, report };
}

export function removeReportItem(document: ProjectDocument, id: string): ProjectDocument {
  return { ...document, report: document.report.filter((item) => item.id !== id) };
}

export function moveReportItem(document: ProjectDocument, id: string, to: number): ProjectDocument {
  const item = document.report.find((candidate) => candidate.id === id);
  if (item === undefined || document.report.indexOf(item) === to) return document;
  return { ...document, report: document.report.filter((candidate) => candidate !== item).toSpliced(to, 0, item) };
}

/** Puts a changed item in the place of the one with its id. */
export function replaceReportItem(document: ProjectDocument, item: ReportItem): ProjectDocument {
  return { ...document, report: document.report.map((candidate) => (candidate.id === item.id ? item : candidate)) };
}
