import type { DataSource } from "../../src-contract/data-import.ts";
import type { HostApi, HostEvents, WindowApi } from "../../src-contract/host-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { Client, Handlers } from "../../src-contract/rpc.ts";
import type { OverReason } from "./transport.ts";

/** The window's side of the host: all it can ask, and what it is told. */
export interface Host {
  readonly calls: Client<HostApi>;
  /** Hears an event; returns a function that stops it. */
  hear<Name extends keyof HostEvents>(name: Name, heard: (payload: HostEvents[Name]) => void): () => void;
  /** Takes on answering what the host asks; returns a function that stops it. */
  answer<Method extends keyof WindowApi>(method: Method, handler: Handlers<WindowApi>[Method]): () => void;
  /** Told whenever the connection is lost, there again, or over for good. */
  onConnection(changed: (connection: Connection) => void): () => void;
  /** A file dropped on the window or chosen in the browser, as the host can read it: by path, or sent to it. */
  sourceOf(file: File, signal?: AbortSignal): Promise<Outcome<DataSource>>;
}

/** `lost`: the host cannot be reached and is tried again; `taken-over` and `ended`: this page is told to stay closed. */
export type Connection = "open" | "lost" | OverReason;
