import { Icon } from "../parts/Icon.tsx";
import { useAppState } from "../state/app-context.ts";
import type { AppState } from "../state/app-state.ts";
import type { Screen } from "../state/view.ts";
import { activeTable, modelsInView } from "../state/views.ts";
import { count } from "../wording/numbers.ts";

export const screenTitles: Readonly<Record<Screen, string>> = {
  welcome: "Welcome",
  data: "Data",
  levels: "Levels",
  model: "Model",
  results: "Results",
  report: "Report",
};

/** A tab's name and, softly, how much there is of it. */
export function TabTitle({ screen }: { readonly screen: Screen }) {
  const amount = useAppState((state) => amountOf(state, screen));
  if (screen === "welcome") {
    return (
      <>
        <Icon name="home" />
        <span className="visually-hidden">{screenTitles.welcome}</span>
      </>
    );
  }
  return (
    <>
      {screenTitles[screen]}
      {amount !== null && <span className="window-tab-amount">{amount}</span>}
    </>
  );
}

function amountOf(state: AppState, screen: Screen): string | null {
  const table = activeTable(state);
  if (table === null) return null;
  switch (screen) {
    case "data":
      return `${count(table.rows)} × ${count(table.variables.length)}`;
    case "levels":
      return unitsText(state);
    case "model":
      return modelsInView(state).length > 0 ? count(modelsInView(state).length) : null;
    case "report": {
      const items = state.history.present.report.length;
      return items === 0 ? null : `${count(items)} ${items === 1 ? "item" : "items"}`;
    }
    default:
      return null;
  }
}

/** "160 schools", once they are counted. */
function unitsText(state: AppState): string | null {
  const table = activeTable(state);
  const [second] = table?.levels?.upper ?? [];
  const units = state.tables[table?.id ?? ""]?.levels.answer?.units[0];
  if (second === undefined || units === undefined) return null;
  return `${count(units.count)} ${units.count === 1 ? second.singular : second.plural}`;
}
