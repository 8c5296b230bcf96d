import type { EngineThread } from "./engine-thread.ts";

/** Threads that are up before they are needed: starting one takes longer than a user should wait after Cancel. */
export interface WarmThreads {
  take(): EngineThread;
}

export function warmThreads(start: () => EngineThread): WarmThreads {
  let spare: EngineThread | null = start();
  return {
    take: () => {
      const taken = spare === null || spare.dead ? start() : spare;
      spare = null;
      // After the taken one has got its job.
      setImmediate(() => {
        spare ??= start();
      });
      return taken;
    },
  };
}
