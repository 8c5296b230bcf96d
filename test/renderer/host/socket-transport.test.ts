import { afterEach, expect, it, vi } from "vitest";
import { socketTransport } from "../../../src-renderer/host/socket-transport.ts";

afterEach(() => vi.unstubAllGlobals());

it("nothing is sent over a connection that is ending", async () => {
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("BroadcastChannel", FakeTabs);
  const opening = await socketTransport(new URL("http://127.0.0.1:1/")).open();
  if (opening.kind !== "open") throw new Error("it is open");
  opening.channel.send(Uint8Array.of(1));
  FakeSocket.last.readyState = FakeSocket.CLOSING;
  opening.channel.send(Uint8Array.of(2));
  expect(FakeSocket.last.sent).toEqual([Uint8Array.of(1)]);
});

class FakeTabs extends EventTarget {
  postMessage(): void {}
}

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static last: FakeSocket;
  readyState = FakeSocket.OPEN;
  readonly sent: Uint8Array[] = [];

  constructor() {
    super();
    FakeSocket.last = this;
    queueMicrotask(() => this.dispatchEvent(new Event("open")));
  }

  send(bytes: Uint8Array): void {
    this.sent.push(bytes);
  }
}
