import type { OutputChart } from "../../../src-contract/output.ts";
import { OutputChartView } from "../../draw/chart/OutputChartView.tsx";
import { MenuItem } from "../../parts/Menu.tsx";
import { useApp } from "../../state/app-context.ts";
import type { NewReportItem } from "../../state/report-items.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { ResultCard } from "./ResultCard.tsx";
import { addToReport, copyChart, exportChart } from "./result-actions.ts";

export interface ChartCardProps {
  readonly chart: OutputChart;
  /** What stands for it in the report. */
  readonly item: NewReportItem;
  readonly isStale: boolean;
}

/** One chart and what can be done with it. A stale one can be looked at, not taken along. */
export function ChartCard({ chart, item, isStale }: ChartCardProps) {
  const app = useApp();
  const saves = () =>
    (["png", "svg"] as const).map((format) => (
      <MenuItem
        key={format}
        id={format}
        label={words.saveChartAs[format]}
        isDisabled={isStale}
        onAction={() => void exportChart(app, chart, format)}
      />
    ));
  return (
    <ResultCard
      label={chart.title}
      copyLabel={words.copyPicture}
      saveLabel={words.saveChart}
      isStale={isStale}
      onCopy={() => void copyChart(app, chart)}
      onAdd={() => addToReport(app, [item])}
      saves={saves}
    >
      {(buttons) => <OutputChartView chart={chart} isStale={isStale} actions={buttons} />}
    </ResultCard>
  );
}
