import type { Channel } from "../../../src-contract/rpc.ts";

/** A running engine process, as the host holds it. The channel closes when the process has ended; several listen. */
export interface EngineConnection extends Channel {
  /** Ends the process at once. */
  kill(): void;
  /** How it ended, for the log; null while it runs. */
  exitReason(): string | null;
}
