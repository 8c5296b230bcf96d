import type { TableId } from "../../src-contract/data-import.ts";
import { type DataStep, tablesIn } from "../../src-contract/data-steps.ts";
import type { Progress } from "../../src-contract/engine-api.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { InputOf, WorkMethod } from "./work.ts";

/** Models stay live while a large file is read, and both go on while copies of tables are written, which nobody sees. */
export type LaneName = "analyses" | "tables" | "copies";

/** How each call is queued. Within a lane, what a person waits for goes first. */
export interface JobKind<Input> {
  readonly lane: LaneName;
  readonly rank: number;
  readonly stage: Progress["stage"];
  readonly about: (input: Input) => string;
  /** The tables it reads. */
  readonly tables: (input: Input) => readonly TableId[];
  /** Whether it reads them as they were read from their files, before any step. */
  readonly ofSource?: (input: Input) => boolean;
  /** Tables that it reads where they are open. */
  readonly others?: (input: Input) => readonly TableId[];
}

const ofTable = {
  about: ({ table }: { readonly table: TableId }) => table,
  tables: ({ table }: { readonly table: TableId }) => [table],
};

const ofSteps = {
  ...ofTable,
  ofSource: () => true,
  others: ({ steps }: { readonly steps: readonly DataStep[] }) => tablesIn(steps),
} as const;

const ofDocument = {
  about: ({ path }: { readonly path: string }) => path,
  tables: ({ document }: { readonly document: ProjectDocument }) => document.tables.map(({ id }) => id),
};

export const jobKinds: { readonly [Method in WorkMethod]: JobKind<InputOf<Method>> } = {
  previewData: { lane: "tables", rank: 0, stage: "reading", about: ({ name }) => name, tables: () => [] },
  importTable: { lane: "tables", rank: 0, stage: "reading", about: ({ table }) => table, tables: () => [] },
  restoreTable: { lane: "tables", rank: 0, stage: "reading", about: ({ table }) => table, tables: () => [] },
  prepareTable: { lane: "tables", rank: 0, stage: "preparing", ...ofSteps },
  previewSteps: { lane: "tables", rank: 0, stage: "preparing", ...ofSteps },
  findValues: { lane: "tables", rank: 0, stage: "describing", ...ofTable },
  askData: { lane: "tables", rank: 0, stage: "describing", ...ofTable },
  summarizeVariables: { lane: "tables", rank: 1, stage: "describing", ...ofTable },
  exportData: { lane: "tables", rank: 1, stage: "writing", ...ofTable, ofSource: ({ asRead }) => asRead === true },
  exportTable: { lane: "tables", rank: 1, stage: "writing", about: ({ path }) => path, tables: () => [] },

  writeTable: { lane: "copies", rank: 0, stage: "writing", ...ofTable, ofSource: () => true },

  fit: { lane: "analyses", rank: 0, stage: "fitting", about: ({ id }) => id, tables: ({ table }) => [table] },
  suggestLevels: { lane: "analyses", rank: 1, stage: "describing", ...ofTable },
  describeLevels: { lane: "analyses", rank: 1, stage: "describing", ...ofTable },
  afterFit: { lane: "analyses", rank: 1, stage: "following", about: ({ id }) => id, tables: ({ table }) => [table] },
  exportResidualFile: {
    lane: "analyses",
    rank: 1,
    stage: "writing",
    about: ({ path }) => path,
    tables: ({ table }) => [table],
  },
  compare: {
    lane: "analyses",
    rank: 2,
    stage: "comparing",
    about: ({ models }) => models[0]?.table ?? "",
    tables: ({ models }) => [...new Set(models.map(({ table }) => table))],
  },
  exportReport: { lane: "analyses", rank: 2, stage: "writing", ...ofDocument },
  writeProjectPage: { lane: "analyses", rank: 2, stage: "writing", ...ofDocument },
};
