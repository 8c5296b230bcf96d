import { memo } from "react";
import type { ModelId } from "../../../src-contract/project.ts";
import { Button } from "../../parts/Button.tsx";
import { Spinner } from "../../parts/Spinner.tsx";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import { openDialog } from "../../state/dialogs.ts";
import { afterWords as words } from "../../wording/after.ts";
import { resultsWords } from "../../wording/results.ts";
import { giveUpAfter } from "./give-up-fit.ts";
import { patience, useElapsed } from "./use-elapsed.ts";

/** The title of what follows a fit, how long it is being worked out and how far that is, and the way to give it up. */
export function AfterHead({
  id,
  model,
  isWaiting,
  isBehindFit,
}: {
  readonly id: string;
  readonly model: ModelId;
  readonly isWaiting: boolean;
  /** The fit that it follows is not there yet, and says itself how long it takes. */
  readonly isBehindFit: boolean;
}) {
  const update = useUpdate();
  const isRunning = isWaiting && !isBehindFit;
  const elapsed = useElapsed(isRunning);
  const fraction = useAppState(({ progress: { [model]: work } }) =>
    work?.stage === "following" ? work.fraction : null,
  );
  const isLong = isRunning && elapsed >= patience;
  return (
    <header className="after-head">
      <h2 id={id}>{words.title}</h2>
      {isWaiting && <Spinner label={words.working} />}
      {isLong && (
        <span className="after-progress">
          {resultsWords.elapsed(elapsed)}
          {fraction !== null && ` · ${words.share(fraction)}`}
        </span>
      )}
      {isLong && (
        <Button kind="quiet" onPress={() => update((state) => giveUpAfter(state, model))}>
          {resultsWords.cancel}
        </Button>
      )}
      <Choose />
    </header>
  );
}

// What a click changes in the model changes nothing in it.
const Choose = memo(function Choose() {
  const update = useUpdate();
  return <Button onPress={() => update((state) => openDialog(state, { kind: "after-fit" }))}>{words.choose}</Button>;
});
