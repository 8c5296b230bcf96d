import type { TableId } from "../../src-contract/data-import.ts";
import type { Preparation } from "../../src-contract/data-steps.ts";
import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import type { ProjectTable } from "../../src-contract/project.ts";
import type { StepReport } from "../../src-contract/step-report.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { Host } from "../host/host.ts";
import { prepareRequest, settlePrepared } from "../state/preparation.ts";
import type { Store } from "../state/store.ts";
import { preparedKey } from "./content-keys.ts";

/**
 * Keeps the engine's tables in step with the document's: whatever depends on values, names, labels or missing values waits
 * for `ready` before it asks.
 */
export interface EngineTables {
  /** An outcome, not a promise of one, where the engine has them: what follows is then asked in the same turn. */
  ready(table: ProjectTable): Outcome<null> | Promise<Outcome<null>>;
  /** The engine has just opened the table with these variables. */
  opened(table: TableId, variables: readonly Variable[]): void;
  /** The engine has just done the steps that the table is to have in the document. */
  prepared(table: TableId, preparation: Preparation, reports: readonly StepReport[]): void;
  /** What a table's steps did, once it is ready. */
  reports(table: TableId): readonly StepReport[];
  /** The engine may have lost what it was told: everything is said again. */
  forget(): void;
}

interface Told {
  readonly variables: readonly Variable[];
  /** Of a table with steps; empty: none are done. */
  readonly prepared: string;
  reports: readonly StepReport[];
  done: Outcome<null> | Promise<Outcome<null>>;
}

export function createEngineTables({ calls }: Host, store: Store): EngineTables {
  const told = new Map<TableId, Told>();
  /** Done before the document has them: whoever hears of the document's change asks at once. */
  const justDone = new Map<TableId, { readonly preparation: Preparation; readonly reports: readonly StepReport[] }>();

  const tell = async (table: ProjectTable, telling: Told): Promise<Outcome<null>> => {
    const { id, variables, preparation } = table;
    const outcome =
      preparation === undefined
        ? await calls.setVariables({ table: id, variables })
        : await prepare(table, preparation, telling);
    if (outcome.ok) telling.done = outcome;
    else if (told.get(id) === telling) told.delete(id);
    return outcome;
  };
  const prepare = async (table: ProjectTable, preparation: Preparation, telling: Told): Promise<Outcome<null>> => {
    const made = await calls.prepareTable(prepareRequest(table, preparation.steps));
    if (!made.ok) return made;
    telling.reports = made.value.reports;
    store.update((state) => settlePrepared(state, table.id, preparation, made.value));
    return succeed(null);
  };

  return {
    ready: (table) => {
      const before = told.get(table.id);
      const prepared = preparedKey(store.getState().history.present, table);
      // What steps make has the variables that they give it.
      const isKnown = before?.prepared === prepared && (prepared !== "" || before.variables === table.variables);
      if (before !== undefined && isKnown) return before.done;
      const just = justDone.get(table.id);
      if (just !== undefined && just.preparation === table.preparation) {
        justDone.delete(table.id);
        told.set(table.id, { variables: table.variables, prepared, reports: just.reports, done: succeed(null) });
        return succeed(null);
      }
      const telling: Told = { variables: table.variables, prepared, reports: [], done: succeed(null) };
      told.set(table.id, telling);
      telling.done = tell(table, telling);
      return telling.done;
    },
    opened: (table, variables) => told.set(table, { variables, prepared: "", reports: [], done: succeed(null) }),
    prepared: (table, preparation, reports) => justDone.set(table, { preparation, reports }),
    reports: (table) => told.get(table)?.reports ?? [],
    forget: () => {
      told.clear();
      justDone.clear();
    },
  };
}
