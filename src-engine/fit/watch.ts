/** How long work hears that nobody waits for it any more, and says how far it is. */
export interface Watch {
  /** Asked every few milliseconds; once true, the work ends where it is. */
  readonly stop: () => boolean;
  /** Between 0 and 1. */
  readonly progress: (fraction: number) => void;
}

export const unwatched: Watch = { stop: () => false, progress: () => undefined };
