import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import { openDialog } from "../state/dialogs.ts";
import { changeView } from "../state/views.ts";
import { closeTable } from "./close-table.ts";
import type { Command, CommandsOf } from "./command.ts";
import { pasteCells } from "./paste-cells.ts";

export function dataCommands(
  app: App,
): CommandsOf<"data.paste" | "data.import" | "data.values" | "data.variables" | "data.goToRow" | "data.close"> {
  const { store } = app;
  const view = (dataView: "values" | "variables"): Command => ({
    when: hasTable,
    checked: (state) => state.view.dataView === dataView,
    run: () => store.update((state) => changeView(state, { screen: "data", dataView })),
  });
  return {
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
    "data.goToRow": {
      when: hasTable,
      run: () => {
        store.update((state) => changeView(state, { screen: "data", dataView: "values" }));
        // The field is there once the screen is.
        setTimeout(() => app.targets.reach("data.goToRow"));
      },
    },
    "data.close": { when: hasTable, run: () => closeTable(app) },
  };
}

function hasTable({ view }: AppState): boolean {
  return view.table !== null;
}
