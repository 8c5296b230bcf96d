import { memo, useDeferredValue, useId } from "react";
import { defaultAfterSettings } from "../../../src-contract/after.ts";
import type { AfterAnswer } from "../../../src-contract/engine-api.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { useLasting } from "../../parts/use-lasting.ts";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import { isAwaited } from "../../state/app-state.ts";
import { afterOf } from "../../state/knowledge.ts";
import { afterPartNames, afterPartNeeds, afterWords as words } from "../../wording/after.ts";
import { tableNames } from "../../wording/results.ts";
import { AfterHead } from "./AfterHead.tsx";
import { ChartCard } from "./ChartCard.tsx";
import { takeUpAfter } from "./give-up-fit.ts";
import { missingParts } from "./missing-parts.ts";
import { chartItem } from "./report-pieces.ts";
import { TableCard } from "./TableCard.tsx";
import { useFailureText } from "./use-failure-text.ts";
import "./after-results.css";

export interface AfterResultsProps {
  readonly model: ModelId;
  /** Of its first table. */
  readonly firstNumber: number;
  readonly isStale: boolean;
}

/** What was asked for besides the fit. It follows the fit, so that the fit never waits for it. */
export const AfterResults = memo(function AfterResults({ model, firstNumber, isStale }: AfterResultsProps) {
  const newest = useAppState((state) => afterOf(state, model));
  const after = useDeferredValue(newest);
  const heading = useId();
  const isWaiting = isAwaited(newest);
  // What is back at once was never old to see, and need not be drawn twice.
  const isOld = useLasting(isStale || isWaiting || after !== newest);
  const { tables = [], charts = [] } = (newest.askedKey === null ? null : after.answer) ?? {};
  return (
    <section className="after-results" aria-labelledby={heading} aria-busy={isWaiting}>
      <AfterHead id={heading} model={model} isWaiting={isWaiting} isBehindFit={isStale} />
      <p className="visually-hidden" aria-live="polite">
        {words.isThere(tables.map(({ kind }) => tableNames[kind]))}
      </p>
      {newest.failure !== null && <Problem model={model} failure={newest.failure} />}
      {tables.map((table, index) => (
        <TableCard
          key={`${table.kind} ${table.name ?? ""}`}
          table={table}
          number={firstNumber + index}
          isStale={isOld}
          model={model}
        />
      ))}
      {charts.length > 0 && (
        <div className="after-charts">
          {charts.map((chart) => (
            <ChartCard
              key={`${chart.kind} ${chart.name ?? ""}`}
              chart={chart}
              item={chartItem(model, chart)}
              isStale={isOld}
            />
          ))}
        </div>
      )}
      {after.answer !== null && newest.askedKey !== null && !isWaiting && <MissingParts answer={after.answer} />}
    </section>
  );
});

/** Why it is not there. What the user gave up can be taken up again. */
function Problem({ model, failure }: { readonly model: ModelId; readonly failure: Failure }) {
  const update = useUpdate();
  const failureText = useFailureText(model);
  if (failure.code !== "cancelled") return <Notice tone="serious">{failureText(failure)}</Notice>;
  const workNow = <Button onPress={() => update((state) => takeUpAfter(state, model))}>{words.workNow}</Button>;
  return (
    <Notice tone="info" actions={workNow}>
      {words.givenUp}
    </Notice>
  );
}

/** Says of what the user asked for and is not there what it takes. What is shown unasked is left out without a word. */
function MissingParts({ answer }: { readonly answer: AfterAnswer }) {
  const { show } = useAppState((state) => state.history.present.after) ?? defaultAfterSettings;
  const asked = show.filter((part) => !defaultAfterSettings.show.includes(part));
  const missing = missingParts(asked, answer);
  if (missing.length === 0) return null;
  return (
    <div className="after-missing">
      <p>{words.missing}</p>
      <ul>
        {missing.map((part) => (
          <li key={part}>
            <b>{afterPartNames[part]}</b> {afterPartNeeds[part]}.
          </li>
        ))}
      </ul>
    </div>
  );
}
