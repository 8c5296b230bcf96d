import type { KeySuggestion } from "../../src-contract/engine-api.ts";
import { suggestKeys } from "../levels/suggest-keys.ts";
import type { DataSet } from "../table/data-set.ts";
import type { Table } from "../table/table.ts";

/** Looks for keys once for the same tables: a step that joins is previewed at every change of its form. */
export function keyMemory(): (data: DataSet, other: DataSet) => readonly KeySuggestion[] {
  const known = new WeakMap<Table, { variables: string; other: DataSet; keys: readonly KeySuggestion[] }>();
  return (data, other) => {
    const before = known.get(data.table);
    const variables = JSON.stringify(data.variables);
    if (before?.other === other && before.variables === variables) return before.keys;
    const keys = suggestKeys(data, other);
    known.set(data.table, { variables, other, keys });
    return keys;
  };
}
