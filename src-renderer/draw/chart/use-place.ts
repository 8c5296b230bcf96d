import { useXAxisScale, useYAxisScale } from "recharts";
import type { Place } from "./polyline.ts";

/** Where on the chart a point is, to a tenth of a pixel; null before recharts has laid the axes out. */
export function usePlace(): Place | null {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  return ([across, up]) => [pixel(x(across)), pixel(y(up))];
}

function pixel(value: number | undefined): string {
  return (value ?? 0).toFixed(1);
}
