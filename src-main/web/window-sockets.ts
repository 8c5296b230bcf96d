import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Channel } from "../../src-contract/rpc.ts";
import { closeCodes, serverPaths } from "../../src-contract/window-connection.ts";
import type { Doorkeeper } from "./doorkeeper.ts";
import { requestedAddress } from "./requested-address.ts";
import { socketChannel } from "./socket-channel.ts";

/** The largest message: a project with its report's pictures, or a large paste. */
const longestMessage = 512 * 1024 * 1024;
const liveCheck = 30_000;

export interface WindowSockets {
  /** Tells the window that the program has ended. */
  close(): void;
}

/**
 * Serves the window over a WebSocket. One window has the work: a page in another tab that opens takes it over, and the
 * one before is told so.
 */
export function serveSockets(
  server: Server,
  doorkeeper: Doorkeeper,
  connected: (channel: Channel) => void,
): WindowSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage, perMessageDeflate: false });
  let present: WebSocket | null = null;

  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { pathname } = requestedAddress(request);
    if (pathname !== serverPaths.socket || doorkeeper.judge(request, "from-page").kind !== "granted") {
      stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      present?.close(closeCodes.takenOver);
      present = socket;
      endWhenSilent(socket);
      connected(socketChannel(socket));
    });
  });
  return {
    close: () => {
      present?.close(closeCodes.ended);
      sockets.close();
    },
  };
}

/** A tunnel that broke says nothing: a window that does not answer for a while is gone. */
function endWhenSilent(socket: WebSocket): void {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, liveCheck);
  socket.on("pong", () => {
    answered = true;
  });
  socket.once("close", () => clearInterval(timer));
}
