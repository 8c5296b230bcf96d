import type { ImportPreview, OpenedTable } from "../../src-contract/data-import.ts";
import type { FitAnswer, FitRequest } from "../../src-contract/engine-api.ts";
import type { Failure } from "../../src-contract/failure.ts";
import type { HostApi, HostEvents, Sample, StartInformation, WindowApi } from "../../src-contract/host-api.ts";
import type { LevelsDefinition } from "../../src-contract/levels.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { ModelOutput } from "../../src-contract/output.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import type { Client, Handlers } from "../../src-contract/rpc.ts";
import { defaultSettings } from "../../src-contract/settings.ts";
import type { StepReport } from "../../src-contract/step-report.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { Connection, Host } from "../../src-renderer/host/host.ts";
import { bareOutput, bareResult, csvOptions } from "./bare-answer.ts";
import { levelsReport, summaries } from "./describe-memory-table.ts";
import { type MemoryTable, schoolData } from "./school-data.ts";

/**
 * A host inside the page or the test: every source opens as made-up pupils in schools, fits answer with what `fit`
 * returns. `log` holds the calls in order; `refuseNext` makes the next call of a method fail, `answerNext`
 * says what it answers; `delay` slows one down; `hold` lets one wait until `release`; `emit` sends an event.
 */
export interface MemoryHost extends Host {
  readonly log: readonly LoggedCall[];
  /** Calls that were given up before they were answered. */
  readonly abandoned: readonly LoggedCall[];
  refuseNext(method: keyof HostApi, failure: Failure, times?: number): void;
  answerNext(method: keyof HostApi, answer: unknown): void;
  delay(method: keyof HostApi, milliseconds: number): void;
  /** Lets a call wait, until `release`. */
  hold(method: keyof HostApi): void;
  release(method: keyof HostApi): void;
  emit<Name extends keyof HostEvents>(name: Name, payload: HostEvents[Name]): void;
  connection(connection: Connection): void;
  /** Asks the window. */
  ask(method: keyof WindowApi): Promise<Outcome<null>>;
}

export interface LoggedCall {
  readonly method: keyof HostApi;
  readonly input: unknown;
}

export interface MemoryHostOptions {
  readonly start?: Partial<StartInformation>;
  readonly fit?: (request: FitRequest) => Outcome<Pick<FitAnswer, "result" | "output">>;
  readonly table?: MemoryTable;
  /** For file dialogs: null, the window must ask. */
  readonly chosenPath?: string | null;
}

type Calls = {
  readonly [Method in keyof HostApi]: (
    input: Parameters<HostApi[Method]>[0],
  ) => Awaited<ReturnType<HostApi[Method]>> | Promise<Awaited<ReturnType<HostApi[Method]>>>;
};

export function memoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const log: LoggedCall[] = [];
  const abandoned: LoggedCall[] = [];
  const next = new Map<keyof HostApi, Outcome<unknown>[]>();
  const delays = new Map<keyof HostApi, number>();
  const held = new Map<keyof HostApi, { readonly over: Promise<void>; readonly end: () => void }>();
  const listeners = new Map<keyof HostEvents, Set<(payload: never) => void>>();
  const watchers = new Set<(connection: Connection) => void>();
  const answers = memoryCalls(options);
  const asked = new Map<keyof WindowApi, Handlers<WindowApi>[keyof WindowApi]>();

  const call = async (method: keyof HostApi, input: never, signal?: AbortSignal): Promise<Outcome<unknown>> => {
    log.push({ method, input });
    signal?.addEventListener("abort", () => abandoned.push({ method, input }));
    const prepared = next.get(method)?.shift();
    const milliseconds = delays.get(method) ?? 0;
    if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await held.get(method)?.over;
    return prepared ?? answers[method](input);
  };

  const prepare = (method: keyof HostApi, outcomes: readonly Outcome<unknown>[]) => {
    next.set(method, [...(next.get(method) ?? []), ...outcomes]);
  };

  return {
    log,
    abandoned,
    calls: new Proxy({} as Client<HostApi>, {
      get: (_target, method) => (input: never, signal?: AbortSignal) => call(method as keyof HostApi, input, signal),
    }),
    hear: (name, heard) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(heard as (payload: never) => void));
      return () => set.delete(heard as (payload: never) => void);
    },
    answer: (method, handler) => {
      asked.set(method, handler);
      return () => void asked.delete(method);
    },
    ask: async (method) =>
      (await asked.get(method)?.(null, new AbortController().signal)) ?? refuse({ code: "connection-lost" }),
    onConnection: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    sourceOf: async (file) => succeed({ kind: "upload", id: "upload-1", name: file.name }),
    refuseNext: (method, failure, times = 1) =>
      prepare(
        method,
        Array.from({ length: times }, () => refuse(failure)),
      ),
    answerNext: (method, answer) => prepare(method, [succeed(answer)]),
    delay: (method, milliseconds) => delays.set(method, milliseconds),
    hold: (method) => {
      let end = () => {};
      const over = new Promise<void>((resolve) => {
        end = resolve;
      });
      held.set(method, { over, end });
    },
    release: (method) => {
      held.get(method)?.end();
      held.delete(method);
    },
    emit: (name, payload) => {
      for (const heard of listeners.get(name) ?? []) heard(payload as never);
    },
    connection: (connection) => {
      for (const changed of watchers) changed(connection);
    },
  };
}

