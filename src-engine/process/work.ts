import type { OpenedTable, TableId } from "../../src-contract/data-import.ts";
import type { EngineApi, PreparedTable } from "../../src-contract/engine-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { DataSet } from "../table/data-set.ts";
import type { Table } from "../table/table.ts";

/**
 * All long work, call by call as the engine process is asked for it. The desk hands a job to a thread, the thread does
 * it by this interface; `engine-work.ts` is the engine behind it.
 */
export type Work = {
  readonly [Method in WorkMethod]: (
    input: InputOf<Method>,
    data: DataByTable,
    context: WorkContext,
  ) => Outcome<WorkAnswer<Method>> | Promise<Outcome<WorkAnswer<Method>>>;
};

/** Calls that take time. The others the desk answers itself. */
export type WorkMethod = Exclude<keyof EngineApi, "closeTable" | "setVariables" | "readRows">;

export type InputOf<Method extends keyof EngineApi> = Parameters<EngineApi[Method]>[0];

/** What a thread answers: what the caller gets, except that a table read also brings its values, for the desk to keep. */
export type WorkAnswer<Method extends WorkMethod> = Method extends "importTable"
  ? ImportedTable
  : Method extends "restoreTable"
    ? Table
    : Method extends "prepareTable"
      ? MadeTable
      : EngineAnswer<Method>;

export interface MadeTable {
  readonly prepared: PreparedTable;
  readonly table: Table;
}

export interface ImportedTable {
  readonly opened: OpenedTable;
  readonly table: Table;
}

type EngineAnswer<Method extends keyof EngineApi> =
  Awaited<ReturnType<EngineApi[Method]>> extends Outcome<infer Answer> ? Answer : never;

/** The tables a job speaks of, as they were when it was asked for. */
export type DataByTable = (table: TableId) => DataSet;

/** How a job in a thread and the desk hear of each other while it runs. */
export interface WorkContext {
  /**
   * True once nobody waits for the answer. Work that looks at it every few milliseconds and ends (with any answer) keeps
   * its thread, and the thread its cache; work that does not is ended with its thread.
   */
  readonly stopRequested: () => boolean;
  /** Whether a table that the job can do without is there. */
  readonly isOpen: (table: TableId) => boolean;
  /** Says how much is done, between 0 and 1. As cheap as writing a number: call it as often as you like. */
  readonly progress: (fraction: number) => void;
}
