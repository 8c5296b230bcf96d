import { EventEmitter } from "node:events";
import { afterEach, expect, test } from "vitest";
import { parentChannel } from "../../src-engine/process/parent-channel.ts";

const electronProcess = process as { parentPort?: unknown };
afterEach(() => {
  delete electronProcess.parentPort;
});

test("as Electron's utility process the engine speaks through the parent port", () => {
  const sent: unknown[] = [];
  const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => sent.push(message) });
  electronProcess.parentPort = port;
  const channel = parentChannel();
  const received: Uint8Array[] = [];
  channel.onMessage((bytes) => received.push(bytes));
  channel.send(new Uint8Array([1, 2]));
  port.emit("message", { data: new Uint8Array([3]) });
  port.emit("message", { data: "no bytes" });
  expect(sent).toEqual([new Uint8Array([1, 2])]);
  expect(received).toEqual([new Uint8Array([3])]);
});

test("started by hand the engine says that it is started by its host", () => {
  const { send } = process;
  delete process.send;
  try {
    expect(() => parentChannel()).toThrow("started by its host");
  } finally {
    if (send !== undefined) process.send = send;
  }
});
