import type { Channel } from "../../src-contract/rpc.ts";

/** The part of Electron's `process.parentPort` used here. */
interface ParentPort {
  postMessage(message: Uint8Array): void;
  on(event: "message", heard: (message: { readonly data: unknown }) => void): void;
}

/** The way to the host that started this process: Electron's utility process, or a forked node process. */
export function parentChannel(): Channel {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  return parentPort === undefined ? forkedChannel() : utilityChannel(parentPort);
}

/** Electron ends a utility process together with its parent, so that it is never told that the channel closed. */
function utilityChannel(port: ParentPort): Channel {
  return {
    send: (bytes) => port.postMessage(bytes),
    onMessage: (receive) =>
      port.on("message", ({ data }) => {
        if (data instanceof Uint8Array) receive(data);
      }),
    onClose: () => {},
  };
}

function forkedChannel(): Channel {
  if (process.send === undefined) throw new Error("the engine is started by its host, not by itself");
  return {
    send: (bytes) => {
      // A host that died in this moment is told by `onClose`.
      if (process.connected) process.send?.(bytes, undefined, undefined, () => {});
    },
    onMessage: (receive) =>
      process.on("message", (message: unknown) => {
        if (message instanceof Uint8Array) receive(message);
      }),
    onClose: (closed) => {
      // The host may have died before this process came so far.
      if (process.connected) process.once("disconnect", closed);
      else closed();
    },
  };
}
