import { useEffect, useState } from "react";
import type { DataStep } from "../../../../src-contract/data-steps.ts";
import type { StepsPreview } from "../../../../src-contract/engine-api.ts";
import type { Failure } from "../../../../src-contract/failure.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { useApp } from "../../../state/app-context.ts";
import { prepareRequest } from "../../../state/preparation.ts";

export interface StepPreview {
  /** The last answer; of earlier steps while `isCurrent` is false. */
  readonly answer: StepsPreview | null;
  readonly failure: Failure | null;
  readonly isCurrent: boolean;
}

/** Typing is asked about once it pauses. */
const pause = 150;
const rowsShown = 8;

/** What steps would make of a table, while they are being written; null: they are not complete. */
export function useStepPreview(table: ProjectTable, steps: readonly DataStep[] | null): StepPreview {
  const { host, engineTables } = useApp();
  const [found, setFound] = useState<{ readonly key: string; readonly preview: Omit<StepPreview, "isCurrent"> }>();
  const key = steps === null ? null : JSON.stringify(steps);
  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    const ask = async () => {
      const ready = await engineTables.ready(table);
      const request = { ...prepareRequest(table, JSON.parse(key)), rows: rowsShown };
      const answer = ready.ok ? await host.calls.previewSteps(request, controller.signal) : ready;
      if (controller.signal.aborted) return;
      setFound((before) => ({
        key,
        preview: answer.ok
          ? { answer: answer.value, failure: null }
          : { answer: before?.preview.answer ?? null, failure: answer.failure },
      }));
    };
    const timer = setTimeout(() => void ask(), pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, table, host, engineTables]);
  return {
    ...(found?.preview ?? { answer: null, failure: null }),
    isCurrent: found !== undefined && found.key === key,
  };
}
