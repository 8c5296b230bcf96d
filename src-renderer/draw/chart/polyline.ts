/** From the values of a point to its pixels. */
export type Place = (point: readonly [number, number]) => readonly [string, string];

/** Points joined by straight lines, as the path of an SVG. */
export function polyline(points: readonly (readonly [number, number])[], at: Place): string {
  return points.length === 0 ? "" : `M${points.map((point) => at(point).join(" ")).join("L")}`;
}
