import { MenuTrigger } from "react-aria-components";
import type { OutputChart } from "../../../src-contract/output.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { OutputChartView } from "../../draw/chart/OutputChartView.tsx";
import { IconButton } from "../../parts/Button.tsx";
import { ContextMenu } from "../../parts/ContextMenu.tsx";
import { Menu, MenuItem, MenuPopover, MenuSeparator } from "../../parts/Menu.tsx";
import { useApp } from "../../state/app-context.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { chartItem } from "./report-pieces.ts";
import { addToReport, copyChart, exportChart } from "./result-actions.ts";

export interface ChartCardProps {
  readonly chart: OutputChart;
  readonly model: ModelId;
  readonly isStale: boolean;
}

/** One chart and what can be done with it. A stale one can be looked at, not taken along. */
export function ChartCard({ chart, model, isStale }: ChartCardProps) {
  const app = useApp();
  const copy = () => void copyChart(app, chart);
  const add = () => addToReport(app, [chartItem(model, chart)]);
  const saves = (["png", "svg"] as const).map((format) => (
    <MenuItem
      key={format}
      id={format}
      label={words.saveChartAs[format]}
      isDisabled={isStale}
      onAction={() => void exportChart(app, chart, format)}
    />
  ));
  return (
    <ContextMenu
      role="region"
      className="card result-card"
      label={chart.title}
      items={
        <>
          <MenuItem id="copy" label={words.copyPicture} isDisabled={isStale} onAction={copy} />
          <MenuItem id="add" label={words.addToReport} isDisabled={isStale} onAction={add} />
          <MenuSeparator />
          {saves}
        </>
      }
    >
      <OutputChartView
        chart={chart}
        isStale={isStale}
        actions={
          <>
            <IconButton icon="copy" label={words.copyPicture} isDisabled={isStale} onPress={copy} />
            <IconButton icon="plus" label={words.addToReport} isDisabled={isStale} onPress={add} />
            <MenuTrigger>
              <IconButton icon="more" label={words.saveChart} isDisabled={isStale} />
              <MenuPopover placement="bottom end">
                <Menu aria-label={words.saveChart}>{saves}</Menu>
              </MenuPopover>
            </MenuTrigger>
          </>
        }
      />
    </ContextMenu>
  );
}
