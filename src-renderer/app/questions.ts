import type { Dialog } from "../state/dialog.ts";
import { closeDialog, openDialog } from "../state/dialogs.ts";
import type { Store } from "../state/store.ts";

/** A dialog that a command waits for: it ends with an answer, or with null when it is dismissed. */
export interface Questions {
  ask<Answer>(dialog: Dialog): Promise<Answer | null>;
  /** Called by the dialog, which closes; where it says which it is, only if it is still open. */
  answer(answer: unknown, of?: Dialog): void;
}

export function createQuestions(store: Store): Questions {
  let waiting: ((answer: unknown) => void) | null = null;
  const answer = (given: unknown, of = store.getState().dialog) => {
    if (store.getState().dialog !== of) return;
    const resolve = waiting;
    waiting = null;
    store.update(closeDialog);
    resolve?.(given);
  };
  return {
    ask: <Answer>(dialog: Dialog) => {
      waiting?.(null);
      return new Promise<Answer | null>((resolve) => {
        waiting = (given) => resolve(given as Answer | null);
        store.update((state) => openDialog(state, dialog));
      });
    },
    answer,
  };
}
