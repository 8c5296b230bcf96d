import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { OpenedTable } from "../../src-contract/data-import.ts";
import type { SavedProject, StartInformation } from "../../src-contract/host-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import { answerOf, fitRequest, writeNumbers } from "./host-engine.ts";
import { type BuiltEngine, buildStandInEngine } from "./host-engine-build.ts";
import { hostFolder, openWindow, type RunningHost, runHost, type TestWindow } from "./host-harness.ts";
import { answerOfModel, projectWith } from "./host-project.ts";

/** A host over the stand-in engine with a window, new for every test, and what a window does with them. */
export interface HostFixture {
  /** Where the host keeps everything, with `numbers.csv` in it: y = 1 … 100, x = 0.5. */
  readonly folder: string;
  readonly engine: string;
  readonly running: RunningHost;
  readonly window: TestWindow;
  /** Starts a host and its window, with other options where given; the one before must be closed. */
  begin(changes?: Parameters<typeof runHost>[2]): void;
  /** Connects another window. */
  openWindow(): void;
  start(): Promise<StartInformation>;
  openNumbers(): Promise<OpenedTable>;
  /** A document as the window makes it of an opened table. */
  documentOf(table: OpenedTable, models?: readonly string[]): ProjectDocument;
  meanOf(table: string, outcome?: string): Promise<number | undefined>;
  readonly projectPath: string;
  save(document: ProjectDocument, path?: string): Promise<Outcome<SavedProject>>;
  sessions(): readonly string[];
  /** Waits for the copy of a table in the session's folder. */
  copied(table: string): Promise<void>;
}

/** To be called at the top of a test file. */
export function hostFixture(): HostFixture {
  let built: BuiltEngine;
  let folder = "";
  let removeFolder = () => {};
  let running: RunningHost;
  let window: TestWindow;

  const fixture: HostFixture = {
    get folder() {
      return folder;
    },
    get engine() {
      return built.engine;
    },
    get running() {
      return running;
    },
    get window() {
      return window;
    },
    begin: (changes) => {
      running = runHost(built.engine, folder, changes);
      fixture.openWindow();
    },
    openWindow: () => {
      window = openWindow(running.host);
    },
    start: async () => answerOf(await window.calls.start(null)),
    openNumbers: async () => {
      const source = { kind: "path", path: join(folder, "numbers.csv") } as const;
      return answerOf(await window.calls.openData({ source, options: {} }));
    },
    documentOf: ({ id, name, rows, variables, options }, models = ["m1"]) => {
      const document = projectWith(models, id, rows);
      const source = { name, format: "csv" as const, path: join(folder, "numbers.csv"), options, problems: [] };
      return { ...document, tables: document.tables.map((table) => ({ ...table, variables, source })) };
    },
    meanOf: async (table, outcome = "y") => {
      const request = fitRequest("mean", { table, model: { outcome, fixed: [], random: [] } });
      return answerOf(await window.calls.fit(request)).result.fixed[0]?.estimate;
    },
    get projectPath() {
      return join(folder, "study.crosslevel");
    },
    save: (document, path = join(folder, "study.crosslevel")) => {
      const results = [{ model: "m1", answer: answerOfModel("m1") }];
      return window.calls.saveProject({ document, path, results, pictures: [] });
    },
    sessions: () => readdirSync(join(folder, "sessions")),
    copied: async (table) => {
      const [session = ""] = fixture.sessions();
      while (!existsSync(join(folder, "sessions", session, "tables", `${table}.csv`))) await wait(10);
    },
  };

  beforeAll(async () => {
    built = await buildStandInEngine();
  });
  afterAll(() => built.remove());
  beforeEach(() => {
    ({ folder, remove: removeFolder } = hostFolder());
    writeNumbers(join(folder, "numbers.csv"), 100);
    fixture.begin();
  });
  afterEach(async () => {
    await running.host.close();
    removeFolder();
  });
  return fixture;
}
