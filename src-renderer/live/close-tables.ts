import type { TableId } from "../../src-contract/data-import.ts";
import type { App } from "../app/app.ts";
import type { History } from "../state/history.ts";

/** Lets the engine drop a table once neither the document nor anything that undo or redo could bring back has it. */
export function closeUnusedTables({ store, host }: App): () => void {
  let open = tablesIn(store.getState().history);
  return store.subscribe(({ history }, before) => {
    if (history === before.history) return;
    const now = tablesIn(history);
    for (const table of open) if (!now.has(table)) void host.calls.closeData({ table });
    open = now;
  });
}

function tablesIn({ past, present, future }: History): ReadonlySet<TableId> {
  const documents = new Set([
    present,
    ...past.map(({ document }) => document),
    ...future.map(({ document }) => document),
  ]);
  return new Set([...documents].flatMap(({ tables }) => tables.map(({ id }) => id)));
}
