import type { ElectronModule } from "./electron-module.ts";
import { pageAddress, pageScheme } from "./page-protocol.ts";

/** What the window needs of what a page has to ask for: the clipboard. */
const granted: readonly string[] = ["clipboard-read", "clipboard-sanitized-write"];
const localSchemes: readonly string[] = [`${pageScheme}:`, "blob:", "data:", "devtools:"];

/**
 * Electron's security checklist, as far as it is not in the window's own preferences: no page but ours, no second window,
 * no permission but the clipboard's, and no request that leaves the machine.
 */
export function guard({ app, session }: ElectronModule): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-navigate", (event) => {
      if (!event.url.startsWith(pageAddress)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
  void app.whenReady().then(() => {
    const { defaultSession } = session;
    defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
      answer(granted.includes(permission) && requestingUrl.startsWith(pageAddress)),
    );
    defaultSession.setPermissionCheckHandler(
      (_contents, permission, origin) =>
        granted.includes(permission) && `${origin.replace(/\/$/, "")}/` === pageAddress,
    );
    defaultSession.setDevicePermissionHandler(() => false);
    defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
      answer({ cancel: !localSchemes.includes(new URL(url).protocol) }),
    );
  });
}
