import type { App } from "../app/app.ts";
import type { Dialog } from "../state/dialog.ts";
import { isUnsaved } from "../state/documents.ts";
import type { Store } from "../state/store.ts";
import { saveProject } from "./save-project.ts";

export type UnsavedAnswer = "save" | "discard";

/**
 * Asks what becomes of unsaved changes and saves them if so wanted; what is just being saved is not asked about. False: the
 * user stays.
 */
export async function mayLeaveProject(
  app: App,
  next: Extract<Dialog, { readonly kind: "unsaved" }>["next"],
): Promise<boolean> {
  if (app.store.getState().file.saving) await savingEnds(app.store);
  if (!isUnsaved(app.store.getState())) return true;
  const answer = await app.questions.ask<UnsavedAnswer>({ kind: "unsaved", next });
  if (answer === null) return false;
  return answer === "discard" || (await saveProject(app));
}

function savingEnds({ subscribe }: Store): Promise<void> {
  return new Promise((resolve) => {
    const stop = subscribe(({ file }) => {
      if (file.saving) return;
      stop();
      resolve();
    });
  });
}
