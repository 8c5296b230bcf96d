import type { EngineThread } from "./engine-thread.ts";

/** Threads that are up before they are needed: starting one takes longer than a user should wait after Cancel. */
export interface WarmThreads {
  take(): EngineThread;
}

/** Starting a thread takes a processor for a moment, which the job that the other one was taken for needs first. */
const pause = 50;

export function warmThreads(start: () => EngineThread): WarmThreads {
  let spare: EngineThread | null = start();
  return {
    take: () => {
      const taken = spare === null || spare.dead ? start() : spare;
      spare = null;
      setTimeout(() => {
        spare ??= start();
      }, pause);
      return taken;
    },
  };
}
