import type { Plot } from "./plot.ts";

/** In the units of the axes. */
export type Point = readonly [number, number];

/** A path from point to point, to a tenth of a pixel; those without a place are passed over. */
export function pathThrough(points: readonly Point[], { x, y }: Pick<Plot, "x" | "y">): string {
  const placed = points.filter(([at, value]) => Number.isFinite(at) && Number.isFinite(value));
  return placed.length === 0 ? "" : `M${placed.map(([at, value]) => `${pixel(x(at))} ${pixel(y(value))}`).join("L")}`;
}

function pixel(value: number): string {
  return value.toFixed(1);
}
