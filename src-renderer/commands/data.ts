import type { menuCommands } from "../../src-contract/commands.ts";
import type { WrittenFormat } from "../../src-contract/data-import.ts";
import type { DataQuestionKind } from "../../src-contract/data-question.ts";
import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import { openDialog } from "../state/dialogs.ts";
import type { DialogKind } from "../state/step-kinds.ts";
import { activeTable, changeView } from "../state/views.ts";
import { chooseFileToOpen } from "./choose-file.ts";
import { closeTable } from "./close-table.ts";
import type { Command, CommandsOf } from "./command.ts";
import { exportData, exportLevels } from "./export-data.ts";
import { beginImport } from "./import-data.ts";
import { pasteCells } from "./paste-cells.ts";

type DataView = AppState["view"]["dataView"];
type DataCommandId = Extract<keyof typeof menuCommands, `data.${string}`>;

export function dataCommands(app: App): CommandsOf<DataCommandId> {
  const { store } = app;
  const view = (dataView: DataView): Command => ({
    when: hasTable,
    checked: (state) => state.view.dataView === dataView,
    run: () => store.update((state) => changeView(state, { screen: "data", dataView })),
  });
  const step = (kind: DialogKind): Command => ({
    when: hasTable,
    run: () =>
      store.update((state) =>
        state.view.table === null
          ? state
          : openDialog(changeView(state, { screen: "data" }), {
              kind: "prepare",
              table: state.view.table,
              step: kind,
              edit: null,
            }),
      ),
  });
  const atSelection = (id: DataCommandId, views: readonly DataView[]): Command => ({
    when: (state) => hasTable(state) && state.view.screen === "data" && views.includes(state.view.dataView),
    run: () => app.targets.reach(id),
  });
  const describe = (question: DataQuestionKind): Command => ({
    when: hasTable,
    run: () =>
      store.update((state) =>
        state.view.table === null
          ? state
          : openDialog(state, { kind: "describe-data", table: state.view.table, question }),
      ),
  });
  const exported = (format: WrittenFormat): Command => ({ when: hasTable, run: () => exportData(app, format) });
  return {
    "data.insertRows": atSelection("data.insertRows", ["values"]),
    "data.deleteRows": atSelection("data.deleteRows", ["values"]),
    "data.insertVariable": atSelection("data.insertVariable", ["values", "variables"]),
    "data.deleteVariables": atSelection("data.deleteVariables", ["values", "variables"]),
    "data.describe.frequencies": describe("frequencies"),
    "data.describe.correlations": describe("correlations"),
    "data.describe.reliability": describe("reliability"),
    "data.describe.missing-patterns": describe("missing-patterns"),
    "data.describe.attrition": describe("attrition"),
    "data.describe.checks": describe("checks"),
    "data.step.compute": step("compute"),
    "data.step.recode": step("recode"),
    "data.step.code": step("code"),
    "data.step.filter": step("filter"),
    "data.step.sort": step("sort"),
    "data.step.join": step("join"),
    "data.step.stack": step("stack"),
    "data.step.aggregate": step("aggregate"),
    "data.step.wide-to-long": step("wide-to-long"),
    "data.step.long-to-wide": step("long-to-wide"),
    "data.step.person-period": step("person-period"),
    "data.survival": {
      when: hasTable,
      run: () =>
        store.update((state) =>
          state.view.table === null ? state : openDialog(state, { kind: "survival", table: state.view.table }),
        ),
    },
    "data.steps": {
      when: hasTable,
      checked: ({ view }) => view.showsSteps,
      run: () => store.update((state) => changeView(state, { screen: "data", showsSteps: !state.view.showsSteps })),
    },
    "data.paste": { when: () => true, run: () => pasteCells(app) },
    "data.import": {
      when: hasTable,
      run: () =>
        store.update((state) =>
          state.view.table === null ? state : openDialog(state, { kind: "import-settings", table: state.view.table }),
        ),
    },
    "data.values": view("values"),
    "data.variables": view("variables"),
    "data.replace": {
      when: hasTable,
      run: async () => {
        const { table } = store.getState().view;
        const source = await chooseFileToOpen(app, "data");
        if (source !== null && table !== null) await beginImport(app, source, { replaces: table });
      },
    },
    "data.goToRow": {
      when: hasTable,
      run: () => {
        store.update((state) => changeView(state, { screen: "data", dataView: "values" }));
        // The field is there once the screen is.
        setTimeout(() => app.targets.reach("data.goToRow"));
      },
    },
    "data.export.levels": { when: hasLevels, run: () => exportLevels(app) },
    "data.export.sav": exported("sav"),
    "data.export.dta": exported("dta"),
    "data.export.xlsx": exported("xlsx"),
    "data.export.ods": exported("ods"),
    "data.export.csv": exported("csv"),
    "data.export.parquet": exported("parquet"),
    "data.close": { when: hasTable, run: () => closeTable(app) },
  };
}

function hasTable({ view }: AppState): boolean {
  return view.table !== null;
}

function hasLevels(state: AppState): boolean {
  return (activeTable(state)?.levels?.upper.length ?? 0) > 0;
}
