import { type MenuCommandId, menuCommands } from "../../src-contract/commands.ts";
import type { Progress } from "../../src-contract/engine-api.ts";
import type { App } from "../app/app.ts";
import { closeWindow } from "../commands/close-window.ts";
import { openSource } from "../commands/open-source.ts";
import { runCommand } from "../commands/run-command.ts";

/** Progress that was not heard of for so long has come to its end, with the engine that would have told of it. */
const progressLasts = 900;

/** What the host tells by itself: how the engine is, how far work has come, what was asked for outside the window. */
export function hearHost(app: App, onEngineBack: () => void): () => void {
  const { host, store } = app;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const stops = [
    host.hear("engine", ({ state: engine }) => {
      const before = store.getState().engine;
      store.update((state) => ({ ...state, engine }));
      if (engine === "running" && before !== "running") onEngineBack();
    }),
    host.hear("progress", (progress) => {
      clearTimeout(timers.get(progress.about));
      if (progress.ended === true) return endProgress(app, progress);
      store.update((state) => ({ ...state, progress: { ...state.progress, [progress.about]: progress } }));
      timers.set(
        progress.about,
        setTimeout(() => endProgress(app, progress), progressLasts),
      );
    }),
    host.hear("command", ({ command }) => {
      if (isCommand(command)) runCommand(app, command);
    }),
    host.hear("openRequested", ({ path }) => void openSource(app, { kind: "path", path })),
    host.hear("closeRequested", () => void closeWindow(app)),
    host.onConnection((connection) => {
      store.update((state) => ({ ...state, connection }));
      if (connection === "open") onEngineBack();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}

function endProgress({ store }: App, { about }: Progress): void {
  store.update((state) => {
    const { [about]: _ended, ...progress } = state.progress;
    return { ...state, progress };
  });
}

function isCommand(id: string): id is MenuCommandId {
  return Object.hasOwn(menuCommands, id);
}
