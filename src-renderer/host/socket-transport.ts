import { refuse, succeed } from "../../src-contract/outcome.ts";
import type { Channel } from "../../src-contract/rpc.ts";
import { closeCodes, serverPaths, type UploadAnswer } from "../../src-contract/window-connection.ts";
import type { Opening, OverReason, Transport } from "./transport.ts";

/**
 * The browser: a WebSocket to the server the page came from, files are sent to it. Where the server said that it is over
 * for this page, or a newer tab of the same address has been opened meanwhile, it is not opened again: a tab that was
 * left behind must not take the work back.
 */
export function socketTransport(page: URL): Transport {
  let over: OverReason | null = null;
  const tabs = new BroadcastChannel("crosslevel");
  tabs.postMessage("opened");
  tabs.addEventListener("message", () => {
    over = "taken-over";
  });
  return {
    open: () => {
      if (over !== null) return Promise.resolve({ kind: "over", reason: over });
      const address = addressOf(page, serverPaths.socket, page.protocol === "https:" ? "wss:" : "ws:");
      return openSocket(address, (code) => {
        over = overReasons.get(code) ?? over;
      });
    },
    sourceOf: async (file, signal) => {
      try {
        const request = { method: "POST", body: file, ...(signal === undefined ? {} : { signal }) };
        const response = await fetch(addressOf(page, serverPaths.uploads, page.protocol), request);
        if (!response.ok) return refuse({ code: "file-not-readable", path: file.name, reason: "other" });
        const { id } = (await response.json()) as UploadAnswer;
        return succeed({ kind: "upload", id, name: file.name });
      } catch {
        if (signal?.aborted) return refuse({ code: "cancelled" });
        return refuse({ code: "file-not-readable", path: file.name, reason: "gone" });
      }
    },
  };
}

const overReasons: ReadonlyMap<number, OverReason> = new Map([
  [closeCodes.takenOver, "taken-over"],
  [closeCodes.ended, "ended"],
]);

function openSocket(address: URL, closed: (code: number) => void): Promise<Opening> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    socket.binaryType = "arraybuffer";
    // Before anyone else hears of it: whoever opens again next has to know why it was closed.
    socket.addEventListener("close", ({ code }) => closed(code), { once: true });
    socket.addEventListener("close", () => resolve({ kind: "unreachable" }), { once: true });
    socket.addEventListener("open", () => resolve({ kind: "open", channel: channelOf(socket) }), { once: true });
  });
}

function channelOf(socket: WebSocket): Channel {
  return {
    // What is asked while the connection is ending ends with it: `onClose` comes next.
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    onMessage: (receive) =>
      socket.addEventListener("message", ({ data }) => {
        if (data instanceof ArrayBuffer) receive(new Uint8Array(data));
      }),
    onClose: (closed) => socket.addEventListener("close", closed, { once: true }),
  };
}

function addressOf(page: URL, path: string, protocol: string): URL {
  const address = new URL(path, page);
  address.protocol = protocol;
  return address;
}
