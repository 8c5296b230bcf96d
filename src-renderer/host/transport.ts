import type { DataSource } from "../../src-contract/data-import.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { Channel } from "../../src-contract/rpc.ts";

/** How the host is reached. One for Electron, one for the browser; nothing else in the window knows which. */
export interface Transport {
  open(): Promise<Opening>;
  sourceOf(file: File, signal?: AbortSignal): Promise<Outcome<DataSource>>;
}

/** What came of opening: a channel, nothing yet, or that this page has been told to stay closed. */
export type Opening =
  | { readonly kind: "open"; readonly channel: Channel }
  | { readonly kind: "unreachable" }
  | { readonly kind: "over"; readonly reason: OverReason };

/** Another tab goes on with the work, or the program has ended. */
export type OverReason = "taken-over" | "ended";
