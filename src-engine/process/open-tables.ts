import type { TableId } from "../../src-contract/data-import.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { type DataSet, dataSet } from "../table/data-set.ts";
import type { Table } from "../table/table.ts";

/**
 * A table with its variables as they were at one moment. `key` names the stored values and `revision` the variables, for
 * threads that keep them: an id may be used again for other values, a key never.
 */
export interface OpenTable {
  readonly id: TableId;
  readonly key: number;
  readonly revision: number;
  readonly data: DataSet;
}

/** The tables the desk holds: each as it was read, and as its steps have made it. */
export interface OpenTables {
  /** As the user sees it. */
  get(id: TableId): OpenTable | undefined;
  /** As it was read. */
  source(id: TableId): OpenTable | undefined;
  /** Opens a table. What was open under this id is returned: it is gone. */
  open(id: TableId, table: Table, variables: readonly Variable[]): readonly OpenTable[];
  /** Puts what steps made, or nothing, over a table's source. What was there is returned: it is gone. */
  prepare(id: TableId, made: DataSet | null): readonly OpenTable[];
  /** Gives an open table other variables. */
  setVariables(table: OpenTable, variables: readonly Variable[]): void;
  /** Closes a table and returns what is gone. */
  close(id: TableId): readonly OpenTable[];
}

export function openTables(): OpenTables {
  const sources = new Map<TableId, OpenTable>();
  const prepared = new Map<TableId, OpenTable>();
  let lastKey = 0;
  const opened = (id: TableId, data: DataSet): OpenTable => ({ id, key: ++lastKey, revision: 1, data });
  const close = (id: TableId) => {
    const gone = [prepared.get(id), sources.get(id)].filter((table) => table !== undefined);
    prepared.delete(id);
    sources.delete(id);
    return gone;
  };
  return {
    get: (id) => prepared.get(id) ?? sources.get(id),
    source: (id) => sources.get(id),
    open: (id, table, variables) => {
      const gone = close(id);
      sources.set(id, opened(id, dataSet(table, variables)));
      return gone;
    },
    prepare: (id, made) => {
      const replaced = prepared.get(id);
      if (made === null) prepared.delete(id);
      else prepared.set(id, opened(id, made));
      return replaced === undefined ? [] : [replaced];
    },
    setVariables: (open, variables) => {
      // The window repeats itself; a new revision would cost the threads what they know about this table.
      if (JSON.stringify(variables) === JSON.stringify(open.data.variables)) return;
      const changed = { ...open, revision: open.revision + 1, data: dataSet(open.data.table, variables) };
      const place = sources.get(open.id)?.key === open.key ? sources : prepared;
      place.set(open.id, changed);
    },
    close,
  };
}
