import type { ModelId } from "../../../src-contract/project.ts";
import { Button } from "../../parts/Button.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Spinner } from "../../parts/Spinner.tsx";
import { useLasting } from "../../parts/use-lasting.ts";
import { resultsWords as words } from "../../wording/results.ts";
import type { FitStatus } from "./fit-status.ts";
import { patience, useElapsed } from "./use-elapsed.ts";
import { useFailureText } from "./use-failure-text.ts";
import { useIsBehind } from "./use-is-behind.ts";

export interface StateLineProps {
  readonly model: ModelId;
  readonly status: FitStatus;
  readonly onCancel: () => void;
}

/**
 * Whether what is shown is the answer to the model as it is, in a line that never changes its height. That all is up to date it
 * says when what follows the fit is there and drawn, too; where that takes long, it says it of the fit.
 */
export function StateLine({ model, status: fitted, onCancel }: StateLineProps) {
  const isBehind = useIsBehind(model);
  const isLongBehind = useLasting(isBehind);
  const status: Shown = fitted.kind === "current" && isBehind && !isLongBehind ? { kind: "refreshing" } : fitted;
  const elapsed = useElapsed(status.kind === "refreshing");
  return (
    <div className={`state-line ${isRefused(status) ? "state-problem" : ""}`} role="status">
      {status.kind === "current" && (
        <>
          <span className="state-dot" />
          <span className="state-words">
            {isBehind ? words.fitUpToDate : words.upToDate}
            <span className="state-detail">{detailText(status)}</span>
          </span>
        </>
      )}
      {status.kind === "refreshing" && (
        <>
          <Spinner label={words.refreshing} />
          <span className="state-words">
            <span className={elapsed < patience ? "" : "state-known"}>{words.refreshing}</span>
            {elapsed >= patience && ` ${words.elapsed(elapsed)}`}
          </span>
          {elapsed >= patience && (
            <Button kind="quiet" onPress={onCancel}>
              {words.cancel}
            </Button>
          )}
        </>
      )}
      {status.kind === "problem" && (
        <>
          <Icon name={isRefused(status) ? "error" : "info"} />
          <span className="state-words">{words.problem}</span>
        </>
      )}
    </div>
  );
}

/** What the line says: of a fit that is being worked out it needs no results. */
type Shown = Exclude<FitStatus, { kind: "refreshing" }> | { readonly kind: "refreshing" };

/** Why there are no results, and whose results are shown instead. What the user gave up can be taken up again. */
export function ProblemNotice({
  model,
  status,
  onRetry,
}: {
  readonly model: ModelId;
  readonly status: FitStatus;
  readonly onRetry: () => void;
}) {
  const failureText = useFailureText(model);
  if (status.kind !== "problem") return null;
  const isGivenUp = !isRefused(status);
  return (
    <Notice
      tone={isGivenUp ? "info" : "serious"}
      announce
      actions={isGivenUp && <Button onPress={onRetry}>{words.fitNow}</Button>}
    >
      {failureText(status.failure)}
      {status.answer !== null && <div>{words.earlier}</div>}
    </Notice>
  );
}

/** A fit that the user gave up is no problem of the model. */
function isRefused(status: Shown): boolean {
  return status.kind === "problem" && status.failure.code !== "cancelled";
}

function detailText({ answer }: Extract<FitStatus, { kind: "current" }>): string {
  const { converged, milliseconds } = answer.output.summary;
  return ` · ${words.time(milliseconds)} · ${converged ? words.converged : words.notConverged}`;
}
