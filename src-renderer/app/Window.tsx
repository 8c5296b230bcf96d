import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useAppState, useUpdate } from "../state/app-context.ts";
import { type Screen, screens } from "../state/view.ts";
import { showScreen } from "../state/views.ts";
import { StatusBar } from "./StatusBar.tsx";
import { screenComponents } from "./screens.ts";
import { TabTitle } from "./TabTitle.tsx";
import { useAppearance } from "./use-appearance.ts";
import "./window.css";

const tabs = screens.filter((screen) => screen !== "welcome");

/** The window: menu bar, tabs, the screen in view, status bar; dialogs and messages lie over it. */
export function Window() {
  useAppearance();
  const screen = useAppState((state) => state.view.screen);
  const hasData = useAppState((state) => state.history.present.tables.length > 0);
  const update = useUpdate();
  const ScreenComponent = screenComponents[screen];
  return (
    <div className="window">
      <Tabs
        className="window-tabs"
        selectedKey={screen}
        onSelectionChange={(key) => update((state) => showScreen(state, key as Screen))}
      >
        <header className="window-head">
          <TabList className="window-tab-list" aria-label="Steps">
            {tabs.map((tab) => (
              <Tab key={tab} id={tab} isDisabled={!hasData} className="window-tab">
                <TabTitle screen={tab} />
              </Tab>
            ))}
          </TabList>
        </header>
        <main className="window-main">
          {screen === "welcome" ? (
            <ScreenComponent />
          ) : (
            <TabPanel id={screen} className="window-panel">
              <ScreenComponent />
            </TabPanel>
          )}
        </main>
      </Tabs>
      <StatusBar />
    </div>
  );
}