function memoryCalls({
  start,
  fit: answerFit = emptyFit,
  table = schoolData(),
  chosenPath = null,
}: MemoryHostOptions): Calls {
  let opened = 0;
  const variables = new Map<string, readonly Variable[]>();
  const of = (id: string) => variables.get(id) ?? table.variables;
  const saved = () => new Date(Date.UTC(2026, 10, 20, 14, 2)).toISOString();
  let project: ProjectDocument | null = null;
  const reopened = () =>
    project === null
      ? refuse({ code: "file-not-found", path: "study.crosslevel" })
      : succeed({ document: structuredClone(project), path: "/home/user/study.crosslevel", answers: [], problems: [] });

  return {
    start: () => succeed({ ...startInformation, ...start }),
    startIsOver: () => succeed(null),
    changeSettings: () => succeed(null),
    showCommands: () => succeed(null),
    showTitle: () => succeed(null),
    close: () => succeed(null),
    chooseFileToOpen: () =>
      succeed(chosenPath === null ? { kind: "window-must-ask" } : { kind: "chosen", path: chosenPath }),
    chooseFileToSave: () =>
      succeed(chosenPath === null ? { kind: "window-must-ask" } : { kind: "chosen", path: chosenPath }),
    listFolder: ({ path }) => succeed(folder(path ?? "/home/user/studies")),
    previewData: () => succeed(preview(table)),
    openData: ({ source }): Outcome<OpenedTable> => {
      const name = source.kind === "path" ? (source.path.split("/").at(-1) ?? "") : "hsb.csv";
      const { format, options, problems } = preview(table);
      opened++;
      return succeed({
        id: `table-${opened}`,
        name,
        format,
        rows: table.rows,
        variables: table.variables,
        options,
        problems,
      });
    },
    closeData: () => succeed(null),
    setVariables: ({ table: id, variables: edited }) => {
      variables.set(id, edited);
      return succeed(null);
    },
    prepareTable: ({ variables: source, steps }) =>
      succeed({ rows: table.rows, variables: source, reports: steps.map(({ id }) => doneReport(id, table.rows)) }),
    previewSteps: ({ variables: source, steps }) =>
      succeed({
        rows: table.rows,
        variables: source,
        reports: steps.map(({ id }) => doneReport(id, table.rows)),
        columns: [],
        varies: [],
        keys: [],
      }),
    readRows: ({ table: id, first, count, variables: names }) =>
      succeed({
        first,
        columns: names.map((name) => {
          const column = of(id).find((variable) => variable.name === name)?.column ?? "";
          return table.columns.get(column)?.slice(first, first + count) ?? [];
        }),
      }),
    summarizeVariables: ({ table: id }) => succeed(summaries(table, of(id))),
    findValues: () => succeed({ hits: 0, found: null }),
    askData: () =>
      succeed({ table: { kind: "frequencies", title: "Frequencies", columns: [], rows: [], notes: [] }, charts: [] }),
    suggestLevels: () =>
      succeed({
        first: { singular: "row", plural: "rows" },
        proposal: [schoolSuggestion],
        candidates: [
          schoolSuggestion,
          {
            ...schoolSuggestion,
            id: ["size"],
            units: 155,
            reasons: [{ code: "values-repeat", units: 155, rowsPerUnit: 46 }],
          },
        ],
      }),
    describeLevels: ({ table: id, levels }) => succeed(levelsReport(table, of(id), levels)),
    fit: (request): Outcome<FitAnswer> => {
      const answer = answerFit(request);
      return answer.ok ? succeed({ id: request.id, revision: request.revision, ...answer.value }) : answer;
    },
    afterFit: ({ id }) => succeed({ id, tables: [], charts: [] }),
    compare: () => succeed({ kind: "comparison", title: "Models Side by Side", columns: [], rows: [], notes: [] }),
    exportData: () => succeed(null),
    exportResidualFile: () => succeed(null),
    openResiduals: ({ group }) => refuse({ code: "no-residuals", group }),
    exportTable: () => succeed(null),
    exportReport: () => succeed(null),
    exportPicture: () => succeed(null),
    exportAnalysis: () => succeed(null),
    newProject: () => succeed(null),
    openProject: reopened,
    saveProject: ({ document, path }) => {
      project = document;
      return succeed({ path, saved: saved(), page: true });
    },
    autosave: ({ document }) => {
      project = document;
      return succeed({ saved: saved(), copying: false });
    },
    recover: reopened,
    discardRecovery: () => succeed(null),
  };
}

