import type { AppState } from "../state/app-state.ts";

/**
 * One thing a user can do, as one object: the menu, its key, the button and the native menu all run this. `label` names
 * it in the menu; `when` says whether it can be done now.
 */
export interface Command {
  readonly id: string;
  readonly label: (state: AppState) => string;
  /** "Mod" is Ctrl, on a Mac ⌘: "Mod+Shift+Z". */
  readonly key?: string;
  readonly when: (state: AppState) => boolean;
  /** For commands that switch something: whether it is on. */
  readonly checked?: (state: AppState) => boolean;
  readonly run: () => void | Promise<void>;
}
