import { EventEmitter } from "node:events";
import type { Rectangle } from "electron";
import type { StandInWindow } from "./electron-stand-in-window.ts";

export interface StandInSurroundings {
  readonly appPath: string;
  readonly userData: string;
  readonly isPackaged: boolean;
  /** Work areas of the displays, the main one first. */
  readonly displays: readonly Rectangle[];
  /** Required by node processes that stand in for utility processes: gives them a `process.parentPort`. */
  readonly parentPort: string;
  /** Whether this is the first start; a later one does not get the lock. */
  readonly first: boolean;
  /** Ends the process. */
  readonly exit: (code: number) => void;
}

/** The application's life: `ready` once, the lock, quitting with everyone asked on the way. */
export class StandInApp extends EventEmitter {
  readonly #surroundings: StandInSurroundings;
  readonly #paths = new Map<string, string>();
  #ready = false;
  #quitting = false;
  readonly isPackaged: boolean;
  readonly commandLine = { appendSwitch: () => {} };
  readonly recentDocuments: string[] = [];
  hardwareAcceleration = true;
  /** The windows that a quit has to close, set by the window class. */
  windows: () => readonly StandInWindow[] = () => [];

  constructor(surroundings: StandInSurroundings) {
    super();
    this.#surroundings = surroundings;
    this.isPackaged = surroundings.isPackaged;
  }

  async becomeReady(): Promise<void> {
    await Promise.resolve();
    if (this.#quitting) return;
    this.#ready = true;
    this.emit("ready", {}, {});
  }

  isReady(): boolean {
    return this.#ready;
  }

  whenReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((resolve) => this.once("ready", () => resolve()));
  }

  requestSingleInstanceLock(): boolean {
    return this.#surroundings.first;
  }

  getAppPath(): string {
    return this.#surroundings.appPath;
  }

  getVersion(): string {
    return "0.0.0-stand-in";
  }

  getName(): string {
    return "Crosslevel";
  }

  setName(): void {}

  setAppUserModelId(): void {}

  getPath(name: string): string {
    return this.#paths.get(name) ?? this.#surroundings.userData;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0;
  }

  disableHardwareAcceleration(): void {
    if (this.#ready) throw new Error("app.disableHardwareAcceleration belongs before app is ready");
    this.hardwareAcceleration = false;
  }

  /** Asks every window to close; one that does not ends the quitting. */
  quit(): void {
    this.#quitting = true;
    const goesOn = this.#emitPreventable("before-quit") && this.#closeWindows() && this.#emitPreventable("will-quit");
    if (goesOn) this.exit(0);
    else this.#quitting = false;
  }

  exit(code = 0): void {
    this.emit("quit", {}, code);
    this.#surroundings.exit(code);
  }

  /** Called when the last window is gone. */
  allWindowsClosed(): void {
    if (this.#quitting) return;
    if (this.listenerCount("window-all-closed") === 0) this.quit();
    else this.emit("window-all-closed");
  }

  #closeWindows(): boolean {
    for (const window of this.windows()) window.close();
    return this.windows().length === 0;
  }

  #emitPreventable(name: string): boolean {
    let prevented = false;
    this.emit(name, {
      preventDefault: () => {
        prevented = true;
      },
    });
    return !prevented;
  }
}
