import type { StartInformation } from "../../src-contract/host-api.ts";
import type { App } from "../app/app.ts";
import { openSource } from "../commands/open-source.ts";
import { tellFailure } from "../commands/tell-failure.ts";
import type { AppState } from "../state/app-state.ts";
import { openDialog } from "../state/dialogs.ts";
import { openDocument } from "../state/documents.ts";

/** Asks the host how things are: goes on with the project it holds, offers what a crash left, opens what was asked for. */
export async function begin(app: App): Promise<void> {
  const answer = await app.host.calls.start(null);
  if (!answer.ok) {
    tellFailure(app.store, answer.failure);
    return;
  }
  app.store.update((state) => withStart(state, answer.value));
  const { open, recoveries } = answer.value;
  if (open !== null && recoveries.length === 0) await openSource(app, open);
}

function withStart(state: AppState, start: StartInformation): AppState {
  const started = { ...state, start, settings: start.settings };
  const { present, recoveries } = start;
  const shown =
    present === null
      ? started
      : openDocument(started, present.document, { path: present.path, saved: !present.unsaved });
  return recoveries.length === 0 ? shown : openDialog(shown, { kind: "recovery", recoveries });
}
