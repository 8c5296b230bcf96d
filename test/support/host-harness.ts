import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostApi, HostEvents, WindowApi } from "../../src-contract/host-api.ts";
import { succeed } from "../../src-contract/outcome.ts";
import { type Channel, type Client, connect } from "../../src-contract/rpc.ts";
import type { EngineConnection } from "../../src-main/host/engine/engine-connection.ts";
import { forkEngine } from "../../src-main/host/engine/forked-engine.ts";
import { createHost, type Host } from "../../src-main/host/host.ts";
import type { HostOptions } from "../../src-main/host/options.ts";

/** A host in this process with a real engine process, and what a test wants to see of it. */
export interface RunningHost {
  readonly host: Host;
  readonly options: HostOptions;
  /** Engine processes in the order they were started. */
  readonly engines: readonly EngineConnection[];
  readonly log: readonly string[];
  /** What the window's frame was told. */
  readonly shown: readonly (readonly [string, unknown])[];
}

export function runHost(
  engine: string,
  folder: string,
  { samples = join(folder, "samples"), ...changes }: Partial<HostOptions> & { readonly samples?: string } = {},
): RunningHost {
  const engines: EngineConnection[] = [];
  const log: string[] = [];
  const shown: [string, unknown][] = [];
  const options: HostOptions = {
    version: "0.1.0",
    kind: "browser",
    platform: "linux",
    nativeMenu: false,
    folders: {
      settings: join(folder, "settings"),
      sessions: join(folder, "sessions"),
      samples,
    },
    startEngine: () => {
      const connection = forkEngine(engine);
      engines.push(connection);
      return connection;
    },
    dialogs: null,
    window: {
      showCommands: (commands) => shown.push(["commands", commands]),
      showTitle: (title) => shown.push(["title", title]),
      showRecentFiles: (files) => shown.push(["recent", files]),
      close: () => shown.push(["close", null]),
    },
    open: null,
    log: (line) => log.push(line),
    ...changes,
  };
  return { host: createHost(options), options, engines, log, shown };
}

export function hostFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "crosslevel-"));
  for (const name of ["settings", "sessions", "samples"]) mkdirSync(join(folder, name));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface TestWindow {
  readonly calls: Client<HostApi>;
  readonly told: readonly (readonly [keyof HostEvents, unknown])[];
  /** Crash or reload of the page. */
  readonly disconnect: () => void;
}

/**
 * A window connected to a host over a channel in memory, with the codec and the checks of a real one. `lastWords` is
 * what it does when it is asked to autosave at once.
 */
export function openWindow(host: Host, lastWords: WindowApi["autosaveNow"] = async () => succeed(null)): TestWindow {
  const [ours, theirs] = channelPair();
  const told: [keyof HostEvents, unknown][] = [];
  host.connectWindow(theirs.channel);
  const peer = connect<HostApi, WindowApi, HostEvents>(ours.channel, { autosaveNow: lastWords });
  for (const name of ["engine", "progress", "command", "openRequested", "closeRequested"] as const) {
    peer.hear(name, (payload) => told.push([name, payload]));
  }
  const disconnect = () => {
    ours.close();
    theirs.close();
  };
  return { calls: peer.client, told, disconnect };
}

interface End {
  readonly channel: Channel;
  readonly close: () => void;
  receive: (bytes: Uint8Array) => void;
}

function channelPair(): readonly [End, End] {
  const end = (other: () => End): End => {
    const closed: (() => void)[] = [];
    let open = true;
    const self: End = {
      channel: {
        send: (bytes) => queueMicrotask(() => other().receive(bytes)),
        onMessage: (receive) => {
          self.receive = (bytes) => {
            if (open) receive(bytes);
          };
        },
        onClose: (told) => closed.push(told),
      },
      close: () => {
        open = false;
        for (const told of closed) told();
      },
      receive: () => {},
    };
    return self;
  };
  const first: End = end(() => second);
  const second: End = end(() => first);
  return [first, second];
}
