import { vi } from "vitest";
import type { App } from "../../src-renderer/app/app.ts";
import { createApp } from "../../src-renderer/app/create-app.ts";
import { startLive } from "../../src-renderer/live/start-live.ts";
import { changeDocument } from "../../src-renderer/state/documents.ts";
import { changeModel } from "../../src-renderer/state/models.ts";
import { activeModel } from "../../src-renderer/state/views.ts";
import { type MemoryHost, type MemoryHostOptions, memoryHost } from "./memory-host.ts";
import { schoolData } from "./school-data.ts";

/** The window's logic without a page, over the in-memory host with a small table, on a clock that the test moves. */
export interface LiveWindow {
  readonly app: App;
  readonly host: MemoryHost;
  /** Lets time pass, and everything that becomes due happen. */
  pass(milliseconds: number): Promise<void>;
  stop(): void;
  calls(method: string): readonly unknown[];
}

export async function liveWindow(options: MemoryHostOptions = {}): Promise<LiveWindow> {
  vi.useFakeTimers();
  const host = memoryHost({ table: schoolData(8, 64), ...options });
  const app = createApp(host);
  const stop = startLive(app);
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds).then(() => {});
  await pass(1);
  return {
    app,
    host,
    pass,
    stop: () => {
      stop();
      vi.useRealTimers();
    },
    calls: (method) => host.log.filter((call) => call.method === method).map(({ input }) => input),
  };
}

/** Opens the sample and lets everything settle: one table with its levels and its null model. */
export async function openSample({ app, pass }: LiveWindow): Promise<void> {
  void app.commands["file.sample.hsb"].run();
  await pass(1000);
}

/** Makes a variable the outcome of the model in view. */
export function chooseOutcome({ app }: LiveWindow, outcome: string): void {
  app.store.update((state) => {
    const model = activeModel(state);
    if (model === null) return state;
    return changeDocument(state, `Outcome ${outcome}`, (document) =>
      changeModel(document, model.id, (draft) => ({ ...draft, outcome })),
    );
  });
}
