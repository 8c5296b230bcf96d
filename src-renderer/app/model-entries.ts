import type { MenuEntry } from "../../src-contract/commands.ts";

/** What can be done with a model wherever models are listed. */
export const modelEntries: readonly MenuEntry[] = [
  { kind: "command", id: "model.duplicate" },
  { kind: "command", id: "model.rename" },
  { kind: "separator" },
  { kind: "command", id: "model.moveEarlier" },
  { kind: "command", id: "model.moveLater" },
  { kind: "separator" },
  { kind: "command", id: "model.delete" },
];
