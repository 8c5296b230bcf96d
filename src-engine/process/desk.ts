import type { RowBlock, TableId } from "../../src-contract/data-import.ts";
import type { EngineApi, Progress, RowsRequest } from "../../src-contract/engine-api.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { Handlers } from "../../src-contract/rpc.ts";
import type { DataSet } from "../table/data-set.ts";
import { jobKinds, type LaneName } from "./job-kinds.ts";
import { type Lane, lane, type Task } from "./lane.ts";
import { type OpenTable, openTables } from "./open-tables.ts";
import type { WarmThreads } from "./warm-threads.ts";
import type { InputOf, WorkAnswer, WorkMethod } from "./work.ts";

export interface DeskOptions {
  readonly threads: WarmThreads;
  readonly rows: (data: DataSet, request: RowsRequest) => Outcome<RowBlock>;
  readonly tell: (progress: Progress) => void;
}

/**
 * The engine's desk, on the main thread of its process: holds the tables, answers at once what needs no work, and queues
 * the rest for the threads. It never works itself, so that a page of rows or a cancellation never waits.
 */
export function desk({ threads, rows, tell }: DeskOptions): Handlers<EngineApi> {
  const tables = openTables();
  const lanes: Readonly<Record<LaneName, Lane>> = {
    analyses: lane(threads, tell, "keeps-thread"),
    tables: lane(threads, tell, "keeps-thread"),
    copies: lane(threads, () => {}, "ends-thread"),
  };

  const ask = async <Method extends WorkMethod>(
    method: Method,
    input: InputOf<Method>,
    signal: AbortSignal,
  ): Promise<Outcome<WorkAnswer<Method>>> => {
    const kind = jobKinds[method];
    const data = findTables(kind.tables(input), tables.get);
    if (!data.ok) return data;
    const { rank, stage } = kind;
    const task = { method, input, data: data.value, rank, stage, about: kind.about(input) };
    return (await lanes[kind.lane].ask(task, signal)) as Outcome<WorkAnswer<Method>>;
  };
  const pass =
    <Method extends WorkMethod>(method: Method) =>
    (input: InputOf<Method>, signal: AbortSignal) =>
      ask(method, input, signal);
  const forget = (gone: OpenTable | undefined) => {
    if (gone === undefined) return;
    for (const one of Object.values(lanes)) {
      one.dismiss(({ data }) => data.some(({ key }) => key === gone.key), { code: "table-not-open", table: gone.id });
      one.forget(gone);
    }
  };
  const withTable = async <Answer>(
    id: TableId,
    answer: (table: OpenTable) => Outcome<Answer>,
  ): Promise<Outcome<Answer>> => {
    const table = tables.get(id);
    return table === undefined ? refuse({ code: "table-not-open", table: id }) : answer(table);
  };

  return {
    previewData: pass("previewData"),
    importTable: async (input, signal) => {
      const outcome = await ask("importTable", input, signal);
      if (!outcome.ok) return outcome;
      const { opened, table } = outcome.value;
      forget(tables.open(input.table, table, opened.variables));
      lanes.analyses.prepare();
      return succeed(opened);
    },
    restoreTable: async (input, signal) => {
      const outcome = await ask("restoreTable", input, signal);
      if (!outcome.ok) return outcome;
      forget(tables.open(input.table, outcome.value, input.variables));
      lanes.analyses.prepare();
      return succeed(null);
    },
    writeTable: pass("writeTable"),
    closeTable: async ({ table }) => {
      forget(tables.close(table));
      return succeed(null);
    },
    setVariables: ({ table, variables }) =>
      withTable(table, (open) => {
        tables.setVariables(open, variables);
        return succeed(null);
      }),
    readRows: (request) => withTable(request.table, ({ data }) => rows(data, request)),
    summarizeVariables: pass("summarizeVariables"),
    suggestLevels: pass("suggestLevels"),
    describeLevels: pass("describeLevels"),
    fit: (request, signal) => {
      const isOlder = ({ method, about }: Task) => method === "fit" && about === request.id;
      lanes.analyses.dismiss(isOlder, { code: "superseded" });
      return ask("fit", request, signal);
    },
    compare: pass("compare"),
    exportTable: pass("exportTable"),
    exportReport: pass("exportReport"),
    writeProjectPage: pass("writeProjectPage"),
  };
}

function findTables(
  ids: readonly TableId[],
  get: (id: TableId) => OpenTable | undefined,
): Outcome<readonly OpenTable[]> {
  const found: OpenTable[] = [];
  for (const id of ids) {
    const table = get(id);
    if (table === undefined) return refuse({ code: "table-not-open", table: id });
    found.push(table);
  }
  return succeed(found);
}
