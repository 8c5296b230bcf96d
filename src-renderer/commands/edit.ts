import type { App } from "../app/app.ts";
import { redoChange, redoLabel, undoChange, undoLabel } from "../state/documents.ts";
import type { Command } from "./command.ts";

export function editCommands({ store }: App): readonly Command[] {
  return [
    {
      id: "edit.undo",
      label: (state) => withLabel("Undo", undoLabel(state)),
      key: "Mod+Z",
      when: (state) => undoLabel(state) !== null,
      run: () => store.update(undoChange),
    },
    {
      id: "edit.redo",
      label: (state) => withLabel("Redo", redoLabel(state)),
      key: "Mod+Shift+Z",
      when: (state) => redoLabel(state) !== null,
      run: () => store.update(redoChange),
    },
  ];
}

function withLabel(verb: string, label: string | null): string {
  return label === null ? verb : `${verb} ${label}`;
}
