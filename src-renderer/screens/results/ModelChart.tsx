import { useState } from "react";
import { linkScaleName } from "../../../src-contract/output.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { Segments } from "../../parts/Choices.tsx";
import { useLasting } from "../../parts/use-lasting.ts";
import { useAppState } from "../../state/app-context.ts";
import { fitOf } from "../../state/knowledge.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { ChartCard } from "./ChartCard.tsx";
import { fitStatus } from "./fit-status.ts";
import { chartItem } from "./report-pieces.ts";
import "./results.css";

/** A model's chart; nothing while there is none. */
export function ModelChart({ model }: { readonly model: ModelId }) {
  const status = fitStatus(useAppState((state) => fitOf(state, model)));
  const [scale, setScale] = useState<"outcome" | "link">("outcome");
  const charts = status.answer?.output.charts ?? [];
  const onLink = charts.find(({ name }) => name === linkScaleName);
  const chart = scale === "link" && onLink !== undefined ? onLink : charts[0];
  const isStale = useLasting(status.kind !== "current");
  if (chart === undefined) return null;
  return (
    <div className="model-chart">
      {onLink !== undefined && (
        <Segments label={words.chartScale} options={words.chartScales} value={scale} onChange={setScale} />
      )}
      <ChartCard chart={chart} item={chartItem(model, chart)} isStale={isStale} />
    </div>
  );
}
