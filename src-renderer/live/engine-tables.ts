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
  /** An outcome, not a promise of one, where the engine has them: what follows is then asked in the same turn. */
  ready(table: ProjectTable): Outcome<null> | Promise<Outcome<null>>;
  /** The engine has just opened the table with these variables. */
  opened(table: TableId, variables: readonly Variable[]): void;
  /** The engine may have lost what it was told: everything is said again. */
  forget(): void;
}

interface Told {
  readonly variables: readonly Variable[];
  done: Outcome<null> | Promise<Outcome<null>>;
}

export function createEngineTables({ calls }: Host): EngineTables {
  const told = new Map<TableId, Told>();
  const tell = async (id: TableId, variables: readonly Variable[], telling: Told): Promise<Outcome<null>> => {
    const outcome = await calls.setVariables({ table: id, variables });
    if (outcome.ok) telling.done = outcome;
    else if (told.get(id) === telling) told.delete(id);
    return outcome;
  };
  return {
    ready: ({ id, variables }) => {
      const before = told.get(id);
      if (before?.variables === variables) return before.done;
      const telling: Told = { variables, done: succeed(null) };
      told.set(id, telling);
      telling.done = tell(id, variables, telling);
      return telling.done;
    },
    opened: (table, variables) => told.set(table, { variables, done: succeed(null) }),
    forget: () => told.clear(),
  };
}
