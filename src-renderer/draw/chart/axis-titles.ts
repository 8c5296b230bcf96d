import type { OutputChart } from "../../../src-contract/output.ts";
import { wrapLabel } from "./line-labels.ts";

/** The titles of both axes in rows, each as wide as its place allows. */
export interface AxisTitleRows {
  readonly x: readonly string[];
  readonly y: readonly string[];
}

/** `left`, `right`: what stands beside the plot. The title of x is centered below the plot, that of y begins at the chart's left edge. */
export function axisTitleRows(
  { x, y }: OutputChart,
  { width, left, right, fontSize }: Readonly<Record<"width" | "left" | "right" | "fontSize", number>>,
): AxisTitleRows {
  const center = plotCenter({ width, left, right });
  const most = 2 * Math.min(center, width - center);
  return { x: wrapLabel(x.label, most, fontSize), y: wrapLabel(y.label, width, fontSize) };
}

export function plotCenter({ width, left, right }: Readonly<Record<"width" | "left" | "right", number>>): number {
  return (left + width - right) / 2;
}

/** From one row of a title to the next, in sizes of its letters. */
export const titleRowHeight = 1.2;
