import { setTimeout as wait } from "node:timers/promises";
import type { HostApi, HostEvents, WindowApi } from "../../src-contract/host-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import { type Channel, type Client, connect, type Handlers } from "../../src-contract/rpc.ts";
import type { UploadAnswer } from "../../src-contract/window-connection.ts";
import { applicationCalls } from "./calls/application-calls.ts";
import { fileCalls } from "./calls/file-calls.ts";
import { projectCalls } from "./calls/project-calls.ts";
import { tableCalls } from "./calls/table-calls.ts";
import { checkHostInput } from "./check-input.ts";
import { engineCalls } from "./engine/engine-calls.ts";
import { keepEngine } from "./engine/engine-life.ts";
import { dataSources } from "./files/data-sources.ts";
import { recentFiles } from "./files/recent-files.ts";
import { type HostListener, hostListeners } from "./host-listeners.ts";
import type { HostParts } from "./host-parts.ts";
import type { HostOptions } from "./options.ts";
import { readSamples } from "./samples.ts";
import { createWorkspace } from "./workspace/workspace.ts";

/** The host: all the window can ask, answered the same way under Electron and in the browser. */
export interface Host {
  readonly handlers: Handlers<HostApi>;
  /** Hears what the host tells; returns a function that stops it. */
  hear(listener: HostListener): () => void;
  /** Tells the window: a menu item was chosen, a file opened from outside, the window is asked to close. */
  readonly tell: HostListener;
  /**
   * Serves a window over a channel until it closes: checks its calls, answers them, tells it what happens. A window that
   * comes back is served like a new one and finds its project in `start`.
   */
  connectWindow(channel: Channel): void;
  /** Keeps a file that a browser sends, for a `DataSource` of kind `upload`. Throws what `content` throws. */
  storeUpload(content: AsyncIterable<Uint8Array>): Promise<Outcome<UploadAnswer>>;
  /**
   * Has the window autosave its latest changes, before it is closed without being asked: Ctrl+C in the terminal, the
   * computer shuts down. A window that hangs is not waited for long.
   */
  autosaveNow(): Promise<void>;
  /** Ends the engine and the session, after a save that is under way. Work that is not saved, and that no window gave up, is kept for recovery. */
  close(): Promise<void>;
}

/** How long a window may take to autosave at the end, and a save that is under way, in milliseconds. */
const longestLastWords = 5000;
const longestSave = 3000;

export function createHost(options: HostOptions): Host {
  const { folders, log, now = () => new Date() } = options;
  const { hear, tell } = hostListeners();
  const life = keepEngine({
    start: options.startEngine,
    restore: async (engine) => (await workspace.place()).tables.restoreAll(engine),
    onState: (state) => tell("engine", { state }),
    onProgress: (progress) => tell("progress", progress),
    onDeath: (reason) => log(`the engine ended: ${reason}`),
  });
  const engine = engineCalls(life);
  const workspace = createWorkspace(folders.sessions, engine.calls, now);
  const samples = () => readSamples(folders.samples);
  const session = async () => (await workspace.place()).session.folder;
  const sources = dataSources(session, folders.samples, samples);
  const recent = recentFiles(folders.settings, now, (files) => options.window.showRecentFiles(files));
  const parts: HostParts = { options, engine, workspace, sources, recent, samples };
  const handlers: Handlers<HostApi> = {
    ...applicationCalls(parts),
    ...fileCalls(parts),
    ...tableCalls(parts),
    ...projectCalls(parts),
  };

  const windows = new Set<Client<WindowApi>>();

  return {
    handlers,
    hear,
    tell,
    connectWindow: (channel) => {
      const onBug = (error: unknown, method: string) => log(`${method}: ${errorText(error)}`);
      const window = connect<WindowApi, HostApi, Record<never, never>, HostEvents>(channel, handlers, {
        check: checkHostInput,
        onBug,
      });
      const deafen = hear(window.tell);
      windows.add(window.client);
      channel.onClose(() => {
        deafen();
        windows.delete(window.client);
      });
    },
    storeUpload: sources.storeUpload,
    autosaveNow: async () => {
      const patience = AbortSignal.timeout(longestLastWords);
      await Promise.all([...windows].map((window) => window.autosaveNow(null, patience)));
    },
    close: async () => {
      await Promise.race([workspace.finishSaving(), wait(longestSave, null, { ref: false })]);
      life.close();
      await workspace.close();
    },
  };
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
