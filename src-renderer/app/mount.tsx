import "../style/style.ts";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import type { Host } from "../host/host.ts";
import { startLive } from "../live/start-live.ts";
import { AppContext } from "../state/app-context.ts";
import type { App } from "./app.ts";
import { createApp } from "./create-app.ts";
import { Window } from "./Window.tsx";

/** Shows the window in `element`, over `host`. */
export function mount(element: HTMLElement, host: Host): App {
  const app = createApp(host);
  createRoot(element).render(
    <StrictMode>
      <I18nProvider locale="en-US">
        <AppContext value={app}>
          <Window />
        </AppContext>
      </I18nProvider>
    </StrictMode>,
  );
  startLive(app);
  return app;
}
