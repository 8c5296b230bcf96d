import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { DataSource } from "../../src-contract/data-import.ts";
import { copyEngine } from "../host/engine/engine-copy.ts";
import { createHost, type Host } from "../host/host.ts";
import type { ElectronModule } from "./electron-module.ts";
import { startEngine } from "./engine-process.ts";
import { chooseFileToOpen, chooseFileToSave } from "./file-dialogs.ts";
import { restGraphicsAfterCrashes } from "./graphics.ts";
import { guard } from "./guard.ts";
import { type MainWindow, openMainWindow } from "./main-window.ts";
import { installMenu, type SystemMenu } from "./menu.ts";
import { registerPageScheme, servePage } from "./page-protocol.ts";
import type { ProgramFiles } from "./program-files.ts";
import { sourceFromWords } from "./start-words.ts";

export interface ApplicationStart {
  readonly files: ProgramFiles;
  /** The command line, the program itself first. */
  readonly words: readonly string[];
  readonly platform: NodeJS.Platform;
  /** Tells when the program has to end at once, as on Ctrl+C in the terminal it was started from. */
  readonly onInterrupt: (end: () => void) => void;
}

/** The desktop program, from its start to its end: one process of its kind, one window, one host. */
export function startApplication(electron: ElectronModule, start: ApplicationStart): void {
  const { files, words, platform, onInterrupt } = start;
  const { app } = electron;
  const asked = sourceFromWords(words.slice(1), app.isPackaged, process.cwd());
  if (!app.requestSingleInstanceLock({ open: asked })) {
    // The program that runs already opens it.
    app.exit(0);
    return;
  }
  if (platform === "win32") app.setAppUserModelId(windowsProgramId);
  const folder = app.getPath("userData");
  mkdirSync(folder, { recursive: true });
  registerPageScheme(electron);
  restGraphicsAfterCrashes(electron, folder);
  guard(electron);
  const outside = hearOutside(electron, asked);
  void app.whenReady().then(() => {
    servePage(electron, files.page);
    const host = openProgram(electron, { files, platform, folder, outside });
    endWithHost(electron, host);
    // There is nobody to ask: what is not saved is offered at the next start.
    const end = () => host.autosaveNow().then(host.close);
    onInterrupt(() => void end().finally(() => app.exit(0)));
  });
}

/** `appId` of electron-builder.yml: by it Windows knows our windows and recent files. */
const windowsProgramId = "io.github.crosslevel";

interface Program {
  readonly files: ProgramFiles;
  readonly platform: NodeJS.Platform;
  readonly folder: string;
  readonly outside: Outside;
}

function openProgram(electron: ElectronModule, { files, platform, folder, outside }: Program): Host {
  const { app } = electron;
  const around: { window: MainWindow | null; menu: SystemMenu | null } = { window: null, menu: null };
  const engine = copyEngine(files.engine);
  const host: Host = createHost({
    version: app.getVersion(),
    kind: "electron",
    platform: platform === "win32" ? "windows" : platform === "darwin" ? "macos" : "linux",
    nativeMenu: true,
    folders: { settings: folder, sessions: join(folder, "sessions"), samples: files.samples },
    startEngine: () => startEngine(electron, engine),
    dialogs: {
      open: (dialog) => chooseFileToOpen(electron, mainWindow.window, dialog),
      save: (dialog) => chooseFileToSave(electron, mainWindow.window, dialog),
    },
    window: {
      showCommands: ({ enabled, checked }) => around.menu?.showCommands(enabled, checked),
      showTitle: ({ title, unsaved }) => around.window?.showTitle(title, unsaved),
      showRecentFiles: (recentFiles) => {
        around.menu?.showRecentFiles(recentFiles);
        const [latest] = recentFiles;
        if (latest !== undefined) app.addRecentDocument(latest.path);
      },
      close: () => around.window?.close(),
    },
    open: outside.takeFirst(),
    log: (line) => console.error(line),
  });
  const open = (path: string) => host.tell("openRequested", { path });

  around.menu = installMenu(electron, platform, { run: (command) => host.tell("command", { command }), open });
  const mainWindow = openMainWindow(electron, {
    preload: files.preload,
    icon: files.icon,
    folder,
    onPage: host.connectWindow,
    onCloseRequested: () => host.tell("closeRequested", null),
  });
  around.window = mainWindow;
  outside.onOpen((path) => {
    mainWindow.bringToFront();
    if (path !== null) open(path);
  });
  app.on("window-all-closed", () => app.quit());
  return host;
}

/** The host gets the time to end its session before the process does. */
function endWithHost({ app }: ElectronModule, host: Host): void {
  let ended = false;
  app.on("will-quit", (event) => {
    if (ended) return;
    event.preventDefault();
    void host.close().finally(() => {
      ended = true;
      app.quit();
    });
  });
}

/** What the system asks the program to open: at its start, by a second start, or by a double click (macOS). */
interface Outside {
  /** What was asked for before the host was there. */
  takeFirst(): DataSource | null;
  /** What is asked for from now on; null: only to come to the front. */
  onOpen(open: (path: string | null) => void): void;
}

function hearOutside({ app }: ElectronModule, asked: DataSource | null): Outside {
  let first = asked;
  let open = (path: string | null) => {
    if (path !== null) first = { kind: "path", path };
  };
  app.on("open-file", (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on("second-instance", (_event, _words, _folder, data) => open(pathFrom(data)));
  return {
    takeFirst: () => first,
    onOpen: (opener) => {
      open = opener;
    },
  };
}

/** The path in what a second start hands over, which comes from another process. */
function pathFrom(data: unknown): string | null {
  const parsed = handedOver.safeParse(data);
  return parsed.success ? parsed.data.open.path : null;
}

const handedOver = z.object({ open: z.object({ kind: z.literal("path"), path: z.string() }) });
