import type { EngineApi } from "../../../src-contract/engine-api.ts";
import { type Outcome, refuse } from "../../../src-contract/outcome.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { type EngineLife, mostFailedStarts } from "./engine-life.ts";

/** Calls to the engine that outlive it, and what the caller has to tell about tables. */
export interface EngineCalls {
  /** Every call can be repeated without harm, so one that the engine's death interrupted is sent to the next engine. */
  readonly calls: Client<EngineApi>;
  /** Something about this table changed: what it killed the engine with before may be asked again. */
  tableChanged(table: string): void;
}

/** A request that the engine died of so often in a row is not sent again. */
export const mostDeaths = 3;

/** Requests about open tables, which the window repeats by itself. The others are a person's wish: tried each time. */
const repeatedByItself: ReadonlySet<string> = new Set([
  "askData",
  "findValues",
  "prepareTable",
  "previewSteps",
  "readRows",
  "summarizeVariables",
  "suggestLevels",
  "describeLevels",
  "fit",
  "afterFit",
  "compare",
]);

export function engineCalls(life: EngineLife): EngineCalls {
  const suspects = oneAtATime();
  const deadly = new Map<string, readonly string[]>();

  const call = async (
    method: keyof EngineApi,
    input: unknown,
    signal = new AbortController().signal,
  ): Promise<Outcome<unknown>> => {
    const request = repeatedByItself.has(method) ? requestKey(method, input) : null;
    if (request !== null && deadly.has(request)) return refuse({ code: "engine-stopped", times: mostDeaths });
    for (let deaths = 0; deaths < mostDeaths; deaths++) {
      // Whichever of the interrupted calls it was: asked one after the other, only the guilty one dies again.
      const send = () => sendOnce(life, method, input, signal);
      const outcome = await (deaths === 0 ? send() : suspects(send));
      if (outcome === "no-engine") return refuse({ code: "engine-stopped", times: mostFailedStarts });
      if (outcome.ok || outcome.failure.code !== "connection-lost") return outcome;
    }
    if (request !== null) deadly.set(request, tablesOf(input));
    return refuse({ code: "engine-stopped", times: mostDeaths });
  };

  return {
    calls: new Proxy({} as Client<EngineApi>, {
      get: (_target, method) => (input: unknown, signal?: AbortSignal) =>
        call(method as keyof EngineApi, input, signal),
    }),
    tableChanged: (table) => {
      for (const [request, tables] of deadly) if (tables.includes(table)) deadly.delete(request);
    },
  };
}

async function sendOnce(
  life: EngineLife,
  method: keyof EngineApi,
  input: unknown,
  signal: AbortSignal,
): Promise<Outcome<unknown> | "no-engine"> {
  const engine = await orAborted(life.up(), signal);
  if (engine === "aborted") return refuse({ code: "cancelled" });
  return engine === null ? "no-engine" : engine[method](input as never, signal);
}

/** What a request is about, whatever its count of changes and its table's name. */
function requestKey(method: string, input: unknown): string {
  return JSON.stringify([method, input], (key, value) => (key === "revision" ? undefined : value));
}

function tablesOf(input: unknown): readonly string[] {
  const { table, models } = input as {
    readonly table?: string;
    readonly models?: readonly { readonly table: string }[];
  };
  return models === undefined ? (table === undefined ? [] : [table]) : models.map((model) => model.table);
}

function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | "aborted"> {
  return new Promise((resolve, reject) => {
    const abort = () => resolve("aborted");
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
