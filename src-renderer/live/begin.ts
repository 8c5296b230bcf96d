import type { StartInformation } from "../../src-contract/host-api.ts";
import type { App } from "../app/app.ts";
import { openSource } from "../commands/open-source.ts";
import { tellFailure } from "../commands/tell-failure.ts";
import type { AppState } from "../state/app-state.ts";
import { openDialog } from "../state/dialogs.ts";
import { openDocument } from "../state/documents.ts";
import type { Store } from "../state/store.ts";

/** Asks the host how things are: goes on with the project it holds, offers what a crash left, opens what was asked for. */
export async function begin(app: App): Promise<void> {
  const answer = await app.host.calls.start(null);
  if (!answer.ok) {
    tellFailure(app.store, answer.failure);
    return;
  }
  app.store.update((state) => withStart(state, answer.value));
  const { open } = answer.value;
  await dialogClosed(app.store);
  if (open === null) return;
  // Whoever brought back earlier work goes on with that.
  if (!hasData(app.store.getState())) await openSource(app, open);
  // A window that is reloaded before its user has answered the preview shows it again.
  await dialogClosed(app.store);
  await app.host.calls.startIsOver(null);
}

function dialogClosed(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(({ dialog }) => dialog === null && done());
    const done = () => {
      stop();
      resolve();
    };
    if (store.getState().dialog === null) done();
  });
}

function hasData({ history }: AppState): boolean {
  return history.present.tables.length > 0;
}

function withStart(state: AppState, start: StartInformation): AppState {
  const started = { ...state, start, settings: start.settings };
  const { present, recoveries } = start;
  const shown =
    present === null
      ? started
      : openDocument(started, present.document, { path: present.path, saved: !present.unsaved });
  // Whoever comes back to a project is not asked again about others; the Welcome screen offers them.
  return recoveries.length === 0 || present !== null ? shown : openDialog(shown, { kind: "recovery", recoveries });
}
