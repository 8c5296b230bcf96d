import { memo, useMemo } from "react";
import { linkScaleName, type ModelOutput } from "../../../src-contract/output.ts";
import type { ModelId, ProjectModel } from "../../../src-contract/project.ts";
import { numbered } from "../../../src-print/clipboard.ts";
import { Button } from "../../parts/Button.tsx";
import { Spinner } from "../../parts/Spinner.tsx";
import { useLasting } from "../../parts/use-lasting.ts";
import { useApp, useAppState, useUpdate } from "../../state/app-context.ts";
import { type AppState, isAsked, isAwaited, isCurrent } from "../../state/app-state.ts";
import { afterOf, comparisonOf, fitOf, outputOf } from "../../state/knowledge.ts";
import { findModel } from "../../state/models.ts";
import { showModel, showScreen } from "../../state/views.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { AddToReport } from "./AddToReport.tsx";
import { AfterResults } from "./AfterResults.tsx";
import { ChartCard } from "./ChartCard.tsx";
import { FittedCard } from "./FittedCard.tsx";
import { fitStatus } from "./fit-status.ts";
import { giveUpFit, takeUpFit } from "./give-up-fit.ts";
import { ModelChart } from "./ModelChart.tsx";
import { ResultNotices } from "./ResultNotices.tsx";
import { chartItem, comparisonItem } from "./report-pieces.ts";
import { copyAllTables } from "./result-actions.ts";
import { ProblemNotice, StateLine } from "./StateLine.tsx";
import { TableCard } from "./TableCard.tsx";
import { TableSettings } from "./TableSettings.tsx";
import { TextCard } from "./TextCard.tsx";
import "./results.css";

export interface ResultsPaneProps {
  readonly model: ModelId;
  /** The chart stands elsewhere on the screen (`ModelChart`). */
  readonly withoutChart?: boolean;
}

/**
 * A model's results: state, doubts, what was fitted, tables in order, chart, comparison with the other models. While the
 * model is fitted again everything keeps its place, dimmed; nothing stale can be copied or exported.
 */
export function ResultsPane({ model: id, withoutChart = false }: ResultsPaneProps) {
  const model = useAppState((state) => findModel(state.history.present, id));
  const status = fitStatus(useAppState((state) => fitOf(state, id)));
  const update = useUpdate();
  // The line above the results says it at once.
  const isStale = useLasting(status.kind !== "current");
  if (model === null) return null;
  if (status.kind === "nothing-to-fit") return <NothingToFit model={id} />;
  return (
    <section className="results-pane" aria-label={words.title} aria-busy={status.kind === "refreshing"}>
      <header className="results-head">
        <StateLine model={id} status={status} onCancel={() => update((state) => giveUpFit(state, id))} />
        <div className="results-actions">
          <TableSettings />
          <CopyAll model={id} isStale={isStale} />
          <AddToReport model={id} isStale={isStale} />
        </div>
      </header>
      <ProblemNotice model={id} status={status} onRetry={() => update((state) => takeUpFit(state, id))} />
      {status.answer !== null && (
        <Results model={model} output={status.answer.output} isStale={isStale} withoutChart={withoutChart} />
      )}
    </section>
  );
}

function Results({
  model,
  output,
  isStale,
  withoutChart,
}: {
  readonly model: ProjectModel;
  readonly output: ModelOutput;
  readonly isStale: boolean;
  readonly withoutChart: boolean;
}) {
  const hasComparison = useAppState((state) => isAsked(comparisonOf(state, state.view.table)));
  return (
    <>
      <ResultNotices notices={output.notices} model={model} isStale={isStale} />
      <div className="results-cards">
        <div className="results-tables">
          <FittedCard summary={output.summary} isStale={isStale} />
          {numbered(output.tables).map(({ table, number }) => (
            <TableCard key={table.kind} table={table} number={number} isStale={isStale} model={model.id} />
          ))}
        </div>
        {!withoutChart && output.charts.length > 0 && (
          <div className="results-chart">
            <ModelChart model={model.id} />
          </div>
        )}
        {otherCharts(output).map((chart) => (
          <ChartCard key={chart.kind} chart={chart} item={chartItem(model.id, chart)} isStale={isStale} />
        ))}
        <Comparison number={output.tables.length + 1} />
        <AfterResults model={model.id} firstNumber={output.tables.length + (hasComparison ? 2 : 1)} isStale={isStale} />
        <ResultsText model={model.id} isStale={isStale} />
      </div>
    </>
  );
}

/** The results in sentences, with what was asked for after the fit and the comparison of the models. */
function ResultsText({ model, isStale }: { readonly model: ModelId; readonly isStale: boolean }) {
  const table = useAppState((state) => state.view.table);
  const output = useAppState((state) => outputOf(state, model));
  const comparison = useAppState((state) => comparisonOf(state, table));
  const isWaiting = useAppState((state) => isAwaited(afterOf(state, model)));
  const isShown = isAsked(comparison);
  const isOld = useLasting(isStale || isWaiting || (isShown && !isCurrent(comparison)));
  if (output === null) return null;
  return <TextCard model={model} output={output} comparison={isShown ? comparison.answer : null} isStale={isOld} />;
}

/** The models of the data side by side, when there are several. */
function Comparison({ number }: { readonly number: number }) {
  const table = useAppState((state) => state.view.table);
  const comparison = useAppState((state) => comparisonOf(state, table));
  const item = useMemo(() => comparisonItem(table ?? ""), [table]);
  if (!isAsked(comparison)) return null;
  if (comparison.answer === null) {
    return (
      <div className="results-comparing">
        <Spinner label={words.comparing} /> {words.comparing}
      </div>
    );
  }
  return <TableCard table={comparison.answer} number={number} isStale={!isCurrent(comparison)} item={item} />;
}

const CopyAll = memo(function CopyAll({ model, isStale }: { readonly model: ModelId; readonly isStale: boolean }) {
  const app = useApp();
  const hasTables = useAppState((state) => (outputOf(state, model)?.tables.length ?? 0) > 0);
  const isFollowed = useLasting(
    useAppState((state) => isAwaited(afterOf(state, model)) || isAwaited(comparisonOf(state, state.view.table))),
  );
  return (
    <Button isDisabled={isStale || isFollowed || !hasTables} onPress={() => copyAllTables(app, model)}>
      {words.copyForWord}
    </Button>
  );
});

function NothingToFit({ model }: { readonly model: ModelId }) {
  const update = useUpdate();
  const toModel = (state: AppState) => showScreen(showModel(state, model), "model");
  const isOnModelScreen = useAppState((state) => state.view.screen === "model");
  return (
    <section className="results-pane results-empty" aria-label={words.title}>
      <p>{words.noOutcome}</p>
      {!isOnModelScreen && <Button onPress={() => update(toModel)}>{words.goToModel}</Button>}
    </section>
  );
}

/** Beside the model's own, which shows itself on the scale of the link where it is asked to. */
function otherCharts({ charts }: ModelOutput): ModelOutput["charts"] {
  return charts.slice(1).filter(({ name }) => name !== linkScaleName);
}
