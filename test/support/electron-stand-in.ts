import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions, Session } from "electron";
import type { ElectronModule } from "../../src-main/electron/electron-module.ts";
import type { DialogAsked, DialogReply, FromScreen, StandInScreen } from "./electron-screen.ts";
import { StandInApp, type StandInSurroundings } from "./electron-stand-in-app.ts";
import { StandInMenu } from "./electron-stand-in-menu.ts";
import { StandInWindow, type WindowsOnScreen } from "./electron-stand-in-window.ts";

/** What a test sees of the stand-in besides its screen. */
export interface StandIn {
  readonly electron: ElectronModule;
  readonly session: StandInSession;
  readonly ready: () => Promise<void>;
  readonly children: readonly ChildProcess[];
}

/**
 * The module `electron` for where its binary cannot be had: the same objects, events and order of events as far as
 * `src-main/electron` uses them, with windows shown by `screen`.
 */
export function createElectronStandIn(screen: StandInScreen, surroundings: StandInSurroundings): StandIn {
  const app = new StandInApp(surroundings);
  const ipcMain = new EventEmitter();
  const session = standInSession();
  const windows: WindowsOnScreen = { screen, app, ipcMain, open: new Map() };
  app.windows = () => [...windows.open.values()];
  const menu = new StandInMenu(screen);
  const dialogs = standInDialogs(screen);
  const handlers = new Map<string, (request: Request) => Promise<Response>>();
  const children: ChildProcess[] = [];

  screen.onMessage((message) => {
    switch (message.kind) {
      case "menu-clicked":
        menu.click(message.id);
        return screen.show({ kind: "menu-click-handled" });
      case "dialog-answered":
        return dialogs.answer(message.dialog, message.answer);
      case "request":
        return void respond(screen, handlers, session, message);
      case "file-opened":
        return void app.emit("open-file", { preventDefault: () => {} }, message.path);
      case "started-again":
        return void app.emit("second-instance", {}, [], "", message.data);
      case "gpu-crashed":
        return void app.emit("child-process-gone", {}, { type: "GPU", reason: "crashed", exitCode: 1 });
      default:
        windows.open.get(message.window)?.heard(message);
    }
  });

  const electron = {
    app,
    ipcMain,
    BrowserWindow: class BrowserWindow extends StandInWindow {
      static getAllWindows(): readonly StandInWindow[] {
        return app.windows();
      }

      constructor(options: BrowserWindowConstructorOptions) {
        super(windows, options);
      }
    },
    Menu: menu,
    dialog: dialogs.dialog,
    session: { defaultSession: session as unknown as Session },
    nativeTheme: { shouldUseDarkColors: false, themeSource: "system" },
    protocol: {
      registerSchemesAsPrivileged: () => {
        if (app.isReady()) throw new Error("protocol.registerSchemesAsPrivileged belongs before app is ready");
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
        if (!app.isReady()) throw new Error("protocol.handle belongs after app is ready");
        handlers.set(scheme, handler);
      },
    },
    screen: {
      getPrimaryDisplay: () => ({ workArea: surroundings.displays[0] }),
      getAllDisplays: () => surroundings.displays.map((workArea) => ({ workArea })),
    },
    utilityProcess: {
      fork: (file: string) => {
        if (!app.isReady()) throw new Error("utilityProcess.fork belongs after app is ready");
        const child = fork(file, [], { serialization: "advanced", execArgv: ["--require", surroundings.parentPort] });
        children.push(child);
        return utilityProcess(child);
      },
    },
  } as unknown as ElectronModule;
  return { electron, session, children, ready: () => app.becomeReady() };
}

type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { readonly requestingUrl: string },
) => void;

/** The handlers the program sets on its session, for tests to ask. */
export interface StandInSession {
  permissionRequest: PermissionRequestHandler | null;
  permissionCheck: ((contents: unknown, permission: string, origin: string) => boolean) | null;
  devicePermission: ((details: { readonly deviceType: string; readonly origin: string }) => boolean) | null;
  beforeRequest: ((details: { readonly url: string }, answer: (verdict: { cancel?: boolean }) => void) => void) | null;
}

function standInSession(): StandInSession {
  const session: StandInSession = {
    permissionRequest: null,
    permissionCheck: null,
    devicePermission: null,
    beforeRequest: null,
  };
  return Object.assign(session, {
    setPermissionRequestHandler: (handler: PermissionRequestHandler) => {
      session.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: NonNullable<StandInSession["permissionCheck"]>) => {
      session.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler: NonNullable<StandInSession["devicePermission"]>) => {
      session.devicePermission = handler;
    },
    webRequest: {
      onBeforeRequest: (handler: NonNullable<StandInSession["beforeRequest"]>) => {
        session.beforeRequest = handler;
      },
    },
  });
}

function standInDialogs(screen: StandInScreen) {
  const waiting = new Map<number, (answer: DialogReply) => void>();
  let next = 1;
  const ask = (asks: DialogAsked): Promise<DialogReply> =>
    new Promise((resolve) => {
      const dialog = next++;
      waiting.set(dialog, resolve);
      screen.show({ kind: "dialog", dialog, asks });
    });
  return {
    answer: (dialog: number, answer: DialogReply) => {
      waiting.get(dialog)?.(answer);
      waiting.delete(dialog);
    },
    // The window a dialog belongs to may be left out, as in Electron.
    dialog: {
      showOpenDialog: async (...words: readonly unknown[]) => {
        const answer = await ask({ kind: "open", options: Object(words.at(-1)) });
        return { canceled: answer === null, filePaths: answer === null ? [] : [String(answer)] };
      },
      showSaveDialog: async (...words: readonly unknown[]) => {
        const answer = await ask({ kind: "save", options: Object(words.at(-1)) });
        return { canceled: answer === null, filePath: answer === null ? "" : String(answer) };
      },
      showMessageBox: async (...words: readonly unknown[]) => {
        const answer = await ask({ kind: "message", options: Object(words.at(-1)) });
        return { response: Number(answer ?? 0), checkboxChecked: false };
      },
      showErrorBox: (title: string, content: string) => {
        void ask({ kind: "message", options: { message: title, detail: content } });
      },
    },
  };
}

/** Answers a page's request through the program's own handlers, after the session had its say. */
async function respond(
  screen: StandInScreen,
  handlers: ReadonlyMap<string, (request: Request) => Promise<Response>>,
  session: StandInSession,
  { request, url, method }: Extract<FromScreen, { kind: "request" }>,
): Promise<void> {
  const reply = (status: number, headers: Record<string, string>, body: Uint8Array) =>
    screen.show({ kind: "response", request, status, headers, body });
  const verdict = await new Promise<{ cancel?: boolean }>((resolve) =>
    session.beforeRequest === null ? resolve({}) : session.beforeRequest({ url }, resolve),
  );
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (verdict.cancel === true || handler === undefined) return reply(0, {}, new Uint8Array());
  const response = await handler(new Request(url, { method }));
  reply(response.status, Object.fromEntries(response.headers), new Uint8Array(await response.arrayBuffer()));
}

function utilityProcess(child: ChildProcess): EventEmitter {
  const utility = new EventEmitter();
  child.on("message", (message) => utility.emit("message", message));
  child.on("exit", (code) => utility.emit("exit", code ?? 1));
  child.on("spawn", () => utility.emit("spawn"));
  return Object.assign(utility, {
    pid: child.pid,
    postMessage: (message: Uint8Array) => {
      if (child.connected) child.send(message, () => {});
    },
    kill: () => child.kill(),
  });
}
