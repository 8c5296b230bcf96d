import type { DataSource } from "../../src-contract/data-import.ts";
import type { OpenedProject } from "../../src-contract/host-api.ts";
import { failureText } from "../../src-wording/failures.ts";
import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import { openDocument } from "../state/documents.ts";
import { forgetRecovery } from "../state/files.ts";
import { tell } from "../state/messages.ts";
import { emptyDocument } from "../state/start-state.ts";
import { mayLeaveProject } from "./leave-project.ts";
import { rememberOpened } from "./remember-opened.ts";
import { tellFailure } from "./tell-failure.ts";

/** Opens a project in the place of the present one, whose changes are saved or given up first. */
export async function openProject(app: App, source: DataSource): Promise<void> {
  if (!(await mayLeaveProject(app, "open"))) return;
  const answer = await app.host.calls.openProject({ source });
  if (!answer.ok) {
    tellFailure(app.store, answer.failure, "opening");
    return;
  }
  app.store.update((state) => withProject(state, answer.value, { saved: true }));
  if (answer.value.path !== null) rememberOpened(app.store, answer.value.path, "project");
}

/** Brings back what an earlier session could not save, in the place of the present project. */
export async function recoverProject(app: App, session: string): Promise<void> {
  if (!(await mayLeaveProject(app, "open"))) return;
  const answer = await app.host.calls.recover({ session });
  if (!answer.ok) {
    tellFailure(app.store, answer.failure);
    return;
  }
  app.store.update((state) => forgetRecovery(withProject(state, answer.value, { saved: false }), session));
}

export async function newProject(app: App): Promise<void> {
  if (!(await mayLeaveProject(app, "new"))) return;
  const answer = await app.host.calls.newProject(null);
  if (!answer.ok) {
    tellFailure(app.store, answer.failure);
    return;
  }
  app.store.update((state) => openDocument(state, emptyDocument, { path: null, saved: true }));
}

/** The project as it was opened, with its saved results in place and a word on what could not be brought back. */
function withProject(state: AppState, opened: OpenedProject, { saved }: { readonly saved: boolean }): AppState {
  const { document, path, answers, problems } = opened;
  const shown = openDocument(state, document, { path, saved });
  const fits: AppState["fits"] = Object.fromEntries(
    answers.map((answer) => [answer.id, { askedKey: null, answeredKey: null, answer, failure: null }]),
  );
  return problems.reduce<AppState>((before, failure) => tell(before, "problem", failureText(failure)), {
    ...shown,
    fits,
  });
}
