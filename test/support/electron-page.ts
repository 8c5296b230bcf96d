import type { ContextBridge, IpcRenderer, WebUtils } from "electron";

/**
 * What the preload script's `require("electron")` gets in a page of Chromium: `contextBridge`, `ipcRenderer` and
 * `webUtils` as far as the preload script uses them. Runs in the page before the preload script and any script of it.
 */
export interface PageSide {
  readonly electron: {
    readonly contextBridge: Pick<ContextBridge, "exposeInMainWorld">;
    readonly ipcRenderer: Pick<IpcRenderer, "send"> & { on(channel: string, heard: Heard): void };
    readonly webUtils: Pick<WebUtils, "getPathForFile">;
  };
  /** Called from outside: a message of the main process. */
  receive(channel: string, words: readonly unknown[]): void;
  /** Called from outside: where the files dropped next come from, by their names. */
  namePaths(paths: Readonly<Record<string, string>>): void;
}

declare global {
  interface Window {
    electronStandIn: PageSide;
    electronStandInSend(channel: string, words: readonly unknown[]): Promise<void>;
  }
}

type Heard = (event: object, ...words: unknown[]) => void;

const listeners = new Map<string, Heard[]>();
let paths: Readonly<Record<string, string>> = {};

window.electronStandIn = {
  electron: {
    contextBridge: {
      exposeInMainWorld: (name, api: object) => {
        Object.defineProperty(window, name, { value: bridged(api), enumerable: true });
      },
    },
    ipcRenderer: {
      send: (channel, ...words) => void window.electronStandInSend(channel, words),
      on: (channel, heard) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), heard]);
      },
    },
    webUtils: { getPathForFile: (file) => paths[file.name] ?? "" },
  },
  receive: (channel, words) => {
    for (const heard of listeners.get(channel) ?? []) heard({}, ...words);
  },
  namePaths: (given) => {
    paths = given;
  },
};

/** What crosses Electron's bridge: functions as functions, everything else as a copy; what cannot be copied throws. */
function bridged(value: unknown): unknown {
  if (typeof value === "function") {
    return (...words: unknown[]) => bridged(Reflect.apply(value, null, words.map(bridged)));
  }
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof File) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bridged(item)])));
}
