import type { EngineApi, EngineEvents } from "../../src-contract/engine-api.ts";
import { type Channel, connect } from "../../src-contract/rpc.ts";
import { type DeskOptions, desk } from "./desk.ts";
import { startThread } from "./engine-thread.ts";
import { warmThreads } from "./warm-threads.ts";

/** The engine process: answers `EngineApi` over the channel to its host, with threads that run `threadFile`. */
export function serveEngine(channel: Channel, threadFile: URL, rows: DeskOptions["rows"]): void {
  const threads = warmThreads(() => startThread(threadFile));
  const handlers = desk({ threads, rows, tell: (progress) => host.tell("progress", progress) });
  const host = connect<Record<never, never>, EngineApi, Record<never, never>, EngineEvents>(channel, handlers, {
    onBug: (error, method) => console.error(`${method}:`, error),
  });
  host.tell("ready", null);
}
