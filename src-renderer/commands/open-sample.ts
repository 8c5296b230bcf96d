import type { LevelsDefinition } from "../../src-contract/levels.ts";
import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import { withTable } from "./import-data.ts";
import { tellFailure } from "./tell-failure.ts";

/** Opens a sample with the levels of its design, ready to be modelled; in the guided analysis the user says the levels. */
export async function openSample({ host, store, engineTables }: App, id: string): Promise<void> {
  const source = { kind: "sample", id } as const;
  const answer = await host.calls.openData({ source, options: {} });
  if (!answer.ok) {
    tellFailure(store, answer.failure, "opening");
    return;
  }
  engineTables.opened(answer.value.id, answer.value.variables);
  store.update((state) => withTable(state, answer.value, source, sampleLevels(state, id)));
}

function sampleLevels({ start, view }: AppState, id: string): LevelsDefinition | null {
  const sample = start?.samples.find((candidate) => candidate.id === id);
  if (sample === undefined) return null;
  return view.guide === null ? sample.proposal : { ...sample.proposal, upper: [] };
}
