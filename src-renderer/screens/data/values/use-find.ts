import { useRef, useState } from "react";
import type { FindAnswer, FindRequest } from "../../../../src-contract/find-values.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { tellFailure } from "../../../commands/tell-failure.ts";
import { useApp } from "../../../state/app-context.ts";

export type FoundPlace = NonNullable<FindAnswer["found"]>;

/** What is sought; `within`: one variable, null: all. */
export interface Sought {
  readonly text: string;
  readonly within: string | null;
}

/** While someone types. */
const pause = 150;

/** Asks the engine for the hits of what is sought, and goes from one to the next. */
export function useFind(table: ProjectTable, showsLabels: boolean, onFound: (place: FoundPlace) => void) {
  const app = useApp();
  const [answer, setAnswer] = useState<FindAnswer | null>(null);
  const last = useRef<FoundPlace | null>(null);
  const running = useRef<AbortController | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const find = async ({ text, within }: Sought, direction: FindRequest["direction"]) => {
    clearTimeout(waiting.current);
    running.current?.abort();
    if (text.trim() === "") return setAnswer(null);
    const controller = new AbortController();
    running.current = controller;
    const names = table.variables.map(({ name }) => name);
    const variables = within !== null && names.includes(within) ? [within] : names;
    const place = last.current;
    const isThere = place !== null && variables.includes(place.variable) && place.row < table.rows;
    const from = isThere ? { row: place.row, variable: place.variable } : null;
    const ready = await app.engineTables.ready(table);
    const request = { table: table.id, text, variables, withLabels: showsLabels, from, direction };
    const given = ready.ok ? await app.host.calls.findValues(request, controller.signal) : ready;
    if (controller.signal.aborted) return;
    if (!given.ok) return tellFailure(app.store, given.failure);
    setAnswer(given.value);
    if (given.value.found === null) return;
    last.current = given.value.found;
    onFound(given.value.found);
  };

  return {
    answer,
    find,
    /** Once typing pauses: the first hit from where the last one was. */
    findSoon: (sought: Sought) => {
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => void find(sought, "here"), pause);
    },
  };
}
