import { type MenuCommandId, menuCommands } from "../../src-contract/commands.ts";
import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import { isUnsaved } from "../state/documents.ts";

/** Tells the host what it shows for the window: the title, the state of the system's menu, the person's settings. */
export function mirrorToHost(app: App): () => void {
  const { store, host } = app;
  const told = { title: "", menu: "" };
  let settings = store.getState().settings;

  const showMenu = (menu: ReturnType<typeof menuState>) => {
    const menuText = JSON.stringify(menu);
    if (menuText === told.menu) return;
    told.menu = menuText;
    void host.calls.showCommands(menu);
  };
  const mirror = (state: AppState) => {
    if (state.start === null) return;
    const title = { title: titleOf(state), unsaved: isUnsaved(state) };
    const titleText = JSON.stringify(title);
    if (titleText !== told.title) {
      told.title = titleText;
      setPageTitle(title.title);
      void host.calls.showTitle(title);
    }
    // Which of all commands are possible is asked only for a menu that shows them all the time.
    if (state.start.nativeMenu) showMenu(menuState(app, state));
    if (state.settings !== settings) {
      settings = state.settings;
      // What the host just said at the start is no change.
      if (state.settings !== state.start.settings) void host.calls.changeSettings(state.settings);
    }
  };
  const stop = store.subscribe(mirror);
  mirror(store.getState());
  return stop;
}

/** "hsb-study — Crosslevel". */
function titleOf({ history: { present }, file }: AppState): string {
  if (present.tables.length === 0 && file.path === null) return "Crosslevel";
  return `${file.path?.split(/[/\\]/).at(-1) ?? present.title} — Crosslevel`;
}

function setPageTitle(title: string): void {
  if (typeof document !== "undefined") document.title = title;
}

function menuState({ commands }: App, state: AppState) {
  const ids = Object.keys(menuCommands) as MenuCommandId[];
  return {
    enabled: ids.filter((id) => state.dialog === null && commands[id].when(state)),
    checked: ids.filter((id) => commands[id].checked?.(state) ?? false),
  };
}
