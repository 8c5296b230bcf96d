import { Worker } from "node:worker_threads";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { OpenTable } from "./open-tables.ts";
import type { FromThread, ToThread } from "./thread-messages.ts";
import type { WorkMethod } from "./work.ts";

/** The desk's side of a thread. */
export interface EngineThread {
  /** Does a job; the thread must be free. Null: the thread died over it. */
  perform(job: ThreadJob): Promise<Outcome<unknown> | null>;
  forget(table: OpenTable): void;
  /** Gets ready for analyses in the time between jobs. */
  rehearse(): void;
  /** Ends the thread, whatever it does. A job it has is never answered. */
  end(): void;
  readonly dead: boolean;
}

export interface ThreadJob {
  readonly method: WorkMethod;
  readonly input: unknown;
  readonly data: readonly OpenTable[];
  readonly memory: SharedArrayBuffer;
}

export function startThread(file: URL): EngineThread {
  const worker = new Worker(file);
  // What the thread has: the revision of the variables by the key of the table.
  const has = new Map<number, number>();
  let settle: (outcome: Outcome<unknown> | null) => void = () => {};
  let dead = false;
  const post = (message: ToThread) => worker.postMessage(message);
  const bring = ({ key, revision, data }: OpenTable) => {
    if (!has.has(key)) post({ kind: "table", key, table: data.table });
    if (has.get(key) !== revision) post({ kind: "variables", key, revision, variables: data.variables });
    has.set(key, revision);
  };

  worker.on("message", ({ outcome }: FromThread) => settle(outcome));
  worker.on("error", (error) => console.error(error));
  worker.on("exit", () => {
    dead = true;
    settle(null);
  });
  return {
    perform: ({ method, input, data, memory }) =>
      new Promise((resolve) => {
        settle = resolve;
        if (dead) return resolve(null);
        for (const table of data) bring(table);
        post({ kind: "job", method, input, data: data.map(({ id, key }) => ({ id, key })), memory });
      }),
    forget: ({ key }) => {
      if (has.delete(key)) post({ kind: "forget", key });
    },
    rehearse: () => {
      if (!dead) post({ kind: "rehearse" });
    },
    end: () => {
      settle = () => {};
      void worker.terminate();
    },
    get dead() {
      return dead;
    },
  };
}
