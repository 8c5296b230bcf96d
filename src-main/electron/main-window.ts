import { join } from "node:path";
import type { BrowserWindow } from "electron";
import type { Channel } from "../../src-contract/rpc.ts";
import { type DesktopQuestion, windowCrashed, windowHangs } from "../../src-wording/desktop.ts";
import type { ElectronModule } from "./electron-module.ts";
import { pageAddress } from "./page-protocol.ts";
import { onWindowPage } from "./window-channel.ts";
import { keepPlace, placeWindow, readPlace, smallestSize } from "./window-place.ts";

export interface MainWindowOptions {
  readonly preload: string;
  /** The icon for systems that take it from the window. */
  readonly icon: string;
  /** Where the window's place is kept. */
  readonly folder: string;
  /** The page is there, for the first time or again: it talks over this channel. */
  readonly onPage: (channel: Channel) => void;
  /** The user wants to close the window: its page is to be asked. */
  readonly onCloseRequested: () => void;
}

export interface MainWindow {
  readonly window: BrowserWindow;
  /** The page has nothing left to say: closes the window. */
  close(): void;
  showTitle(title: string, unsaved: boolean): void;
  bringToFront(): void;
}

/** Opens the program's one window. */
export function openMainWindow(electron: ElectronModule, options: MainWindowOptions): MainWindow {
  const placeFile = join(options.folder, "window.json");
  const { maximized, ...bounds } = placeWindow(readPlace(placeFile), workAreas(electron));
  const window = new electron.BrowserWindow({
    ...bounds,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    icon: options.icon,
    show: false,
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? "#12161f" : "#f3f4f6",
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // Its dictionaries would be fetched.
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (maximized) window.maximize();
  // A page that never gets ready must not leave the program without a window.
  window.once("ready-to-show", () => window.show());
  window.webContents.once("did-fail-load", () => window.show());

  let pageIsThere = false;
  let mayClose = false;
  onWindowPage(electron, window.webContents, (channel) => {
    pageIsThere = true;
    channel.onClose(() => {
      pageIsThere = false;
    });
    options.onPage(channel);
  });
  window.on("close", (event) => {
    keepPlace(placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
    if (mayClose || !pageIsThere) return;
    event.preventDefault();
    options.onCloseRequested();
  });
  // The page's own title names the file; the window says it too.
  window.on("page-title-updated", (event) => event.preventDefault());
  mendWindow(electron, window);
  void window.loadURL(pageAddress);

  return {
    window,
    close: () => {
      mayClose = true;
      if (!window.isDestroyed()) window.close();
    },
    showTitle: (title, unsaved) => {
      if (window.isDestroyed()) return;
      window.setTitle(title);
      window.setDocumentEdited(unsaved);
    },
    bringToFront: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

/** A page that crashed or hangs: says so, and loads it again, where it finds its project as the host has it. */
function mendWindow(electron: ElectronModule, window: BrowserWindow): void {
  const ask = async ({ message, detail, answers }: DesktopQuestion): Promise<number> => {
    const { response } = await electron.dialog.showMessageBox(window, {
      type: "warning",
      message,
      detail,
      buttons: [...answers],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response;
  };
  let asking = false;
  const once = async (mend: () => Promise<void>) => {
    if (asking) return;
    asking = true;
    await mend();
    asking = false;
  };
  const afterCrash = async () => {
    if ((await ask(windowCrashed)) === 0) window.webContents.reload();
    else electron.app.quit();
  };
  let ending = false;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (ending || reason === "clean-exit") {
      ending = false;
      return;
    }
    void once(afterCrash);
  });
  window.on("unresponsive", () => {
    void once(async () => {
      const waits = (await ask(windowHangs)) === 0;
      // What hangs may crash while it is asked about.
      const crashed = window.webContents.isCrashed();
      if (waits && crashed) await afterCrash();
      if (waits) return;
      if (!crashed) {
        ending = true;
        window.webContents.forcefullyCrashRenderer();
      }
      window.webContents.reload();
    });
  });
}

function workAreas({ screen }: ElectronModule): readonly Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}
