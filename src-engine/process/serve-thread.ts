import type { MessagePort } from "node:worker_threads";
import type { TableId } from "../../src-contract/data-import.ts";
import { type Outcome, refuse } from "../../src-contract/outcome.ts";
import { type DataSet, dataSet } from "../table/data-set.ts";
import type { Table } from "../table/table.ts";
import { jobControl } from "./job-control.ts";
import { memoryRelease } from "./release-memory.ts";
import type { FromThread, ToThread } from "./thread-messages.ts";
import type { DataByTable, Work, WorkContext } from "./work.ts";

/** A thread's side: keeps the tables it was sent and does one job after the other. */
export function serveThread(port: MessagePort, work: Work, rehearsal: () => Iterator<unknown>): void {
  const tables = new Map<number, Table>();
  const release = memoryRelease();
  const dataSets = new Map<number, DataSet>();

  let steps: Iterator<unknown> | null = null;
  /** One step at a time: a job that comes waits for no more than one. */
  const goOn = () => {
    if (steps?.next().done === false) setImmediate(goOn);
  };

  const take = (message: ToThread) => {
    switch (message.kind) {
      case "table":
        tables.set(message.key, message.table);
        return;
      case "variables":
        dataSets.set(message.key, dataSet(known(tables, message.key), message.variables));
        return;
      case "forget":
        release(known(tables, message.key));
        tables.delete(message.key);
        dataSets.delete(message.key);
        return;
      case "rehearse":
        if (steps !== null) return;
        steps = rehearsal();
        setImmediate(goOn);
        return;
      case "job": {
        const keys = new Map(message.data.map(({ id, key }) => [id, key]));
        const data: DataByTable = (id) => known(dataSets, known(keys, id));
        const context = { ...jobControl(message.memory), isOpen: (id: TableId) => keys.has(id) };
        void perform(work, message, data, context).then((outcome) => answer(port, outcome));
      }
    }
  };
  port.on("message", take);
}

async function perform(
  work: Work,
  { method, input }: Extract<ToThread, { kind: "job" }>,
  data: DataByTable,
  context: WorkContext,
): Promise<Outcome<unknown>> {
  try {
    return await work[method](input as never, data, context);
  } catch (error) {
    return bug(error);
  }
}

function answer(port: MessagePort, outcome: Outcome<unknown>): void {
  try {
    port.postMessage({ outcome } satisfies FromThread);
  } catch (error) {
    // Something in the answer that cannot leave the thread.
    port.postMessage({ outcome: bug(error) } satisfies FromThread);
  }
}

function bug(error: unknown): Outcome<never> {
  console.error(error);
  return refuse({ code: "internal-error", detail: error instanceof Error ? error.message : String(error) });
}

function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`the thread was not sent ${String(key)}`);
  return value;
}
