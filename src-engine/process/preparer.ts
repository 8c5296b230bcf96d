import { type DataStep, tablesIn } from "../../src-contract/data-steps.ts";
import type {
  PreparedTable,
  PrepareRequest,
  PreviewStepsRequest,
  StepsPreview,
} from "../../src-contract/engine-api.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { variableByLevel } from "../levels/variable-by-level.ts";
import { runSteps, type StepState } from "../steps/run-steps.ts";
import { cannot, type FindTable } from "../steps/step-result.ts";
import { type DataSet, dataSet } from "../table/data-set.ts";
import { combinedFactor } from "../table/factor.ts";
import { rowBlock } from "../table/rows.ts";
import type { Table } from "../table/table.ts";
import { keyMemory } from "./key-memory.ts";
import { memoryRelease } from "./release-memory.ts";
import type { DataByTable, MadeTable, WorkContext } from "./work.ts";

/** Does steps, and remembers each table's states: a changed step costs those behind it. One in each thread. */
export interface Preparer {
  prepare(request: PrepareRequest, data: DataByTable, context: WorkContext): Outcome<MadeTable>;
  preview(request: PreviewStepsRequest, data: DataByTable, context: WorkContext): Outcome<StepsPreview>;
}

/** The states of an earlier run, and all that they depend on beside the steps. */
interface Known {
  readonly variables: string;
  readonly others: ReadonlyMap<string, DataSet>;
  readonly states: readonly StepState[];
}

export function createPreparer(): Preparer {
  const knownOf = new WeakMap<Table, Known>();
  const keysOf = keyMemory();
  const release = memoryRelease();

  const run = (request: PrepareRequest, data: DataByTable, { stopRequested, isOpen }: WorkContext) => {
    const { table } = data(request.table);
    const variables = JSON.stringify(request.variables);
    const others = othersOf(request, data, isOpen);
    const before = knownOf.get(table);
    const isSame = before !== undefined && before.variables === variables && areSame(before.others, others);
    const done = runSteps(dataSet(table, request.variables), request.steps, {
      find: findIn(others),
      levels: request.levels,
      known: isSame ? before.states : [],
      stop: stopRequested,
    });
    if (done === null) return null;
    knownOf.set(table, { variables, others, states: done.states });
    const kept = new Set(done.states.map(({ data }) => data.table));
    for (const { data } of before?.states ?? []) if (data.table !== table && !kept.has(data.table)) release(data.table);
    return done;
  };

  return {
    prepare: (request, data, context) => {
      const done = run(request, data, context);
      if (done === null) return refuse({ code: "cancelled" });
      return succeed({ prepared: answerOf(done.data, done.states), table: done.data.table });
    },
    preview: (request, data, context) => {
      const done = run(request, data, context);
      if (done === null) return refuse({ code: "cancelled" });
      const names = done.data.variables.map(({ name }) => name);
      const block = rowBlock(done.data, { first: 0, count: request.rows, variables: names });
      if (!block.ok) return block;
      const answer = answerOf(done.data, done.states);
      const varies = levelsOf(done.data, answer.reports.at(-1)?.added ?? [], request.levels);
      const before = done.states.at(-2)?.data ?? dataSet(data(request.table).table, request.variables);
      const other = joinedTable(request.steps.at(-1), othersOf(request, data, context.isOpen));
      const keys = other === undefined ? [] : keysOf(before, other);
      return succeed({ ...answer, columns: block.value.columns, varies, keys });
    },
  };
}

function answerOf({ table, variables }: DataSet, states: readonly StepState[]): PreparedTable {
  return { rows: table.rows, variables, reports: states.map(({ report }) => report) };
}

/** At which level these variables vary, where the units of all levels are there. */
function levelsOf(data: DataSet, names: readonly string[], identifiers: PrepareRequest["levels"]) {
  const levels = identifiers.map((id) => id.flatMap((name) => data.byName.get(name) ?? []));
  const isWhole = levels.every((variables, level) => variables.length === identifiers[level]?.length);
  if (!isWhole || levels.length === 0) return [];
  const units = levels.map((variables) => combinedFactor(data, variables));
  return names.flatMap((name) => {
    const variable = data.byName.get(name);
    return variable === undefined ? [] : [{ name, level: variableByLevel(data, variable, units).level }];
  });
}

function joinedTable(step: DataStep | undefined, others: Known["others"]): DataSet | undefined {
  return step?.kind === "join" && "table" in step.from ? others.get(step.from.table) : undefined;
}

/** The other tables that the steps take from, as far as they are open. */
function othersOf({ steps }: PrepareRequest, data: DataByTable, isOpen: WorkContext["isOpen"]) {
  const open = tablesIn(steps).filter(isOpen);
  return new Map(open.map((id) => [id, data(id)]));
}

function areSame(before: Known["others"], now: Known["others"]): boolean {
  return before.size === now.size && [...now].every(([id, data]) => before.get(id) === data);
}

function findIn(others: Known["others"]): FindTable {
  return (reference) => {
    const [id, name] = "table" in reference ? [reference.table, reference.name] : [reference.file, reference.file];
    const data = others.get(id);
    return data === undefined ? cannot({ code: "table-not-there", name: name ?? id }) : { name: name ?? id, data };
  };
}
