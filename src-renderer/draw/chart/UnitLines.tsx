import { useId } from "react";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { UnitLine } from "../../../src-contract/output.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";

/** By which a finished drawing is known. */
export const unitLinesClass = "unit-lines";

/** The units' lines as one path for each group, so that three thousand of them are drawn like one. */
export function UnitLines({ units, theme }: { readonly units: readonly UnitLine[]; readonly theme: ChartTheme }) {
  const clip = useId();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const area = usePlotArea();
  if (x === undefined || y === undefined || area === undefined) return null;
  const at = (point: readonly [number, number]) => `${pixel(x(point[0]))} ${pixel(y(point[1]))}`;
  const groups = new Map<number | null, string[]>();
  for (const { line, points } of units) {
    const [first, ...others] = points;
    if (first === undefined) continue;
    // A single point is a line of no length, which a round end makes a dot.
    const path = `M${at(first)}${others.length === 0 ? "h0" : others.map((point) => `L${at(point)}`).join("")}`;
    groups.set(line, [...(groups.get(line) ?? []), path]);
  }
  return (
    <g
      className={unitLinesClass}
      clipPath={`url(#${clip})`}
      fill="none"
      strokeWidth={1}
      strokeLinecap="round"
      strokeOpacity={opacity(units.length)}
    >
      <clipPath id={clip}>
        <rect {...area} />
      </clipPath>
      {[...groups].map(([line, paths]) => (
        <path key={line} d={paths.join("")} stroke={seriesColor(theme, line)} />
      ))}
    </g>
  );
}

/** The more lines, the fainter each. */
function opacity(count: number): number {
  return Math.min(0.5, Math.max(0.08, 4 / Math.sqrt(Math.max(count, 1)) - 0.06));
}

function pixel(value: number | undefined): string {
  return (value ?? 0).toFixed(1);
}
