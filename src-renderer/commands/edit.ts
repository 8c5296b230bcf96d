import type { App } from "../app/app.ts";
import { redoChange, redoLabel, undoChange, undoLabel } from "../state/documents.ts";
import type { CommandsOf } from "./command.ts";

export function editCommands({ store, targets }: App): CommandsOf<"edit.undo" | "edit.redo" | "edit.find"> {
  return {
    "edit.undo": {
      label: (state) => withLabel("Undo", undoLabel(state)),
      when: (state) => undoLabel(state) !== null,
      run: () => store.update(undoChange),
    },
    "edit.redo": {
      label: (state) => withLabel("Redo", redoLabel(state)),
      when: (state) => redoLabel(state) !== null,
      run: () => store.update(redoChange),
    },
    "edit.find": {
      when: ({ view }) => view.screen === "data" || view.screen === "levels" || view.screen === "model",
      run: () => targets.reach("edit.find"),
    },
  };
}

function withLabel(verb: string, label: string | null): string {
  return label === null ? verb : `${verb} ${label}`;
}
