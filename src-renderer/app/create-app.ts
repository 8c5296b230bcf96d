import { allCommands } from "../commands/all-commands.ts";
import type { Host } from "../host/host.ts";
import { startState } from "../state/start-state.ts";
import { createAppStore } from "../state/store.ts";
import type { App } from "./app.ts";
import { createQuestions } from "./questions.ts";

/** Puts the window's parts together. Nothing happens yet: `startLive` sets it going. */
export function createApp(host: Host): App {
  const store = createAppStore(startState);
  const app: App = {
    store,
    host,
    questions: createQuestions(store),
    get commands() {
      return commands;
    },
  };
  const commands = new Map(allCommands(app).map((command) => [command.id, command]));
  return app;
}
