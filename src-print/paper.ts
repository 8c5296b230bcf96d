import type { ReportLayout } from "../src-contract/project.ts";

/** A sheet in points (1/72 inch), margins of one inch as the APA manual asks. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

export type Orientation = "portrait" | "landscape";

export function sheetOf(paper: ReportLayout["paper"], orientation: Orientation = "portrait"): Sheet {
  const { width, height } = sizes[paper];
  return orientation === "portrait" ? { width, height, margin } : { width: height, height: width, margin };
}

/** The width that text may take. */
export function textWidthOf({ width, margin }: Sheet): number {
  return width - 2 * margin;
}

/** The APA manual's sizes of text, in points. */
export const bodySize: Readonly<Record<ReportLayout["font"], number>> = { "Times New Roman": 12, Arial: 11 };

const margin = 72;

const sizes: Readonly<Record<ReportLayout["paper"], { readonly width: number; readonly height: number }>> = {
  letter: { width: 612, height: 792 },
  a4: { width: 595.3, height: 841.9 },
};
