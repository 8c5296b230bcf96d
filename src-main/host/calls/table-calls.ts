import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { OpenedTable, TableId } from "../../../src-contract/data-import.ts";
import { tablesIn } from "../../../src-contract/data-steps.ts";
import type { ImportRequest } from "../../../src-contract/engine-api.ts";
import type { HostApi } from "../../../src-contract/host-api.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Handlers } from "../../../src-contract/rpc.ts";
import { replaceFile } from "../files/replace-file.ts";
import type { HostParts } from "../host-parts.ts";
import type { HeldTables } from "../tables/held-tables.ts";
import { newTableId } from "../workspace/bring-project.ts";

type TableCalls = Pick<
  Handlers<HostApi>,
  | "previewData"
  | "openData"
  | "openResiduals"
  | "closeData"
  | "setVariables"
  | "askData"
  | "findValues"
  | "prepareTable"
  | "previewSteps"
  | "readRows"
  | "exportData"
  | "summarizeVariables"
  | "suggestLevels"
  | "describeLevels"
  | "fit"
  | "afterFit"
  | "compare"
>;

/** Calls about data and models: the engine answers, the host remembers what it needs to start another engine. */
export function tableCalls({ engine, workspace, sources, recent }: HostParts): TableCalls {
  const { calls } = engine;
  /**
   * A call about tables that may have been closed: closing was undone. Calls reach the engine in the order in which they
   * were made, so that new variables count for the fit asked right after them.
   */
  const aboutTables = async <Answer>(
    ids: readonly TableId[],
    call: (tables: HeldTables) => Promise<Answer>,
  ): Promise<Answer> => {
    const { tables } = await workspace.place();
    const reopening = tables.reopen(ids);
    if (reopening !== null) await reopening;
    return call(tables);
  };

  const open = async (request: ImportRequest, signal: AbortSignal): Promise<Outcome<OpenedTable>> => {
    const outcome = await calls.importTable(request, signal);
    if (!outcome.ok) return outcome;
    const { id, format, variables } = outcome.value;
    if (signal.aborted) {
      // Given up in the moment it was done: nobody knows of this table.
      await calls.closeTable({ table: id });
      return refuse({ code: "cancelled" });
    }
    const { tables } = await workspace.place();
    const { path, name, options } = request;
    await tables.hold({ id, name, format, source: { path, options } }, { variables, preparation: null }, false);
    return outcome;
  };

  return {
    previewData: async ({ source, options }, signal) => {
      const found = await sources.find(source);
      return found.ok ? calls.previewData({ ...found.value, options }, signal) : found;
    },
    openData: async ({ source, options }, signal) => {
      const found = await sources.find(source);
      if (!found.ok) return found;
      const outcome = await open({ table: newTableId(), ...found.value, options }, signal);
      if (outcome.ok && source.kind === "path") await recent.add(found.value.path, "data");
      return outcome;
    },
    openResiduals: async ({ title, ...request }, signal) => {
      const { session, tables } = await workspace.place();
      const table = newTableId();
      const path = join(session.folder, `${table}-residuals.sav`);
      await tables.reopen([request.table]);
      const written = await calls.exportResidualFile({ ...request, format: "sav", path }, signal);
      const opened = written.ok ? await open({ table, path, name: title, options: {} }, signal) : written;
      // The table is restored from its own copy; where that could not be made, from the file.
      if (opened.ok) void tables.copyOf(table).then(({ ok }) => (ok ? rm(path, { force: true }) : undefined));
      else await rm(path, { force: true });
      return opened;
    },
    closeData: async ({ table }) => {
      const { tables } = await workspace.place();
      tables.close(table);
      await calls.closeTable({ table });
      return succeed(null);
    },
    setVariables: (input) =>
      aboutTables([input.table], (tables) => {
        tables.setVariables(input.table, input.variables);
        engine.tableChanged(input.table);
        return calls.setVariables(input);
      }),
    prepareTable: (input, signal) =>
      aboutTables([input.table, ...tablesIn(input.steps)], (tables) => {
        tables.prepare(input);
        engine.tableChanged(input.table);
        return calls.prepareTable(input, signal);
      }),
    previewSteps: (input, signal) =>
      aboutTables([input.table, ...tablesIn(input.steps)], () => calls.previewSteps(input, signal)),
    exportData: (input, signal) =>
      aboutTables([input.table], () => replaceFile(input.path, (path) => calls.exportData({ ...input, path }, signal))),
    readRows: (input, signal) => aboutTables([input.table], () => calls.readRows(input, signal)),
    summarizeVariables: (input, signal) => aboutTables([input.table], () => calls.summarizeVariables(input, signal)),
    findValues: (input, signal) => aboutTables([input.table], () => calls.findValues(input, signal)),
    askData: (input, signal) => aboutTables([input.table], () => calls.askData(input, signal)),
    suggestLevels: (input, signal) => aboutTables([input.table], () => calls.suggestLevels(input, signal)),
    describeLevels: (input, signal) => aboutTables([input.table], () => calls.describeLevels(input, signal)),
    fit: (input, signal) => aboutTables([input.table], () => calls.fit(input, signal)),
    afterFit: (input, signal) => aboutTables([input.table], () => calls.afterFit(input, signal)),
    compare: (input, signal) =>
      aboutTables(
        input.models.map(({ table }) => table),
        () => calls.compare(input, signal),
      ),
  };
}
