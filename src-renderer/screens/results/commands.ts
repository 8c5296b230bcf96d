import type { App } from "../../app/app.ts";
import type { CommandsOf } from "../../commands/command.ts";
import { showScreen } from "../../state/views.ts";

/** The Results menu and the report's exports. */
export function resultsCommands({
  store,
}: App): CommandsOf<
  "results.copyTables" | "results.addToReport" | "results.compare" | "report.exportDocx" | "report.exportHtml"
> {
  const not = { when: () => false, run: () => {} };
  return {
    "results.copyTables": not,
    "results.addToReport": not,
    "results.compare": {
      when: ({ history }) => history.present.models.length > 1,
      run: () => store.update((state) => showScreen(state, "results")),
    },
    "report.exportDocx": not,
    "report.exportHtml": not,
  };
}
