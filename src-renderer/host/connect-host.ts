import type { HostApi, HostEvents } from "../../src-contract/host-api.ts";
import { refuse } from "../../src-contract/outcome.ts";
import { type Client, connect, type Peer } from "../../src-contract/rpc.ts";
import type { Host } from "./host.ts";
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
  const watchers = new Set<(open: boolean) => void>();
  const listeners = new Map<keyof HostEvents, Set<(payload: never) => void>>();

  const open = async (): Promise<void> => {
    for (let pause = firstWait; ; pause = Math.min(2 * pause, longestWait)) {
      const channel = await transport.open();
      if (channel !== null) {
        channel.onClose(lose);
        const opened: HostPeer = connect(channel, {});
        peer = opened;
        for (const [name, heard] of listeners) for (const one of heard) opened.hear(name, one as () => void);
        return;
      }
      await wait(pause);
    }
  };
  const lose = () => {
    peer = null;
    for (const changed of watchers) changed(false);
    void open().then(() => {
      for (const changed of watchers) changed(true);
    });
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

function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
