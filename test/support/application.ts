import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import type { MenuCommandId } from "../../src-contract/commands.ts";
import { openInBrowser } from "./application-browser.ts";
import { openInElectron } from "./application-electron.ts";
import { openOnStandIn } from "./application-stand-in.ts";

/**
 * The application, opened in one of its hosts. Journeys import `test` and `expect` from here and run over every host of
 * `playwright.config.ts`.
 */
export interface Application {
  readonly host: HostKind;
  /** The window's page; another one after a crash. */
  readonly page: Page;
  /** Settings, recent files and sessions; give it to another `openApplication` to come back to them. */
  readonly home: string;
  /** What `npm start` printed, with its key; in Electron the page's. */
  readonly address: string;
  /** Chooses a menu's command: in the system's menu where there is one, else in the window's. */
  chooseCommand(id: MenuCommandId): Promise<void>;
  /** Answers the next question for a file, which `ask` brings up: with a path, or null to dismiss it. */
  answerFileDialog(ask: () => Promise<void>, path: string | null): Promise<void>;
  /** Drops a file on the window, as from the system's file manager. */
  dropFile(path: string): Promise<void>;
  /** Closes the window as its user does; in the browser its tab. */
  closeWindow(): Promise<void>;
  /** Ctrl+C in the terminal it was started from. */
  interrupt(): void;
  /** Waits until it has ended; the exit code. */
  ended(): Promise<number>;
  /** Ends a process without warning (kill -9). A killed window is back when this resolves. */
  kill(process: "engine" | "host" | "window"): Promise<void>;
}

export type HostKind = "browser" | "electron-stand-in" | "electron";

export interface ApplicationOptions {
  readonly host: HostKind;
  /** The packed program's `resources`; empty: this checkout. */
  readonly resources: string;
}

export interface OpenOptions {
  /** As after `npm start --`: `["--sample", "hsb"]`. */
  readonly words?: readonly string[];
  readonly home?: string;
  readonly context?: BrowserContextOptions;
}

/** What a host needs to open the application. */
export interface Opening {
  readonly browser: Browser;
  readonly words: readonly string[];
  readonly home: string;
  readonly resources: string;
  readonly context: BrowserContextOptions;
}

/** An application with what the tests need not see of it. */
export interface OpenedApplication extends Application {
  /** What its pages complained about. */
  complaints(): readonly string[];
  dispose(): Promise<void>;
}

interface Fixtures {
  /** Opens the application. A test fails when a page of it has an error, a warning or something refused. */
  readonly openApplication: (options?: OpenOptions) => Promise<Application>;
}

export const test = base.extend<Fixtures & ApplicationOptions>({
  host: ["browser", { option: true }],
  resources: ["", { option: true }],
  openApplication: async ({ browser, host, resources, contextOptions, viewport, permissions }, use) => {
    const opened: OpenedApplication[] = [];
    const folders: string[] = [];
    await use(async ({ words = [], home, context = {} } = {}) => {
      const folder = home ?? (await mkdtemp(join(tmpdir(), "crosslevel-journey-")));
      if (home === undefined) folders.push(folder);
      const usual = { ...contextOptions, viewport, ...(permissions === undefined ? {} : { permissions }) };
      const opening = { browser, words, home: folder, resources, context: { ...usual, ...context } };
      const application = await openers[host](opening);
      opened.push(application);
      return application;
    });
    const complaints = opened.flatMap((application) => application.complaints());
    for (const application of opened) await application.dispose();
    // A killed program's engine may still be writing into its folder.
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    expect(complaints, "what the pages complained about").toEqual([]);
  },
});

export { expect };

const openers = {
  browser: openInBrowser,
  "electron-stand-in": openOnStandIn,
  electron: openInElectron,
} satisfies Record<HostKind, (opening: Opening) => Promise<OpenedApplication>>;
