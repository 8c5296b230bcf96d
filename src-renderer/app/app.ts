import type { Commands } from "../commands/command.ts";
import type { Host } from "../host/host.ts";
import type { EngineTables } from "../live/engine-tables.ts";
import type { Store } from "../state/store.ts";
import type { Questions } from "./questions.ts";
import type { Targets } from "./targets.ts";

/** What everything in the window works with: the state, the host, the questions to the user, the commands. */
export interface App {
  readonly store: Store;
  readonly host: Host;
  readonly engineTables: EngineTables;
  readonly questions: Questions;
  readonly targets: Targets;
  readonly commands: Commands;
}
