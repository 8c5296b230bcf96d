import { succeed } from "../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import { autosaved, savingFailed } from "../state/files.ts";

const autosavePause = 500;
/** While changes follow each other without a pause, as typing does, no more than this is at stake. */
const longestUnkept = 2000;
/** How often it is tried again while it does not work. */
const autosaveRetry = 5000;

/**
 * Hands the document to the host a moment after every change, so that it survives a crash, and while somebody goes on changing
 * it every other second. While that fails, be it only
 * for the copies of its tables, the header says so, and it is tried again. So it is after a save that failed: the header
 * says that work is not kept until it is known that it is.
 */
export function startAutosave({ store, host }: App): () => void {
  let kept: ProjectDocument = store.getState().history.present;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sending: Promise<void> | null = null;
  let isCopying = false;
  let firstUnkept: number | null = null;

  const wait = (milliseconds: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void keep(), milliseconds);
  };

  const waitAfterChange = () => {
    firstUnkept ??= Date.now();
    wait(Math.min(autosavePause, Math.max(0, firstUnkept + longestUnkept - Date.now())));
  };

  const keep = async () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const state = store.getState();
    const { present } = state.history;
    const isDue = present !== kept || isCopying || state.file.failure !== null;
    if (sending !== null || !isDue || isUntouched(state)) return;
    sending = send(present, state.file.path);
    await sending;
  };

  const send = async (present: ProjectDocument, path: string | null) => {
    firstUnkept = null;
    const answer = await host.calls.autosave({ document: present, path });
    sending = null;
    if (answer.ok) {
      kept = present;
      isCopying = answer.value.copying;
      store.update((now) => autosaved(now, answer.value.saved));
      if (store.getState().history.present !== present) waitAfterChange();
      else if (isCopying) wait(autosaveRetry);
    } else {
      store.update((now) => savingFailed(now, answer.failure));
      wait(autosaveRetry);
    }
  };

  const stopAnswering = host.answer("autosaveNow", async () => {
    await sending;
    await keep();
    return succeed(null);
  });
  const unsubscribe = store.subscribe((state, before) => {
    const { failure } = state.file;
    if (state.history.present !== before.history.present) waitAfterChange();
    else if (failure !== null && failure !== before.file.failure) wait(autosaveRetry);
  });
  // Leaving within the pause would lose the last change.
  const leave = (event: BeforeUnloadEvent) => {
    const state = store.getState();
    const goesOn = state.connection === "open" || state.connection === "lost";
    const { present, past, future } = state.history;
    if (goesOn && present !== kept && past.length + future.length > 0) event.preventDefault();
  };
  globalThis.addEventListener?.("beforeunload", leave);
  return () => {
    unsubscribe();
    stopAnswering();
    if (timer !== null) clearTimeout(timer);
    globalThis.removeEventListener?.("beforeunload", leave);
  };
}

/** Just opened: the host has it already. */
function isUntouched({ history, file }: AppState): boolean {
  return history.present === file.savedDocument && file.autosavedAt === null && file.failure === null;
}
