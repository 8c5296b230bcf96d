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

/** The tables the desk holds. */
export interface OpenTables {
  get(id: TableId): OpenTable | undefined;
  /** Opens a table; one that was open under this id is returned: it is gone. */
  open(id: TableId, table: Table, variables: readonly Variable[]): OpenTable | undefined;
  /** Gives an open table other variables. */
  setVariables(table: OpenTable, variables: readonly Variable[]): void;
  /** Closes a table and returns it. */
  close(id: TableId): OpenTable | undefined;
}

export function openTables(): OpenTables {
  const tables = new Map<TableId, OpenTable>();
  let lastKey = 0;
  return {
    get: (id) => tables.get(id),
    open: (id, table, variables) => {
      const replaced = tables.get(id);
      tables.set(id, { id, key: ++lastKey, revision: 1, data: dataSet(table, variables) });
      return replaced;
    },
    setVariables: (open, variables) => {
      // The window repeats itself; a new revision would cost the threads what they know about this table.
      if (JSON.stringify(variables) === JSON.stringify(open.data.variables)) return;
      tables.set(open.id, { ...open, revision: open.revision + 1, data: dataSet(open.data.table, variables) });
    },
    close: (id) => {
      const closed = tables.get(id);
      tables.delete(id);
      return closed;
    },
  };
}
