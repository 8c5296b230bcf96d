import type { AppState } from "../../state/app-state.ts";
import { isCurrent } from "../../state/app-state.ts";
import { fitOf } from "../../state/knowledge.ts";
import type { Screen } from "../../state/view.ts";
import { activeModel, activeTable } from "../../state/views.ts";
import { rowKey } from "../model/variables/row-keys.ts";

/** One step of the guided first analysis: it points at the real control and notices by itself when it has been used. */
export interface GuideStep {
  readonly title: string;
  readonly text: string;
  /** The screen where it happens. */
  readonly screen: Screen;
  /** What to point at, the best first, as selectors of the page. */
  readonly anchors: (state: AppState) => readonly string[];
  readonly isDone: (state: AppState) => boolean;
}

export const guideSteps: readonly GuideStep[] = [
  {
    title: "Open the data",
    text: "Open the sample “High School and Beyond”: 7,185 students in 160 American schools. With data of your own, this would be a spreadsheet or an SPSS file.",
    screen: "welcome",
    anchors: () => ['[data-guide="sample-hsb"]'],
    isDone: (state) => hasVariables(state, ["mathach", "ses"]),
  },
  {
    title: "Say what the levels are",
    text: "Students are nested in schools. The program has found the column that says which school a student goes to, and says why. Accept its suggestion.",
    screen: "levels",
    anchors: () => ['[data-guide="levels-accept"]'],
    isDone: (state) => (activeTable(state)?.levels?.upper.length ?? 0) > 0,
  },
  {
    title: "Choose the outcome",
    text: "Click MATHACH, mathematics achievement, and make it the outcome. The null model is fitted at once: its ICC is the share of the differences that lies between schools.",
    screen: "model",
    anchors: () => [variableRow("mathach")],
    isDone: (state) => {
      const model = activeModel(state);
      return model?.model.outcome === "mathach" && isCurrent(fitOf(state, model.id));
    },
  },
  {
    title: "Add socioeconomic status",
    text: "Click SES and add it group-mean centered: compared with the other students of the same school, how much more does a student from a better-off home achieve?",
    screen: "model",
    anchors: () => [variableRow("ses")],
    isDone: (state) =>
      activeModel(state)?.model.fixed.some(({ variables }) =>
        variables.some(({ name, center }) => name === "ses" && center === "group"),
      ) ?? false,
  },
  {
    title: "Let schools differ, and explain it",
    text: "Click the grey u of the SES slope, so that it may differ between schools. Then add SECTOR to the equations of level 2: are Catholic schools different?",
    screen: "model",
    anchors: (state) => (hasRandomSlope(state, "ses") ? [variableRow("sector")] : ['[aria-label="Equations"]']),
    isDone: (state) => hasRandomSlope(state, "ses") && hasPredictor(state, "sector"),
  },
  {
    title: "Read the results and keep them",
    text: "Results follow every click. Each number answers what it is; put the pointer on it. Then add the results to the report, which you can hand in as a Word document.",
    screen: "results",
    anchors: () => ['[aria-label="Add to report"]', '[aria-label="Results"]'],
    isDone: (state) => state.history.present.report.length > 0,
  },
];

/** Where the Model screen lists a variable. */
function variableRow(name: string): string {
  return `[role="row"][data-key="${rowKey(name)}"]`;
}

function hasVariables(state: AppState, names: readonly string[]): boolean {
  const variables = new Set(activeTable(state)?.variables.map(({ name }) => name));
  return names.every((name) => variables.has(name));
}

function hasPredictor(state: AppState, variable: string): boolean {
  return (
    activeModel(state)?.model.fixed.some(({ variables }) => variables.some(({ name }) => name === variable)) ?? false
  );
}

function hasRandomSlope(state: AppState, variable: string): boolean {
  const random = activeModel(state)?.model.random ?? [];
  return random.some(({ terms }) => terms.some(({ variables }) => variables.some(({ name }) => name === variable)));
}