const hsbLevels: LevelsDefinition = {
  first: { singular: "student", plural: "students" },
  upper: [{ id: ["school"], singular: "school", plural: "schools" }],
};

const schoolSuggestion = {
  id: ["school"],
  units: 160,
  reasons: [
    { code: "name-says-so", name: "school" },
    { code: "constant-within", variables: ["meanses", "sector", "size"], units: 160 },
    { code: "rows-together" },
  ],
  noun: { singular: "school", plural: "schools" },
} as const;

const samples: readonly Sample[] = [
  {
    id: "hsb",
    title: "High School and Beyond",
    description: "Mathematics achievement of students in public and Catholic schools",
    rows: 7185,
    levels: 2,
    proposal: hsbLevels,
  },
  {
    id: "sleepstudy",
    title: "Sleep study",
    description: "Reaction times of drivers on ten days of too little sleep",
    rows: 180,
    levels: 2,
    proposal: hsbLevels,
  },
];

const startInformation: StartInformation = {
  version: "0.1.0",
  host: "browser",
  platform: "linux",
  nativeMenu: false,
  settings: { ...defaultSettings, theme: "light" },
  recent: [],
  samples,
  recoveries: [],
  present: null,
  open: null,
};

function preview({ variables, columns, rows }: MemoryTable): ImportPreview {
  const values = Array.from({ length: 50 }, (_, row) =>
    variables.map(({ column }) => columns.get(column)?.[row] ?? null),
  );
  return {
    name: "hsb.csv",
    format: "csv",
    bytes: 293_150,
    sheets: [],
    options: csvOptions,
    reasons: {
      sheet: null,
      headerRow: { code: "header-texts-over-numbers", row: 1 },
      delimiter: { code: "delimiter-consistent", columns: variables.length, rows: 200 },
      decimalComma: { code: "decimal-points" },
      encoding: { code: "valid-utf8" },
      quotes: null,
      missingCodes: null,
    },
    columns: variables.map((variable, position) => ({
      position,
      variable,
      reason: { code: "all-numbers", count: rows },
    })),
    firstRows: [
      variables.map(({ name }) => name),
      ...values.slice(0, 12).map((row) => row.map((value) => String(value ?? ""))),
    ],
    values,
    rows,
    problems: [{ code: "empty-rows-dropped", count: 2 }],
  };
}

function folder(path: string) {
  const modified = "2026-11-20T09:30:00.000Z";
  const file = (name: string, bytes: number) =>
    ({ name, path: `${path}/${name}`, kind: "file", bytes, modified }) as const;
  return {
    path,
    parent: path.split("/").slice(0, -1).join("/") || null,
    places: [
      { name: "Home", path: "/home/user" },
      { name: "Documents", path: "/home/user/Documents" },
    ],
    entries: [
      { name: "2024", path: `${path}/2024`, kind: "folder", bytes: 0, modified } as const,
      file("hsb.csv", 293_150),
      file("schools.xlsx", 24_802),
      file("study.crosslevel", 512_044),
    ],
  };
}

function emptyFit({ model, table }: FitRequest): Outcome<{ result: ResultDocument; output: ModelOutput }> {
  const result = bareResult({
    logLikelihood: -23251.83,
    deviance: 46503.66,
    aic: 46523.66,
    bic: 46592.46,
    parameters: 10,
    observations: 7185,
    groups: [{ group: "school", count: 160, excluded: 0 }],
    iterations: 6,
    milliseconds: 3.1,
  });
  const output = bareOutput(7185, {
    levels: [
      { noun: "students", count: 7185, excluded: 0 },
      { noun: "schools", count: 160, excluded: 0 },
    ],
    method: `Restricted maximum likelihood (${model.outcome}, ${table})`,
    convergence: "Converged",
    milliseconds: 3.1,
  });
  return succeed({ result, output });
}

function doneReport(step: string, rows: number): StepReport {
  return { step, rowsBefore: rows, rows, added: [], removed: [], units: [], details: null, without: [], problem: null };
}
