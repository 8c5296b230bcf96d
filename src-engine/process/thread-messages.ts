import type { TableId } from "../../src-contract/data-import.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { Table } from "../table/table.ts";
import type { WorkMethod } from "./work.ts";

/** What the desk sends a thread. A job comes after the tables and variables it needs, where the thread lacks them. */
export type ToThread =
  | { readonly kind: "table"; readonly key: number; readonly table: Table }
  | {
      readonly kind: "variables";
      readonly key: number;
      readonly revision: number;
      readonly variables: readonly Variable[];
    }
  | { readonly kind: "forget"; readonly key: number }
  | {
      readonly kind: "job";
      readonly method: WorkMethod;
      readonly input: unknown;
      readonly data: readonly { readonly id: TableId; readonly key: number }[];
      /** The job's `JobControl`. */
      readonly memory: SharedArrayBuffer;
    }
  /** Analyses are coming: get used to them, whenever there is nothing else to do. */
  | { readonly kind: "rehearse" };

/** What a thread sends back: the answer to the one job it has. */
export interface FromThread {
  readonly outcome: Outcome<unknown>;
}
