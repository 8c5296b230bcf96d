import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { TableId } from "../../../src-contract/data-import.ts";
import type { EngineApi, PrepareRequest } from "../../../src-contract/engine-api.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import { cannotWrite } from "../../../src-contract/system-failure.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { mostDeaths } from "../engine/engine-calls.ts";
import { fileExists } from "../files/file-exists.ts";
import { replaceFile } from "../files/replace-file.ts";
import { prepareTables, type TableContent } from "./prepare-tables.ts";
import { copyPath, hasCopy, removeTable, type TableRecord, tablesFolder, writeRecord } from "./table-record.ts";

/**
 * The tables the engine should have open, and what is needed to give them to it again: a copy of each in the session's
 * folder, made in the background, and the variables as the user edited them.
 */
export interface HeldTables {
  /** Remembers a table that the engine has opened. With `copied`, its copy is in the folder already. */
  hold(record: TableRecord, content: TableContent, copied: boolean): Promise<void>;
  setVariables(id: TableId, variables: readonly Variable[]): void;
  /** Its steps, to be done again by another engine. */
  prepare(request: PrepareRequest): void;
  /** The engine need not have it any more. Its copy stays: closing can be undone. */
  close(id: TableId): void;
  /** Closes a table for good and removes its copy. */
  drop(id: TableId): Promise<void>;
  /** Opens the tables among these that were closed, because they are asked about again; null: none was. */
  reopen(ids: readonly TableId[]): Promise<unknown> | null;
  /** The path of a table's copy, once it is complete. */
  copyOf(id: TableId): Promise<Outcome<string>>;
  /**
   * Whether these tables would outlive a crash: their copies are there, or still being written. Why not is told until a
   * copy succeeds; being asked tries again.
   */
  keeping(ids: readonly TableId[]): Promise<Outcome<"copied" | "copying">>;
  /** Gives a new engine all tables. One that the engine dies of repeatedly is given up. */
  restoreAll(engine: Client<EngineApi>): Promise<void>;
  readonly ids: readonly TableId[];
}

interface HeldTable {
  readonly record: TableRecord;
  content: TableContent;
  copying: Promise<Outcome<null>> | null;
  /** Why the last copy failed; null: there is one. */
  uncopied: Failure | "not-yet" | null;
  isOpen: boolean;
  /** Under way while a table that was closed is opened again. */
  opening: Promise<unknown> | null;
  /** Engines that died while they were given it, in a row. */
  deaths: number;
}

