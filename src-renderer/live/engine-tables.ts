import type { TableId } from "../../src-contract/data-import.ts";
import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import type { ProjectTable } from "../../src-contract/project.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { Host } from "../host/host.ts";

/**
 * Keeps the engine's variables in step with the document's: whatever depends on names, labels or missing values waits
 * for `ready` before it asks.
 */
export interface EngineTables {
  ready(table: ProjectTable): Promise<Outcome<null>>;
  /** The engine has just opened the table with these variables. */
  opened(table: TableId, variables: readonly Variable[]): void;
  /** The engine may have lost what it was told: everything is said again. */
  forget(): void;
}

interface Told {
  readonly variables: readonly Variable[];
  readonly done: Promise<Outcome<null>>;
}

export function createEngineTables({ calls }: Host): EngineTables {
  const told = new Map<TableId, Told>();
  return {
    ready: async ({ id, variables }) => {
      const before = told.get(id);
      if (before?.variables === variables) return before.done;
      const telling: Told = { variables, done: calls.setVariables({ table: id, variables }) };
      told.set(id, telling);
      const outcome = await telling.done;
      if (outcome.ok) return succeed(null);
      if (told.get(id) === telling) told.delete(id);
      return outcome;
    },
    opened: (table, variables) => told.set(table, { variables, done: Promise.resolve(succeed(null)) }),
    forget: () => told.clear(),
  };
}
