import type { HostApi, HostEvents, WindowApi } from "../../src-contract/host-api.ts";
import { refuse, succeed } from "../../src-contract/outcome.ts";
import { type Channel, type Client, connect, type Handlers, type Peer } from "../../src-contract/rpc.ts";
import type { Connection, Host } from "./host.ts";
import type { Transport } from "./transport.ts";

type HostPeer = Peer<HostApi, HostEvents, Record<never, never>>;

const firstWait = 250;
const longestWait = 4000;

/**
 * Connects the window to its host over a transport and stays connected: when the connection is lost, calls end in
 * `connection-lost`, and it is tried again, at growing intervals, until the host is there. Resolves at the first success.
 */
export async function connectHost(transport: Transport, wait = waitFor): Promise<Host> {
  let peer: HostPeer | null = null;
  const watchers = new Set<(connection: Connection) => void>();
  const tell = (connection: Connection) => {
    for (const changed of watchers) changed(connection);
  };
  const listeners = new Map<keyof HostEvents, Set<(payload: never) => void>>();

  const answers = new Map<keyof WindowApi, Handlers<WindowApi>[keyof WindowApi]>();
  const handlers: Handlers<WindowApi> = {
    autosaveNow: async (input, signal) => (await answers.get("autosaveNow")?.(input, signal)) ?? succeed(null),
  };

  const open = async (): Promise<Connection> => {
    for (let pause = firstWait; ; pause = Math.min(2 * pause, longestWait)) {
      const opening = await transport.open();
      if (opening.kind === "over") return opening.reason;
      if (opening.kind === "open") {
        const opened: HostPeer = connect(alsoToldOfClosing(opening.channel, lose), handlers);
        peer = opened;
        for (const [name, heard] of listeners) for (const one of heard) opened.hear(name, one as () => void);
        return "open";
      }
      await wait(pause);
    }
  };
  const lose = () => {
    peer = null;
    tell("lost");
    void open().then(tell);
  };

  await open();
  return {
    calls: clientOf(() => peer),
    hear: (name, heard) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(heard as (payload: never) => void));
      const stop = peer?.hear(name, heard);
      return () => {
        set.delete(heard as (payload: never) => void);
        stop?.();
      };
    },
    answer: (method, handler) => {
      answers.set(method, handler);
      return () => void answers.delete(method);
    },
    onConnection: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    sourceOf: transport.sourceOf,
  };
}

/** The calls of whichever peer there is at the time of the call. */
function clientOf(peer: () => HostPeer | null): Client<HostApi> {
  return new Proxy({} as Client<HostApi>, {
    get: (_target, method) => (input: never, signal?: AbortSignal) => {
      const call = peer()?.client[method as keyof HostApi];
      return call === undefined ? Promise.resolve(refuse({ code: "connection-lost" })) : call(input, signal);
    },
  });
}

/** A channel tells one listener that it was closed; here there are two. */
function alsoToldOfClosing(channel: Channel, lose: () => void): Channel {
  return {
    send: (bytes) => channel.send(bytes),
    onMessage: (receive) => channel.onMessage(receive),
    onClose: (closed) =>
      channel.onClose(() => {
        closed();
        lose();
      }),
  };
}

function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
