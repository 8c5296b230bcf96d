import { useDeferredValue } from "react";
import { MenuTrigger } from "react-aria-components";
import type { ModelId } from "../../../src-contract/project.ts";
import { OutputChartView } from "../../draw/chart/OutputChartView.tsx";
import { IconButton } from "../../parts/Button.tsx";
import { ContextMenu } from "../../parts/ContextMenu.tsx";
import { Menu, MenuItem, MenuPopover, MenuSeparator } from "../../parts/Menu.tsx";
import { useApp, useAppState } from "../../state/app-context.ts";
import { fitOf } from "../../state/knowledge.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { fitStatus } from "./fit-status.ts";
import { addToReport, copyChart, exportChart } from "./result-actions.ts";
import { useLasting } from "./use-lasting.ts";
import "./results.css";

/** A model's chart with what can be done with it; nothing while there is none. */
export function ModelChart({ model }: { readonly model: ModelId }) {
  const app = useApp();
  const status = fitStatus(useAppState((state) => fitOf(state, model)));
  const newest = status.answer?.output.charts[0];
  // Tables first: a drawing takes longer than all of them.
  const chart = useDeferredValue(newest);
  const isRefreshing = useLasting(status.kind !== "current");
  const isStale = isRefreshing || chart !== newest;
  if (chart === undefined) return null;
  const copy = () => void copyChart(app, chart);
  const add = () => addToReport(app, [{ kind: "chart", chart: chart.kind, model, title: null }]);
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
