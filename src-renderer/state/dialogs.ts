import type { AppState } from "./app-state.ts";
import type { Dialog } from "./dialog.ts";

/** The one dialog that is open. */

export function openDialog(state: AppState, dialog: Dialog): AppState {
  return { ...state, dialog };
}

export function closeDialog(state: AppState): AppState {
  return state.dialog === null ? state : { ...state, dialog: null };
}
