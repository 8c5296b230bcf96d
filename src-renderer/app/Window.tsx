import { useEffect } from "react";
import { TabList, Tabs } from "react-aria-components";
import { listenToKeys } from "../commands/keys.ts";
import { LinkedPanel, LinkedTab } from "../parts/LinkedTab.tsx";
import { Coach } from "../screens/guide/Coach.tsx";
import { useApp, useAppState, useUpdate } from "../state/app-context.ts";
import { type Screen, screens } from "../state/view.ts";
import { showScreen } from "../state/views.ts";
import { CommandButton, CommandIconButton } from "./CommandButtons.tsx";
import { ConnectionLost } from "./ConnectionLost.tsx";
import { ConnectionOver } from "./ConnectionOver.tsx";
import { Dialogs } from "./Dialogs.tsx";
import { DropZone } from "./DropZone.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { FileState } from "./FileState.tsx";
import { MenuBar } from "./MenuBar.tsx";
import { Problems } from "./Messages.tsx";
import { usePaneKeys } from "./panes.ts";
import { StatusBar } from "./StatusBar.tsx";
import { screenComponents } from "./screens.ts";
import { screenTitles, TabTitle } from "./TabTitle.tsx";
import { useAppearance } from "./use-appearance.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { usePaste } from "./use-paste.ts";
import "./window.css";

/** The window: menu bar, tabs, the screen in view, problems, status bar; dialogs lie over it. */
export function Window() {
  const app = useApp();
  useAppearance();
  usePaneKeys();
  usePaste();
  useEffect(() => listenToKeys(app), [app]);
  const nativeMenu = useAppState((state) => state.start?.nativeMenu ?? true);
  return (
    <div className="window">
      {!nativeMenu && (
        <nav className="window-menu" aria-label="Menus" data-pane="menu">
          <span className="window-name">Crosslevel</span>
          <MenuBar />
        </nav>
      )}
      <Steps />
      <Problems />
      <StatusBar />
      <Coach />
      <Dialogs />
      <DropZone />
      <ConnectionOver />
    </div>
  );
}

/** The steps of the walk as tabs, and the screen of the one in view. */
function Steps() {
  const screen = useAppState((state) => state.view.screen);
  const table = useAppState((state) => state.view.table);
  const hasData = useAppState((state) => state.history.present.tables.length > 0);
  const hasReport = useAppState((state) => state.history.present.report.length > 0);
  const hasDialog = useAppState((state) => state.dialog !== null);
  const update = useUpdate();
  useKeptFocus(panelOf(screen), hasDialog);
  const ScreenComponent = screenComponents[screen];
  const shown = (
    <ErrorBoundary subject={`${screen} ${table}`}>
      <ScreenComponent />
    </ErrorBoundary>
  );
  return (
    <div className="window-tabs">
      <header className="window-head">
        <Tabs selectedKey={screen} onSelectionChange={(key) => update((state) => showScreen(state, key as Screen))}>
          <TabList className="window-tab-list" aria-label="Steps" data-pane="tabs">
            {screens.map((tab) => (
              <LinkedTab
                key={tab}
                id={tab}
                panel={panelOf(tab)}
                isDisabled={tab !== "welcome" && !hasData}
                className="window-tab"
              >
                <TabTitle screen={tab} />
              </LinkedTab>
            ))}
          </TabList>
        </Tabs>
        <div className="window-file" data-pane="file">
          <FileState />
          <CommandIconButton id="edit.undo" icon="undo" />
          <CommandIconButton id="edit.redo" icon="redo" />
          <CommandButton id="file.open" className="window-open" />
          {hasReport && (
            <CommandButton id="report.exportDocx" kind="primary" className="window-export">
              Export report…
            </CommandButton>
          )}
        </div>
      </header>
      <ConnectionLost />
      <main className="window-main">
        <LinkedPanel key={screen} id={panelOf(screen)} className="window-panel">
          {screen !== "welcome" && <h1 className="visually-hidden">{screenTitles[screen]}</h1>}
          {shown}
        </LinkedPanel>
      </main>
    </div>
  );
}

function panelOf(screen: Screen): string {
  return `screen-${screen}`;
}
