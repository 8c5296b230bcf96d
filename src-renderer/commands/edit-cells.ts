import type { DataStep, StepContent } from "../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../src-contract/project.ts";
import type { CellBlock } from "../../src-contract/step-contents.ts";
import type { StepReport, UnfitCell } from "../../src-contract/step-report.ts";
import { stepNames, stepProblemText, unfitText } from "../../src-wording/steps.ts";
import type { App } from "../app/app.ts";
import { fittingBlocks, withoutValues } from "../state/cell-blocks.ts";
import type { UnfitAnswer } from "../state/dialog.ts";
import { tell } from "../state/messages.ts";
import { freshStepId, prepareRequest, stepsOf } from "../state/preparation.ts";
import { findTable } from "../state/tables.ts";
import { changeSteps } from "./prepare-data.ts";
import { tellFailure } from "./tell-failure.ts";

/**
 * Writes values into cells, as a step; edits that follow each other are one. `room`: steps that make the rows and variables
 * it needs. Values that their variables cannot hold are asked about; where none can be held, that is told.
 */
export function editCells(
  app: App,
  table: ProjectTable,
  block: CellBlock,
  room: readonly StepContent[] = [],
): Promise<boolean> {
  return inTurn(app, async () => {
    const now = findTable(app.store.getState().history.present, table.id);
    if (now === null) return false;
    const steps = withBlocks(now, [block], room);
    const report = await lastReport(app, now, steps);
    if (report === null) return false;
    const unfit = unfitIn(report, block);
    if (unfit.length === 0) return doSteps(app, now, steps, "edit-cells");
    if (unfit.length === block.values.length * block.variables.length) return refuseAll(app, unfit);
    const answer = await app.questions.ask<UnfitAnswer>({ kind: "unfit-cells", unfit });
    if (answer === null) return false;
    const blocks = answer === "leave" ? fittingBlocks(block, unfit) : [withoutValues(block, unfit)];
    return doSteps(app, now, withBlocks(now, blocks, room), "edit-cells");
  });
}

/** Puts a step behind those of the table. One that cannot be done is told and left out. */
export function addStep(app: App, table: ProjectTable, content: StepContent): Promise<boolean> {
  return inTurn(app, async () => {
    const now = findTable(app.store.getState().history.present, table.id);
    if (now === null) return false;
    const steps = withContents(now, [content]);
    const report = await lastReport(app, now, steps);
    return report !== null && doSteps(app, now, steps, content.kind);
  });
}

const turns = new WeakMap<App, Promise<unknown>>();

/** Who types fast does so before the cell before is done: each edit begins with what the last one has left. */
function inTurn<Answer>(app: App, act: () => Promise<Answer>): Promise<Answer> {
  const done = (turns.get(app) ?? Promise.resolve()).then(act, act);
  turns.set(app, done);
  return done;
}

function withBlocks(
  table: ProjectTable,
  blocks: readonly CellBlock[],
  room: readonly StepContent[],
): readonly DataStep[] {
  const steps = stepsOf(table);
  const last = steps.at(-1);
  if (room.length > 0 || last?.kind !== "edit-cells" || last.off === true) {
    return withContents(table, [...room, { kind: "edit-cells", blocks }]);
  }
  return [...steps.slice(0, -1), { ...last, blocks: [...last.blocks, ...blocks] }];
}

function withContents(table: ProjectTable, contents: readonly StepContent[]): readonly DataStep[] {
  const steps = [...stepsOf(table)];
  for (const content of contents) steps.push({ ...content, id: freshStepId(steps) } as DataStep);
  return steps;
}

/** What the last of these steps would do; null: it cannot be done, which is told. */
async function lastReport(app: App, table: ProjectTable, steps: readonly DataStep[]): Promise<StepReport | null> {
  const preview = await app.host.calls.previewSteps({ ...prepareRequest(table, steps), rows: 0 });
  if (!preview.ok) {
    tellFailure(app.store, preview.failure);
    return null;
  }
  const report = preview.value.reports.at(-1) ?? null;
  const problem = report?.problem ?? null;
  if (problem === null) return report;
  app.store.update((state) => tell(state, "problem", stepProblemText(problem)));
  return null;
}

/** Those of this block: blocks before it may have some, too. */
function unfitIn({ details }: StepReport, { row, variables, values }: CellBlock): readonly UnfitCell[] {
  if (details?.kind !== "edit-cells") return [];
  return details.unfit.filter(
    (cell) => variables.includes(cell.name) && cell.row >= row && cell.row < row + values.length,
  );
}

function refuseAll(app: App, unfit: readonly UnfitCell[]): false {
  app.store.update((state) => tell(state, "problem", unfitText(unfit)));
  return false;
}

async function doSteps(
  app: App,
  table: ProjectTable,
  steps: readonly DataStep[],
  kind: StepContent["kind"],
): Promise<boolean> {
  const done = await changeSteps(app, table.id, stepNames[kind], steps);
  if (!done.ok) tellFailure(app.store, done.failure);
  return done.ok;
}
