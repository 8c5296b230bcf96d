import type { WebSocket } from "ws";
import type { Channel } from "../../src-contract/rpc.ts";

/** A WebSocket as a channel of bytes. What the window would never send ends the connection. */
export function socketChannel(socket: WebSocket): Channel {
  socket.on("error", () => socket.terminate());
  return {
    send: (bytes) => {
      if (socket.readyState === socket.OPEN) socket.send(bytes);
    },
    onMessage: (receive) =>
      socket.on("message", (data, isBinary) => {
        if (!isBinary || !Buffer.isBuffer(data)) return socket.close(unsupportedData);
        try {
          receive(data);
        } catch {
          socket.close(invalidData);
        }
      }),
    onClose: (closed) => {
      if (socket.readyState === socket.CLOSED) closed();
      else socket.once("close", closed);
    },
  };
}

// Codes of RFC 6455, section 7.4.1.
const unsupportedData = 1003;
const invalidData = 1007;
