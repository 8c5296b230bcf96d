import { writeFileSync } from "node:fs";
import type { EngineApi, EngineEvents, FitRequest } from "../../src-contract/engine-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import { defaultOutputSettings } from "../../src-contract/project.ts";
import { connect, type Peer } from "../../src-contract/rpc.ts";
import type { EngineConnection } from "../../src-main/host/engine/engine-connection.ts";
import { forkEngine } from "../../src-main/host/engine/forked-engine.ts";

export interface RunningEngine extends Peer<EngineApi, EngineEvents, Record<never, never>> {
  readonly connection: EngineConnection;
  readonly ready: Promise<null>;
}

/** Starts a built engine process and connects to it as a host does. */
export function runEngine(file: string): RunningEngine {
  const connection = forkEngine(file);
  const peer = connect<EngineApi, Record<never, never>, EngineEvents>(connection, {});
  const ready = new Promise<null>((resolve) => peer.hear("ready", resolve));
  return Object.assign(peer, { connection, ready });
}

/** A request for the stand-in's "fit", whose name says how it behaves. */
export function fitRequest(name: string, changes: Partial<FitRequest> = {}): FitRequest {
  return {
    id: "m1",
    name,
    revision: 1,
    table: "t1",
    levels: null,
    model: { outcome: "y", fixed: [{ variables: [] }], random: [] },
    output: defaultOutputSettings,
    ...changes,
  };
}

/** Writes a CSV of `rows` rows: y = 1, 2, 3 … and x = 0.5 throughout, then `more` further columns. */
export function writeNumbers(path: string, rows: number, more = 0): void {
  const extra = Array.from({ length: more }, (_, column) => `v${column}`);
  const lines = Array.from({ length: rows }, (_, row) => [row + 1, 0.5, ...extra.map((_, i) => row * i)].join(","));
  writeFileSync(path, `${[["y", "x", ...extra].join(","), ...lines].join("\n")}\n`);
}

export function answerOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

export function failureOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? "none" : outcome.failure.code;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
