import { useId } from "react";
import type { OutputChart } from "../../../src-contract/output.ts";
import { Axes, GridLines } from "./Axes.tsx";
import { AxisTitles } from "./AxisTitles.tsx";
import { Bars } from "./Bars.tsx";
import { ChartPointer } from "./ChartPointer.tsx";
import type { ChartTheme } from "./chart-theme.ts";
import { LineNames } from "./LineNames.tsx";
import { Lines } from "./Lines.tsx";
import { plotOf, widened } from "./plot.ts";
import { largestDot, UnitDots, UnitLines } from "./UnitLines.tsx";

export interface ChartDrawingProps {
  readonly chart: OutputChart;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: ChartTheme;
  /** Values under the pointer are shown; not in pictures. */
  readonly isLive: boolean;
}

/** A chart of lines: the units' faintly behind, those that carry the message in front, named at their ends. */
export function ChartDrawing({ chart, width, height, theme, isLive }: ChartDrawingProps) {
  const [clip, dotsClip] = [useId(), useId()];
  const plot = plotOf(chart, width, height, theme.fontSize);
  const { lines } = chart;
  const drawing = (
    <svg className="chart-drawing" aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <clipPath id={clip}>
        <rect {...plot.area} />
      </clipPath>
      <clipPath id={dotsClip}>
        <rect {...widened(plot.area, largestDot / 2)} />
      </clipPath>
      <GridLines chart={chart} plot={plot} theme={theme} />
      <AxisTitles titles={plot.titles} theme={theme} />
      <g clipPath={`url(#${clip})`}>
        <Bars chart={chart} plot={plot} theme={theme} />
        <UnitLines chart={chart} plot={plot} theme={theme} />
      </g>
      <g clipPath={`url(#${dotsClip})`}>
        <UnitDots chart={chart} plot={plot} theme={theme} />
      </g>
      <g clipPath={`url(#${clip})`}>
        <Lines lines={lines} plot={plot} theme={theme} />
      </g>
      <Axes chart={chart} plot={plot} theme={theme} />
      <LineNames lines={lines} plot={plot} theme={theme} />
    </svg>
  );
  if (!isLive) return drawing;
  return (
    <ChartPointer chart={chart} plot={plot} theme={theme}>
      {drawing}
    </ChartPointer>
  );
}
