import type { Settings } from "../../src-contract/settings.ts";
import type { App } from "../app/app.ts";
import { changeSettings, nextTextSize } from "../state/settings.ts";
import type { Screen } from "../state/view.ts";
import { showScreen } from "../state/views.ts";
import type { Command, CommandsOf } from "./command.ts";

type ViewCommandId =
  | `view.${Exclude<Screen, "welcome">}`
  | `view.theme.${Settings["theme"]}`
  | "view.textLarger"
  | "view.textSmaller"
  | "view.textReset";

export function viewCommands({ store }: App): CommandsOf<ViewCommandId> {
  const screen = (id: Screen): Command => ({
    when: ({ history }) => history.present.tables.length > 0,
    checked: ({ view }) => view.screen === id,
    run: () => store.update((state) => showScreen(state, id)),
  });
  const theme = (id: Settings["theme"]): Command => ({
    when: () => true,
    checked: ({ settings }) => settings.theme === id,
    run: () => store.update((state) => changeSettings(state, { theme: id })),
  });
  const text = (direction: 1 | -1): Command => ({
    when: ({ settings }) => nextTextSize(settings.textSize, direction) !== settings.textSize,
    run: () =>
      store.update((state) => changeSettings(state, { textSize: nextTextSize(state.settings.textSize, direction) })),
  });
  return {
    "view.data": screen("data"),
    "view.levels": screen("levels"),
    "view.model": screen("model"),
    "view.results": screen("results"),
    "view.report": screen("report"),
    "view.theme.system": theme("system"),
    "view.theme.light": theme("light"),
    "view.theme.dark": theme("dark"),
    "view.textLarger": text(1),
    "view.textSmaller": text(-1),
    "view.textReset": {
      when: ({ settings }) => settings.textSize !== 100,
      run: () => store.update((state) => changeSettings(state, { textSize: 100 })),
    },
  };
}
