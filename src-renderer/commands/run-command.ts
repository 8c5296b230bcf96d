import type { MenuCommandId } from "../../src-contract/commands.ts";
import type { App } from "../app/app.ts";

/** Runs a command if it can be done now. While a dialog is open only the dialog can be used. */
export function runCommand({ store, commands }: App, id: MenuCommandId): void {
  const state = store.getState();
  const command = commands[id];
  if (state.dialog === null && !isDialogOpen() && command.when(state)) void command.run();
}

/** Dialogs that belong to a part of a screen are not in the state. */
function isDialogOpen(): boolean {
  return document.querySelector(".dialog-overlay") !== null;
}
