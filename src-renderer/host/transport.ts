import type { DataSource } from "../../src-contract/data-import.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { Channel } from "../../src-contract/rpc.ts";

/** How the host is reached. One for Electron, one for the browser; nothing else in the window knows which. */
export interface Transport {
  /** Opens a channel; refused while the host cannot be reached. */
  open(): Promise<Channel | null>;
  sourceOf(file: File, signal?: AbortSignal): Promise<Outcome<DataSource>>;
}
