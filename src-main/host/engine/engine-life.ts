import { setTimeout as pause } from "node:timers/promises";
import type { EngineApi, EngineEvents, Progress } from "../../../src-contract/engine-api.ts";
import type { HostEvents } from "../../../src-contract/host-api.ts";
import { type Client, connect } from "../../../src-contract/rpc.ts";
import type { EngineConnection } from "./engine-connection.ts";

/** Keeps an engine process up: notices its death, starts another and has its tables given back. */
export interface EngineLife {
  /** The engine, once it is up and has its tables; null: it cannot be kept up, or the host is closing. */
  up(): Promise<Client<EngineApi> | null>;
  close(): void;
}

export interface EngineLifeOptions {
  readonly start: () => EngineConnection;
  /** Gives a new engine its tables. Ends when all were given, or when the engine died over one. */
  readonly restore: (engine: Client<EngineApi>) => Promise<void>;
  readonly onState: (state: HostEvents["engine"]["state"]) => void;
  readonly onProgress: (progress: Progress) => void;
  /** Told what ended an engine that was not asked to end. */
  readonly onDeath: (reason: string) => void;
  /** Milliseconds before the next start after no death, one, two … deaths in a row. */
  readonly pauses?: readonly number[];
}

const defaultPauses = [0, 0, 100, 500, 2000];
/** An engine that lived this long did not die of how it was started. */
const longLife = 10_000;
/** After so many deaths in a row before an engine took calls, the next try is left to the next call. */
export const mostFailedStarts = 3;

export function keepEngine(options: EngineLifeOptions): EngineLife {
  const { start, restore, onState, onProgress, onDeath, pauses = defaultPauses } = options;
  let running: EngineConnection | null = null;
  let deathsInRow = 0;
  let closed = false;
  let failed = false;

  const startOnce = async (): Promise<{ readonly engine: Client<EngineApi> | null; readonly ready: boolean }> => {
    const connection = start();
    const started = performance.now();
    running = connection;
    const peer = connect<EngineApi, Record<never, never>, EngineEvents>(connection, {});
    peer.hear("progress", onProgress);
    let isUp = false;
    connection.onClose(() => {
      deathsInRow = performance.now() - started > longLife ? 1 : deathsInRow + 1;
      if (closed) return;
      onDeath(connection.exitReason() ?? "unknown");
      if (isUp) again();
    });
    const ready = await new Promise<boolean>((resolve) => {
      peer.hear("ready", () => resolve(true));
      connection.onClose(() => resolve(false));
    });
    if (ready) await restore(peer.client);
    isUp = !peer.closed;
    return { engine: isUp ? peer.client : null, ready };
  };

  const startUntilUp = async (): Promise<Client<EngineApi> | null> => {
    for (let failedStarts = 0; failedStarts < mostFailedStarts; ) {
      await pause(pauses[Math.min(deathsInRow, pauses.length - 1)]);
      if (closed) return null;
      const { engine, ready } = await startOnce();
      if (engine !== null) {
        onState("running");
        return engine;
      }
      if (!ready) failedStarts++;
    }
    failed = true;
    onState("failed");
    return null;
  };
  const again = () => {
    failed = false;
    onState("restarting");
    engine = startUntilUp();
  };

  let engine = startUntilUp();
  return {
    up: () => {
      if (failed && !closed) again();
      return engine;
    },
    close: () => {
      closed = true;
      running?.kill();
    },
  };
}
