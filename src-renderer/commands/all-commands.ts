import type { App } from "../app/app.ts";
import type { Command } from "./command.ts";
import { editCommands } from "./edit.ts";

/** Everything a user can do, menu by menu. */
export function allCommands(app: App): readonly Command[] {
  return [...editCommands(app)];
}
