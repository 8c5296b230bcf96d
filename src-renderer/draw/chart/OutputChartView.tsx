import { memo, type ReactNode, useId, useState } from "react";
import type { OutputChart } from "../../../src-contract/output.ts";
import { chartAlternative } from "../../../src-print/figure-html.ts";
import { Button } from "../../parts/Button.tsx";
import { useAppState } from "../../state/app-context.ts";
import { chartWords } from "../../wording/results.ts";
import { LongWords } from "../LongWords.tsx";
import { Notes } from "../Notes.tsx";
import { useWidth } from "../use-width.ts";
import { ChartDrawing } from "./ChartDrawing.tsx";
import { ChartValues } from "./ChartValues.tsx";
import { windowTheme } from "./chart-theme.ts";
import "./output-chart.css";

export interface OutputChartViewProps {
  readonly chart: OutputChart;
  /** The chart belongs to an earlier state of the model. */
  readonly isStale?: boolean;
  /** Buttons beside its title. */
  readonly actions?: ReactNode;
}

/** A chart in the window: drawn as wide as there is room, read aloud in a sentence, its values behind a button. */
export function OutputChartView({ chart, isStale = false, actions }: OutputChartViewProps) {
  const [showsValues, setShowsValues] = useState(false);
  const id = useId();
  return (
    <figure className={`output-chart ${isStale ? "is-stale" : ""}`} aria-labelledby={id}>
      <figcaption className="output-chart-head">
        <div className="output-chart-words">
          <div className="output-chart-title" id={id}>
            <LongWords text={chart.title} />
          </div>
          <div className="output-chart-subtitle">{chart.subtitle}</div>
        </div>
        <div className="output-chart-actions">
          <Button kind="quiet" icon="table" aria-expanded={showsValues} onPress={() => setShowsValues(!showsValues)}>
            {chartWords.values}
          </Button>
          {actions}
        </div>
      </figcaption>
      <ResponsiveDrawing chart={chart} />
      <Notes notes={chart.notes} />
      {showsValues && <ChartValues chart={chart} />}
    </figure>
  );
}

/** The drawing alone, as wide as there is room. Its place is kept from the beginning. */
const ResponsiveDrawing = memo(function ResponsiveDrawing({ chart }: { readonly chart: OutputChart }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const scale = useAppState((state) => state.settings.textSize) / 100;
  const height = Math.round(Math.min(420, Math.max(280, (width ?? 0) * 0.6)) * Math.max(1, scale * 0.8));
  return (
    <div
      ref={ref}
      className="output-chart-drawing"
      style={{ height }}
      role="img"
      aria-label={chartAlternative(chart, chart.title)}
    >
      {width !== null && width > 0 && (
        <ChartDrawing chart={chart} theme={windowTheme(scale)} width={width} height={height} isLive />
      )}
    </div>
  );
});
