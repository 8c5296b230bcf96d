import { memo, useDeferredValue, useId } from "react";
import { defaultAfterSettings } from "../../../src-contract/after.ts";
import type { AfterAnswer } from "../../../src-contract/engine-api.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Spinner } from "../../parts/Spinner.tsx";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import { isAwaited } from "../../state/app-state.ts";
import { openDialog } from "../../state/dialogs.ts";
import { afterOf } from "../../state/knowledge.ts";
import { afterPartNames, afterPartNeeds, afterWords as words } from "../../wording/after.ts";
import { tableNames } from "../../wording/results.ts";
import { ChartCard } from "./ChartCard.tsx";
import { missingParts } from "./missing-parts.ts";
import { chartItem } from "./report-pieces.ts";
import { TableCard } from "./TableCard.tsx";
import { useFailureText } from "./use-failure-text.ts";
import { useLasting } from "./use-lasting.ts";
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
  const failureText = useFailureText(model);
  const heading = useId();
  const isWaiting = isAwaited(newest);
  // What is back at once was never old to see, and need not be drawn twice.
  const isOld = useLasting(isStale || isWaiting || after !== newest);
  const { tables = [], charts = [] } = (newest.askedKey === null ? null : after.answer) ?? {};
  return (
    <section className="after-results" aria-labelledby={heading} aria-busy={isWaiting}>
      <header className="after-head">
        <h2 id={heading}>{words.title}</h2>
        {isWaiting && <Spinner label={words.working} />}
        <Choose />
      </header>
      <p className="visually-hidden" aria-live="polite">
        {words.isThere(tables.map(({ kind }) => tableNames[kind]))}
      </p>
      {newest.failure !== null && <Notice tone="serious">{failureText(newest.failure)}</Notice>}
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

// What a click changes in the model changes nothing in it.
const Choose = memo(function Choose() {
  const update = useUpdate();
  return <Button onPress={() => update((state) => openDialog(state, { kind: "after-fit" }))}>{words.choose}</Button>;
});

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
