import type { WorkContext } from "./work.ts";

/** What desk and thread share about one job: a wish to stop, and how far it is. Written and read without messages. */
export interface JobControl extends Omit<WorkContext, "isOpen"> {
  readonly memory: SharedArrayBuffer;
  readonly stop: () => void;
  /** Null until the job has said something. */
  readonly fraction: () => number | null;
}

/** Over `memory` that the other side made, or over new memory. Bytes 0–3: the wish; bytes 8–15: the fraction. */
export function jobControl(memory = newMemory()): JobControl {
  const wish = new Int32Array(memory, 0, 1);
  const done = new Float64Array(memory, 8, 1);
  return {
    memory,
    stop: () => {
      Atomics.store(wish, 0, 1);
    },
    stopRequested: () => Atomics.load(wish, 0) === 1,
    progress: (fraction) => {
      done[0] = fraction;
    },
    fraction: () => {
      const fraction = done[0];
      return fraction === undefined || Number.isNaN(fraction) ? null : fraction;
    },
  };
}

function newMemory(): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(16);
  new Float64Array(memory, 8, 1)[0] = Number.NaN;
  return memory;
}
