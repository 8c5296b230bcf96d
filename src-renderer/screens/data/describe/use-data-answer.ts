import { useEffect, useState } from "react";
import type { DataAnswer, DataQuestion } from "../../../../src-contract/data-question.ts";
import type { Failure } from "../../../../src-contract/failure.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { useApp } from "../../../state/app-context.ts";

export interface KnownAnswer {
  /** The last one; of an earlier question while `isCurrent` is false. */
  readonly answer: DataAnswer | null;
  readonly failure: Failure | null;
  readonly isCurrent: boolean;
}

const pause = 80;

/** The tables and charts that answer a question, anew with every change of it; null: nothing is asked yet. */
export function useDataAnswer(table: ProjectTable, question: DataQuestion | null): KnownAnswer {
  const { host, engineTables } = useApp();
  const [found, setFound] = useState<Omit<KnownAnswer, "isCurrent"> & { readonly key: string }>();
  const key = question === null ? null : JSON.stringify(question);
  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    const ask = async () => {
      const ready = await engineTables.ready(table);
      const request = { table: table.id, levels: table.levels, question: JSON.parse(key) as DataQuestion };
      const given = ready.ok ? await host.calls.askData(request, controller.signal) : ready;
      if (controller.signal.aborted) return;
      setFound((before) =>
        given.ok
          ? { key, answer: given.value, failure: null }
          : { key, answer: before?.answer ?? null, failure: given.failure },
      );
    };
    const timer = setTimeout(() => void ask(), pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, table, host, engineTables]);
  const { answer = null, failure = null } = found ?? {};
  return { answer, failure, isCurrent: found !== undefined && found.key === key };
}
