import type { DataStep, StepContent } from "../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../src-contract/project.ts";
import type { CellBlock } from "../../src-contract/step-contents.ts";
import { stepNames, stepProblemText } from "../../src-wording/steps.ts";
import type { App } from "../app/app.ts";
import { tell } from "../state/messages.ts";
import { freshStepId, prepareRequest, stepsOf } from "../state/preparation.ts";
import { changeSteps } from "./prepare-data.ts";
import { tellFailure } from "./tell-failure.ts";

/** Writes values into cells, as a step; edits that follow each other are one. */
export function editCells(app: App, table: ProjectTable, block: CellBlock): Promise<boolean> {
  const steps = stepsOf(table);
  const last = steps.at(-1);
  if (last?.kind !== "edit-cells" || last.off === true) {
    return addStep(app, table, { kind: "edit-cells", blocks: [block] });
  }
  return doSteps(app, table, [...steps.slice(0, -1), { ...last, blocks: [...last.blocks, block] }], "edit-cells");
}

/** Puts a step behind those of the table. One that cannot be done is told and left out. */
export function addStep(app: App, table: ProjectTable, content: StepContent): Promise<boolean> {
  const step = { ...content, id: freshStepId(table) } as DataStep;
  return doSteps(app, table, [...stepsOf(table), step], content.kind);
}

async function doSteps(
  app: App,
  table: ProjectTable,
  steps: readonly DataStep[],
  kind: StepContent["kind"],
): Promise<boolean> {
  const preview = await app.host.calls.previewSteps({ ...prepareRequest(table, steps), rows: 0 });
  if (!preview.ok) {
    tellFailure(app.store, preview.failure);
    return false;
  }
  const problem = preview.value.reports.at(-1)?.problem ?? null;
  if (problem !== null) {
    app.store.update((state) => tell(state, "problem", stepProblemText(problem)));
    return false;
  }
  const done = await changeSteps(app, table.id, stepNames[kind], steps);
  if (!done.ok) tellFailure(app.store, done.failure);
  return done.ok;
}
