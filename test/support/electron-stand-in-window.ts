import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions, Rectangle } from "electron";
import type { FromScreen, StandInScreen } from "./electron-screen.ts";
import type { StandInApp } from "./electron-stand-in-app.ts";

/** What all windows of one program share. */
export interface WindowsOnScreen {
  readonly screen: StandInScreen;
  readonly app: StandInApp;
  readonly ipcMain: EventEmitter;
  readonly open: Map<number, StandInWindow>;
}

/** `BrowserWindow`: shown by the screen, from which it hears by its number. */
export class StandInWindow extends EventEmitter {
  readonly #windows: WindowsOnScreen;
  readonly #number: number;
  readonly webContents: StandInContents;
  readonly options: BrowserWindowConstructorOptions;
  #bounds: Rectangle;
  #maximized = false;
  #destroyed = false;

  constructor(windows: WindowsOnScreen, options: BrowserWindowConstructorOptions) {
    super();
    const { screen, app, open } = windows;
    if (!app.isReady()) throw new Error("BrowserWindow belongs after app is ready");
    this.#windows = windows;
    this.#number = Math.max(0, ...open.keys()) + 1;
    this.options = options;
    const { x = 0, y = 0, width = 800, height = 600, webPreferences } = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new StandInContents(screen, this.#number);
    open.set(this.#number, this);
    screen.show({
      kind: "window-opened",
      window: this.#number,
      size: this.#bounds,
      preload: webPreferences?.preload ?? "",
    });
    app.emit("web-contents-created", {}, this.webContents);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  heard(message: Extract<FromScreen, { window: number }>): void {
    switch (message.kind) {
      case "page-loaded":
        this.webContents.loaded(message.url);
        this.emit("ready-to-show");
        return;
      case "from-page": {
        const { frame, channel, words } = message;
        const senderFrame = { url: frame.url, parent: frame.top ? null : {} };
        this.#windows.ipcMain.emit(channel, { sender: this.webContents, senderFrame }, ...words);
        return;
      }
      case "page-crashed":
        this.webContents.crash("crashed");
        return;
      case "page-hangs":
        this.emit("unresponsive");
        return;
      case "user-closes":
        this.close();
    }
  }

  close(): void {
    let prevented = false;
    this.emit("close", {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    const { screen, app, open } = this.#windows;
    open.delete(this.#number);
    this.webContents.destroyed();
    screen.show({ kind: "window-closed", window: this.#number });
    this.emit("closed");
    if (open.size === 0) app.allWindowsClosed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setTitle(title: string): void {
    this.#windows.screen.show({ kind: "window-title", window: this.#number, title });
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  setBounds(bounds: Rectangle): void {
    this.#bounds = bounds;
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isMinimized(): boolean {
    return false;
  }

  show(): void {}

  focus(): void {}

  restore(): void {}

  setDocumentEdited(): void {}
}

/** `WebContents`: the page in a window. */
export class StandInContents extends EventEmitter {
  readonly #screen: StandInScreen;
  readonly #window: number;
  #url = "";
  #destroyed = false;
  #crashed = false;
  #loading: () => void = () => {};
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: "allow" });

  constructor(screen: StandInScreen, window: number) {
    super();
    this.#screen = screen;
    this.#window = window;
  }

  loadURL(url: string): Promise<void> {
    this.#url = url;
    this.#crashed = false;
    this.#screen.show({ kind: "window-loads", window: this.#window, url });
    return new Promise((resolve) => {
      this.#loading = resolve;
    });
  }

  loaded(url: string): void {
    this.#url = url;
    this.emit("dom-ready");
    this.emit("did-finish-load");
    this.#loading();
  }

  reload(): void {
    void this.loadURL(this.#url);
  }

  getURL(): string {
    return this.#url;
  }

  send(channel: string, ...words: readonly unknown[]): void {
    if (this.#destroyed) throw new TypeError("Object has been destroyed");
    if (!this.#crashed) this.#screen.show({ kind: "to-page", window: this.#window, channel, words });
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  crash(reason: string): void {
    this.#crashed = true;
    this.emit("render-process-gone", {}, { reason, exitCode: 1 });
  }

  /** The end of the process is told later, as in Electron; one that has ended does not end again. */
  forcefullyCrashRenderer(): void {
    if (this.#crashed) return;
    setImmediate(() => this.emit("render-process-gone", {}, { reason: "killed", exitCode: 1 }));
  }

  destroyed(): void {
    this.#destroyed = true;
    this.emit("destroyed");
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler;
  }

  /** What the program says when a page asks for another window. */
  opens(url: string): string {
    return this.#openHandler({ url }).action;
  }
}
