import type { App } from "../app/app.ts";
import { openDialog } from "../state/dialogs.ts";
import { changeView } from "../state/views.ts";
import type { CommandsOf } from "./command.ts";

export function helpCommands({ store }: App): CommandsOf<"help.guide" | "help.shortcuts" | "help.about"> {
  return {
    "help.guide": { when: () => true, run: () => store.update((state) => changeView(state, { guide: 0 })) },
    "help.shortcuts": {
      when: () => true,
      run: () => store.update((state) => openDialog(state, { kind: "shortcuts" })),
    },
    "help.about": { when: () => true, run: () => store.update((state) => openDialog(state, { kind: "about" })) },
  };
}
