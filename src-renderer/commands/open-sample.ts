import type { App } from "../app/app.ts";
import { changeDocument } from "../state/documents.ts";
import { setLevels } from "../state/tables.ts";
import { changeView } from "../state/views.ts";
import { withTable } from "./import-data.ts";
import { tellFailure } from "./tell-failure.ts";

/** Opens a sample with the levels of its design, ready to be modelled; in the guided analysis the user says the levels. */
export async function openSample({ host, store, engineTables }: App, id: string): Promise<void> {
  const source = { kind: "sample", id } as const;
  const answer = await host.calls.openData({ source, options: {} });
  if (!answer.ok) {
    tellFailure(store, answer.failure);
    return;
  }
  engineTables.opened(answer.value.id, answer.value.variables);
  const sample = store.getState().start?.samples.find((candidate) => candidate.id === id);
  store.update((state) => {
    const opened = withTable(state, answer.value, source);
    if (sample === undefined || state.view.guide !== null) return opened;
    const levels = changeDocument(opened, `Open ${sample.title}`, (document) =>
      setLevels(document, answer.value.id, sample.proposal),
    );
    return changeView(levels, { screen: "data" });
  });
}
