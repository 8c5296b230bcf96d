import { refuse, succeed } from "../../src-contract/outcome.ts";
import type { Channel } from "../../src-contract/rpc.ts";
import { keyParameter, serverPaths, type UploadAnswer } from "../../src-contract/window-connection.ts";
import type { Transport } from "./transport.ts";

/** The browser: a WebSocket to the server the page came from, files are sent to it. */
export function socketTransport(page: URL): Transport {
  return {
    open: () => openSocket(addressOf(page, serverPaths.socket, page.protocol === "https:" ? "wss:" : "ws:")),
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

function openSocket(address: URL): Promise<Channel | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => resolve(channelOf(socket)), { once: true });
    socket.addEventListener("close", () => resolve(null), { once: true });
  });
}

function channelOf(socket: WebSocket): Channel {
  return {
    send: (bytes) => socket.send(bytes),
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
  address.searchParams.set(keyParameter, page.searchParams.get(keyParameter) ?? "");
  return address;
}
