import type { RowBlock, TableId } from "../../src-contract/data-import.ts";
import { tablesIn } from "../../src-contract/data-steps.ts";
import type { EngineApi, PreparedTable, PrepareRequest, Progress, RowsRequest } from "../../src-contract/engine-api.ts";
import type { Failure } from "../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { Handlers } from "../../src-contract/rpc.ts";
import { type DataSet, dataSet } from "../table/data-set.ts";
import { type JobKind, jobKinds, type LaneName } from "./job-kinds.ts";
import { type Lane, lane, type Task } from "./lane.ts";
import { type OpenTable, type OpenTables, openTables } from "./open-tables.ts";
import { memoryRelease } from "./release-memory.ts";
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
  const release = memoryRelease();
  const lanes: Readonly<Record<LaneName, Lane>> = {
    analyses: lane(threads, tell, "keeps-thread"),
    tables: lane(threads, tell, "keeps-thread"),
    copies: lane(threads, () => {}, "ends-thread"),
  };
  /** Tables whose steps are being done: what is asked about them waits. */
  const preparing = new Map<TableId, Promise<unknown>>();

  const ask = async <Method extends WorkMethod>(
    method: Method,
    input: InputOf<Method>,
    signal: AbortSignal,
  ): Promise<Outcome<WorkAnswer<Method>>> => {
    const kind = jobKinds[method];
    const data = findTables(kind, input, tables);
    if (!data.ok) return data;
    const { rank, stage } = kind;
    const task = { method, input, data: data.value, rank, stage, about: kind.about(input) };
    return (await lanes[kind.lane].ask(task, signal)) as Outcome<WorkAnswer<Method>>;
  };
  const prepared = (ids: readonly TableId[]) => {
    const waiting = ids.flatMap((id) => preparing.get(id) ?? []);
    return waiting.length === 0 ? null : Promise.all(waiting);
  };
  const pass =
    <Method extends WorkMethod>(method: Method) =>
    async (input: InputOf<Method>, signal: AbortSignal) => {
      const { tables: read, others = () => [] } = jobKinds[method];
      const waiting = prepared([...read(input), ...others(input)]);
      if (waiting !== null) await waiting;
      return ask(method, input, signal);
    };
  const forget = (gone: readonly OpenTable[], failure: Failure | null = null) => {
    for (const table of gone) {
      for (const one of Object.values(lanes)) {
        const isAbout = ({ data }: Task) => data.some(({ key }) => key === table.key);
        one.dismiss(isAbout, failure ?? { code: "table-not-open", table: table.id });
        one.forget(table);
      }
      release(table.data.table);
    }
  };
  const withTable = async <Answer>(
    id: TableId,
    answer: (table: OpenTable) => Outcome<Answer>,
  ): Promise<Outcome<Answer>> => {
    const waiting = prepared([id]);
    if (waiting !== null) await waiting;
    const table = tables.get(id);
    return table === undefined ? refuse({ code: "table-not-open", table: id }) : answer(table);
  };
  const cover = (id: TableId, made: DataSet | null) => forget(tables.prepare(id, made), { code: "superseded" });
  const prepare = async (input: PrepareRequest, signal: AbortSignal): Promise<Outcome<PreparedTable>> => {
    const waiting = prepared([input.table, ...tablesIn(input.steps)]);
    if (waiting !== null) await waiting;
    const { table: id, variables, steps } = input;
    const source = tables.source(id);
    if (source === undefined) return refuse({ code: "table-not-open", table: id });
    tables.setVariables(source, variables);
    if (steps.length === 0) {
      cover(id, null);
      return succeed({ rows: source.data.table.rows, variables, reports: [] });
    }
    const outcome = await ask("prepareTable", input, signal);
    if (!outcome.ok) return outcome;
    cover(id, dataSet(outcome.value.table, outcome.value.prepared.variables));
    lanes.analyses.prepare();
    return succeed(outcome.value.prepared);
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
      withTable(table, () => {
        const source = tables.source(table);
        if (source !== undefined) tables.setVariables(source, variables);
        cover(table, null);
        return succeed(null);
      }),
    prepareTable: (input, signal) => {
      const isOlder = ({ method, about }: Task) => method === "prepareTable" && about === input.table;
      lanes.tables.dismiss(isOlder, { code: "superseded" });
      const done = prepare(input, signal);
      preparing.set(input.table, done);
      return done.finally(() => {
        if (preparing.get(input.table) === done) preparing.delete(input.table);
      });
    },
    previewSteps: pass("previewSteps"),
    readRows: (request) => withTable(request.table, ({ data }) => rows(data, request)),
    summarizeVariables: pass("summarizeVariables"),
    findValues: pass("findValues"),
    askData: pass("askData"),
    suggestLevels: pass("suggestLevels"),
    describeLevels: pass("describeLevels"),
    fit: (request, signal) => {
      const isOlder = ({ method, about }: Task) => method === "fit" && about === request.id;
      lanes.analyses.dismiss(isOlder, { code: "superseded" });
      return pass("fit")(request, signal);
    },
    afterFit: pass("afterFit"),
    compare: pass("compare"),
    exportData: pass("exportData"),
    exportTable: pass("exportTable"),
    exportResidualFile: pass("exportResidualFile"),
    exportReport: pass("exportReport"),
    writeProjectPage: pass("writeProjectPage"),
  };
}

/** The tables a job needs, and those among the others that are open. */
function findTables<Input>(
  { tables: needed, others, ofSource }: JobKind<Input>,
  input: Input,
  tables: OpenTables,
): Outcome<readonly OpenTable[]> {
  const found: OpenTable[] = [];
  for (const id of needed(input)) {
    const table = ofSource?.(input) === true ? tables.source(id) : tables.get(id);
    if (table === undefined) return refuse({ code: "table-not-open", table: id });
    found.push(table);
  }
  return succeed([...found, ...(others?.(input) ?? []).flatMap((id) => tables.get(id) ?? [])]);
}
