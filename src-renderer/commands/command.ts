import type { MenuCommandId } from "../../src-contract/commands.ts";
import type { AppState } from "../state/app-state.ts";

/**
 * One thing a user can do: the menu bar, the system's menu, the key and the buttons all run this. Its name and key stand
 * in `src-contract/commands.ts`.
 */
export interface Command {
  /** Whether it can be done now. */
  readonly when: (state: AppState) => boolean;
  readonly run: () => void | Promise<void>;
  /** Says more than the menu's own label: "Undo Add SES". */
  readonly label?: (state: AppState) => string;
  /** For commands that switch or choose something: whether it is on. */
  readonly checked?: (state: AppState) => boolean;
}

export type CommandsOf<Id extends MenuCommandId> = Readonly<Record<Id, Command>>;

export type Commands = CommandsOf<MenuCommandId>;
