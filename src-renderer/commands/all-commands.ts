import type { App } from "../app/app.ts";
import { resultsCommands } from "../screens/results/commands.ts";
import type { Commands } from "./command.ts";
import { dataCommands } from "./data.ts";
import { editCommands } from "./edit.ts";
import { fileCommands } from "./file.ts";
import { helpCommands } from "./help.ts";
import { modelCommands } from "./model.ts";
import { viewCommands } from "./view.ts";

/** Everything a user can do, menu by menu; a command of the menus without an implementation is a type error. */
export function allCommands(app: App): Commands {
  return {
    ...fileCommands(app),
    ...editCommands(app),
    ...dataCommands(app),
    ...modelCommands(app),
    ...resultsCommands(app),
    ...viewCommands(app),
    ...helpCommands(app),
  };
}
