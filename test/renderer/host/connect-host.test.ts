import { describe, expect, it } from "vitest";
import type { HostApi, HostEvents, WindowApi } from "../../../src-contract/host-api.ts";
import { succeed } from "../../../src-contract/outcome.ts";
import { type Channel, connect, type Peer } from "../../../src-contract/rpc.ts";
import { connectHost } from "../../../src-renderer/host/connect-host.ts";
import type { Connection } from "../../../src-renderer/host/host.ts";
import type { Opening, Transport } from "../../../src-renderer/host/transport.ts";

describe("the connection to the host", () => {
  it("waits, longer each time, until the host is there", async () => {
    const { transport } = fakeHost(["unreachable", "unreachable", "open"]);
    const waits: number[] = [];
    await connectHost(transport, async (milliseconds) => void waits.push(milliseconds));
    expect(waits).toEqual([250, 500]);
  });

  it("ends calls that are open when the connection is lost, and goes on when it is back", async () => {
    const host = fakeHost(["open", "unreachable", "open"]);
    const { calls, onConnection } = await connectHost(host.transport, immediately);
    const seen: Connection[] = [];
    onConnection((connection) => seen.push(connection));
    const open = calls.listFolder({ path: null });
    host.drop();
    expect(await open).toEqual({ ok: false, failure: { code: "connection-lost" } });
    await settled();
    expect(seen).toEqual(["lost", "open"]);
    expect(await calls.newProject(null)).toEqual(succeed(null));
  });

  it("hears events on the new connection too", async () => {
    const host = fakeHost(["open", "open"]);
    const { hear } = await connectHost(host.transport, immediately);
    const heard: string[] = [];
    hear("command", ({ command }) => heard.push(command));
    host.peer().tell("command", { command: "first" });
    host.drop();
    await settled();
    host.peer().tell("command", { command: "second" });
    expect(heard).toEqual(["first", "second"]);
  });

  it("answers what the host asks, on a new connection too", async () => {
    const host = fakeHost(["open", "open"]);
    const { answer } = await connectHost(host.transport, immediately);
    let asked = 0;
    const stop = answer("autosaveNow", async () => {
      asked++;
      return succeed(null);
    });
    await host.peer().client.autosaveNow(null);
    host.drop();
    await settled();
    await host.peer().client.autosaveNow(null);
    expect(asked).toBe(2);
    stop();
    expect(await host.peer().client.autosaveNow(null)).toEqual(succeed(null));
    expect(asked).toBe(2);
  });

  it("does not come back when another tab has taken over", async () => {
    const host = fakeHost(["open", "taken-over"]);
    const { calls, onConnection } = await connectHost(host.transport, immediately);
    const seen: Connection[] = [];
    onConnection((connection) => seen.push(connection));
    host.drop();
    await settled();
    expect(seen).toEqual(["lost", "taken-over"]);
    expect(await calls.start(null)).toEqual({ ok: false, failure: { code: "connection-lost" } });
  });
});

type FakeOpening = "open" | "unreachable" | "taken-over";

/** A host on the other end of a channel in memory, which opens as `openings` say and can be dropped. */
function fakeHost(openings: readonly FakeOpening[]) {
  const left = [...openings];
  let drop = () => {};
  let peer: Peer<WindowApi, Record<never, never>, HostEvents> | null = null;
  const open = async (): Promise<Opening> => {
    const next = left.shift() ?? "unreachable";
    if (next === "unreachable") return { kind: "unreachable" };
    if (next === "taken-over") return { kind: "over", reason: "taken-over" };
    const [ours, theirs, close] = channelPair();
    drop = close;
    peer = connect<WindowApi, Pick<HostApi, "newProject" | "listFolder">, Record<never, never>, HostEvents>(theirs, {
      newProject: async () => succeed(null),
      listFolder: () => new Promise(() => {}),
    });
    return { kind: "open", channel: ours };
  };
  const transport: Transport = { open, sourceOf: async () => succeed({ kind: "path", path: "" }) };
  return {
    transport,
    drop: () => drop(),
    peer: () => {
      if (peer === null) throw new Error("nothing is connected");
      return peer;
    },
  };
}

function channelPair(): readonly [Channel, Channel, () => void] {
  const ends = [0, 1].map(() => ({
    receive: (_bytes: Uint8Array): void => {},
    closed: (): void => {},
  }));
  const channel = (own: number, other: number): Channel => ({
    send: (bytes) => ends[other]?.receive(bytes),
    onMessage: (receive) => Object.assign(ends[own] ?? {}, { receive }),
    onClose: (closed) => Object.assign(ends[own] ?? {}, { closed }),
  });
  const close = () => {
    for (const end of ends) end.closed();
  };
  return [channel(0, 1), channel(1, 0), close];
}

async function immediately(): Promise<void> {}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
