import type { Channel } from "./rpc.ts";

/**
 * How the window reaches its host. In Electron the preload script puts a `WindowBridge` on the window under
 * `bridgeName`; in a browser there is none, and the window opens a WebSocket to the server its page came from.
 */
export interface WindowBridge extends Channel {
  /** The path of a file that was dropped on the window; null where it has none (a picture dragged from a page). */
  pathOfFile(file: File): string | null;
}

export const bridgeName = "crosslevel";

/**
 * The loopback server's addresses. The address a user opens carries the key of this start (`/?key=…`); it is exchanged
 * for a cookie, which the browser sends with every request from then on, so that the window has no need to.
 */
export const serverPaths = {
  /** WebSocket, binary: one message of `rpc.ts` each. */
  socket: "/socket",
  /** `POST` with the file's bytes as body: the answer is an `UploadAnswer` as JSON. */
  uploads: "/uploads",
} as const;

export const keyParameter = "key";

/**
 * How the server closes a window's socket: the window does not come back by itself after these. Another window, in
 * another tab, has taken the work over; or the program has ended.
 */
export const closeCodes = { takenOver: 4001, ended: 4002 } as const;

export interface UploadAnswer {
  /** For `DataSource` of kind `upload`. */
  readonly id: string;
}
