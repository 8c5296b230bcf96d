import { useDeferredValue } from "react";
import type { ModelId } from "../../../src-contract/project.ts";
import { useAppState } from "../../state/app-context.ts";
import { fitOf } from "../../state/knowledge.ts";
import { ChartCard } from "./ChartCard.tsx";
import { fitStatus } from "./fit-status.ts";
import { chartItem } from "./report-pieces.ts";
import { useLasting } from "./use-lasting.ts";
import "./results.css";

/** A model's chart; nothing while there is none. */
export function ModelChart({ model }: { readonly model: ModelId }) {
  const status = fitStatus(useAppState((state) => fitOf(state, model)));
  const newest = status.answer?.output.charts[0];
  // Tables first: a drawing takes longer than all of them.
  const chart = useDeferredValue(newest);
  const isRefreshing = useLasting(status.kind !== "current");
  const isStale = isRefreshing || chart !== newest;
  if (chart === undefined) return null;
  return <ChartCard chart={chart} item={chartItem(model, chart)} isStale={isStale} />;
}
