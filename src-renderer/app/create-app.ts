import { allCommands } from "../commands/all-commands.ts";
import type { Commands } from "../commands/command.ts";
import type { Host } from "../host/host.ts";
import { createEngineTables } from "../live/engine-tables.ts";
import { startState } from "../state/start-state.ts";
import { createAppStore } from "../state/store.ts";
import type { App } from "./app.ts";
import { createQuestions } from "./questions.ts";
import { createTargets } from "./targets.ts";

/** Puts the window's parts together. Nothing happens yet: `startLive` sets it going. */
export function createApp(host: Host): App {
  const store = createAppStore(startState);
  // Commands run commands of their own app: the one they are part of.
  const app: App = {
    store,
    host,
    engineTables: createEngineTables(host, store),
    questions: createQuestions(store),
    targets: createTargets(),
    get commands(): Commands {
      return commands;
    },
  };
  const commands = allCommands(app);
  return app;
}