/** `engine` is used for calls that outlive it; `session` is the session's folder. */
export function heldTables(session: string, engine: Client<EngineApi>): HeldTables {
  const tables = new Map<TableId, HeldTable>();

  const copy = (table: HeldTable): Promise<Outcome<null>> => {
    const { id } = table.record;
    table.copying ??= makeCopy(engine, id, copyPath(session, id)).then((outcome) => {
      table.uncopied = outcome.ok ? null : outcome.failure;
      // The next who needs it tries again.
      if (!outcome.ok) table.copying = null;
      return outcome;
    });
    return table.copying;
  };

  const open = (table: HeldTable) => {
    table.isOpen = true;
    table.opening = giveTable(engine, session, table.record, table.content.variables)
      .then(() => prepareTables(engine, [table.content.preparation ?? []].flat()))
      .finally(() => {
        table.opening = null;
      });
  };

  return {
    hold: async (record, content, copied) => {
      const table: HeldTable = {
        record,
        content,
        copying: copied ? Promise.resolve(succeed(null)) : null,
        uncopied: copied ? null : "not-yet",
        isOpen: true,
        opening: null,
        deaths: 0,
      };
      tables.set(record.id, table);
      await makeTablesFolder(session);
      await writeRecord(session, record);
      void copy(table);
    },
    setVariables: (id, variables) => {
      const table = tables.get(id);
      if (table !== undefined) table.content = { variables, preparation: null };
    },
    prepare: (request) => {
      const table = tables.get(request.table);
      const preparation = request.steps.length === 0 ? null : request;
      if (table !== undefined) table.content = { variables: request.variables, preparation };
    },
    close: (id) => {
      const table = tables.get(id);
      if (table !== undefined) table.isOpen = false;
    },
    drop: async (id) => {
      tables.delete(id);
      void engine.closeTable({ table: id });
      await removeTable(session, id);
    },
    reopen: (ids) => {
      const asked = [...tables.values()].filter(({ record }) => ids.includes(record.id));
      for (const table of asked) if (!table.isOpen) open(table);
      const opening = asked.flatMap((table) => table.opening ?? []);
      return opening.length === 0 ? null : Promise.all(opening);
    },
    copyOf: async (id) => {
      const table = tables.get(id);
      if (table === undefined) return refuse({ code: "table-not-open", table: id });
      const copied = await copy(table);
      return copied.ok ? succeed(copyPath(session, id)) : copied;
    },
    keeping: async (ids) => {
      const asked = ids.flatMap((id) => tables.get(id) ?? []);
      const failures = asked.map(({ record, uncopied }) =>
        uncopied === null || uncopied === "not-yet" ? null : notKept(record, uncopied),
      );
      for (const table of asked) if (table.isOpen) void copy(table);
      const [failure] = (await Promise.all(failures)).filter((one) => one !== null);
      if (failure !== undefined) return refuse(failure);
      return succeed(asked.every(({ uncopied }) => uncopied === null) ? "copied" : "copying");
    },
    restoreAll: async (next) => {
      for (const table of tables.values()) {
        if (!table.isOpen || table.deaths >= mostDeaths) continue;
        const outcome = await giveTable(next, session, table.record, table.content.variables);
        const died = !outcome.ok && outcome.failure.code === "connection-lost";
        table.deaths = died ? table.deaths + 1 : 0;
        if (died) return;
      }
      const open = [...tables.values()].filter(({ isOpen }) => isOpen);
      await prepareTables(
        next,
        open.flatMap(({ content }) => content.preparation ?? []),
      );
    },
    get ids() {
      return [...tables.keys()];
    },
  };
}

async function notKept({ name, source }: TableRecord, failure: Failure): Promise<Failure> {
  const again = source !== null && (await fileExists(source.path));
  const reason = failure.code === "file-not-writable" ? failure.reason : "other";
  return { code: "table-not-kept", name, reason, again };
}

/** Opens a table in an engine from its copy, or where there is none from the file it was read from. */
export async function giveTable(
  engine: Client<EngineApi>,
  session: string,
  record: TableRecord,
  variables: readonly Variable[],
): Promise<Outcome<null>> {
  const { id: table, name, format, source } = record;
  if (source === null || (await hasCopy(session, table))) {
    return await engine.restoreTable({ table, path: copyPath(session, table), name, format, variables });
  }
  return await readAgain(engine, table, name, source, variables);
}

/** Opens a table in an engine from the file it was read from. */
export async function readAgain(
  engine: Client<EngineApi>,
  table: TableId,
  name: string,
  source: NonNullable<TableRecord["source"]>,
  variables: readonly Variable[],
): Promise<Outcome<null>> {
  const imported = await engine.importTable({ table, name, ...source });
  return imported.ok ? await engine.setVariables({ table, variables }) : imported;
}

export async function makeTablesFolder(session: string): Promise<Outcome<null>> {
  const folder = join(session, tablesFolder);
  try {
    await mkdir(folder, { recursive: true });
    return succeed(null);
  } catch (error) {
    return refuse(cannotWrite(error, folder));
  }
}

function makeCopy(engine: Client<EngineApi>, table: TableId, path: string): Promise<Outcome<null>> {
  return replaceFile(path, (temporary) => engine.writeTable({ table, path: temporary }));
}
