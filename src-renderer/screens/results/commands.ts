import type { App } from "../../app/app.ts";
import type { CommandsOf } from "../../commands/command.ts";
import type { AppState } from "../../state/app-state.ts";
import { openDialog } from "../../state/dialogs.ts";
import { comparedTable } from "../../state/knowledge.ts";
import { activeModel, showScreen } from "../../state/views.ts";
import { exportReport } from "../report/export-report.ts";
import { printReport } from "../report/print-report.ts";
import { currentOutput } from "./fit-status.ts";
import { reportPieces, usualPieces } from "./report-pieces.ts";
import { addToReport, copyAllTables } from "./result-actions.ts";

/** The Results menu and the report's exports. */
export function resultsCommands(
  app: App,
): CommandsOf<
  | "results.copyTables"
  | "results.addToReport"
  | "results.compare"
  | "results.after"
  | "results.residualFiles"
  | "report.exportDocx"
  | "report.exportHtml"
  | "report.exportLatex"
  | "report.print"
> {
  const { store } = app;
  return {
    "results.copyTables": {
      when: (state) => outputInView(state) !== null,
      run: () => copyAllTables(app, store.getState().view.model),
    },
    "results.addToReport": {
      when: (state) => outputInView(state) !== null,
      run: () => {
        const state = store.getState();
        const model = activeModel(state);
        const output = outputInView(state);
        if (model === null || output === null) return;
        addToReport(
          app,
          usualPieces(reportPieces(model, output, comparedTable(state))).map(({ item }) => item),
        );
      },
    },
    "results.compare": {
      when: ({ history }) => history.present.models.length > 1,
      run: () => store.update((state) => showScreen(state, "results")),
    },
    "results.after": {
      when: ({ history }) => history.present.models.length > 0,
      run: () => store.update((state) => openDialog(showScreen(state, "results"), { kind: "after-fit" })),
    },
    "results.residualFiles": {
      when: (state) => outputInView(state) !== null,
      run: () => {
        const model = activeModel(store.getState());
        if (model !== null) store.update((state) => openDialog(state, { kind: "residual-files", model: model.id }));
      },
    },
    "report.exportDocx": { when: hasReport, run: () => exportReport(app, "docx") },
    "report.exportHtml": { when: hasReport, run: () => exportReport(app, "html") },
    "report.exportLatex": { when: hasReport, run: () => exportReport(app, "latex") },
    "report.print": { when: hasReport, run: () => printReport(app) },
  };
}

function hasReport({ history }: AppState): boolean {
  return history.present.report.length > 0;
}

function outputInView(state: AppState) {
  return currentOutput(state, state.view.model);
}
