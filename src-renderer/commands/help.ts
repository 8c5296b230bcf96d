import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import { openDialog } from "../state/dialogs.ts";
import { changeView } from "../state/views.ts";
import type { CommandsOf } from "./command.ts";

export function helpCommands({ store }: App): CommandsOf<"help.guide" | "help.shortcuts" | "help.about"> {
  return {
    "help.guide": { when: () => true, run: () => store.update(startGuide) },
    "help.shortcuts": {
      when: () => true,
      run: () => store.update((state) => openDialog(state, { kind: "shortcuts" })),
    },
    "help.about": { when: () => true, run: () => store.update((state) => openDialog(state, { kind: "about" })) },
  };
}

/** The guide begins at its first step: where a project is open, its tables stay. */
function startGuide(state: AppState): AppState {
  return changeView(state, { guide: 0, screen: "welcome" });
}
