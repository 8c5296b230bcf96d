import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import type { BrowserContext, Page, Route } from "@playwright/test";
import type { StandInFiles } from "./build-stand-in.ts";
import type { MainProcessStart } from "./electron-main-process.ts";
import type { DialogAsked, DialogReply, FromScreen, ShownMenuItem, ToScreen } from "./electron-screen.ts";

/** A program of Electron's kind that runs on the stand-in, seen from a test: its pages, its menu, its dialogs. */
export interface StandInProgram {
  /** The page of its window; another one after the window crashed. */
  page(): Promise<Page>;
  send(message: FromScreen): void;
  /** Clicks an item of the menu; resolves once its page has heard of it, or the program has ended. */
  clickMenu(id: string): Promise<void>;
  readonly menu: readonly ShownMenuItem[];
  readonly titles: ReadonlyMap<number, string>;
  /** Dialogs that were asked and how they were answered. */
  readonly dialogs: readonly DialogAsked[];
  /** Answers dialogs in the order they come; one that finds no answer waits for it. */
  answerDialog(answer: DialogReply): void;
  readonly process: ChildProcess;
  /** Resolves with the exit code when the program has ended; its pages are gone then. */
  readonly ended: Promise<number>;
}

/** Chromium knows no scheme of ours; a page that comes from here stands for one from there. */
const shownOrigin = "https://crosslevel.invalid";

export function startOnStandIn(context: BrowserContext, files: StandInFiles, start: MainProcessStart): StandInProgram {
  const child = fork(files.mainProcess, [JSON.stringify(start)], { serialization: "advanced", execArgv: [] });
  const pages = new Map<number, ShownPage>();
  const responses = new Map<number, (response: Extract<ToScreen, { kind: "response" }>) => void>();
  const titles = new Map<number, string>();
  const dialogs: DialogAsked[] = [];
  const answers = queue<DialogReply>();
  const clicks: (() => void)[] = [];
  let menu: readonly ShownMenuItem[] = [];
  let nextRequest = 1;
  const send = (message: FromScreen) => {
    // A program that is ending may be gone between the two.
    if (child.connected) child.send(message, () => {});
  };
  const request = (url: string, method: string) => {
    const number = nextRequest++;
    send({ kind: "request", request: number, url, method });
    return new Promise<Extract<ToScreen, { kind: "response" }>>((resolve) => responses.set(number, resolve));
  };

  child.on("message", async (received) => {
    const message = received as ToScreen;
    switch (message.kind) {
      case "window-opened":
        pages.set(message.window, new ShownPage(context, files, send, request, message));
        return;
      case "window-loads":
        return pages.get(message.window)?.load(message.url);
      case "to-page":
        return pages.get(message.window)?.tell(message.channel, message.words);
      case "window-closed":
        await pages.get(message.window)?.close();
        pages.delete(message.window);
        return;
      case "window-title":
        titles.set(message.window, message.title);
        return;
      case "menu":
        menu = message.items;
        return;
      case "menu-click-handled":
        await Promise.all([...pages.values()].map((page) => page.heardAll()));
        clicks.shift()?.();
        return;
      case "dialog":
        dialogs.push(message.asks);
        send({ kind: "dialog-answered", dialog: message.dialog, answer: await answers.take() });
        return;
      case "response":
        responses.get(message.request)?.(message);
        responses.delete(message.request);
    }
  });
  const ended = new Promise<number>((resolve) => {
    child.on("exit", async (code) => {
      await Promise.all([...pages.values()].map((page) => page.close()));
      for (const handled of clicks) handled();
      resolve(code ?? 1);
    });
  });

  return {
    page: async () => {
      const shown = await until(() => [...pages.values()][0]);
      return await shown.page();
    },
    send,
    clickMenu: (id) =>
      new Promise((resolve) => {
        clicks.push(resolve);
        send({ kind: "menu-clicked", id });
      }),
    get menu() {
      return menu;
    },
    titles,
    dialogs,
    answerDialog: (answer) => answers.put(answer),
    process: child,
    ended,
  };
}

/** One window's page in Chromium, with the program's preload script and the program's answers to its requests. */
class ShownPage {
  readonly #context: BrowserContext;
  readonly #files: StandInFiles;
  readonly #send: (message: FromScreen) => void;
  readonly #request: (url: string, method: string) => Promise<Extract<ToScreen, { kind: "response" }>>;
  readonly #opened: Extract<ToScreen, { kind: "window-opened" }>;
  #page: Promise<Page> | null = null;
  /** Null before its first load, and after a crash. */
  #loaded: Promise<void> | null = null;
  #tells: Promise<void> = Promise.resolve();

  constructor(
    context: BrowserContext,
    files: StandInFiles,
    send: (message: FromScreen) => void,
    request: (url: string, method: string) => Promise<Extract<ToScreen, { kind: "response" }>>,
    opened: Extract<ToScreen, { kind: "window-opened" }>,
  ) {
    this.#context = context;
    this.#files = files;
    this.#send = send;
    this.#request = request;
    this.#opened = opened;
  }

  async page(): Promise<Page> {
    await await until(() => this.#loaded ?? undefined);
    return await this.#shown();
  }

  load(url: string): Promise<void> {
    this.#loaded = this.#shown().then(async (page) => {
      await page.goto(shownAs(url));
      this.#send({ kind: "page-loaded", window: this.#opened.window, url });
    });
    return this.#loaded;
  }

  /** In order, one after the other. */
  tell(channel: string, words: readonly unknown[]): Promise<void> {
    this.#tells = this.#tells.then(async () => {
      const page = await this.#page;
      // A page that is just going hears nothing any more.
      await page
        ?.evaluate(([name, given]) => window.electronStandIn.receive(name, given), [channel, words] as const)
        .catch(() => {});
    });
    return this.#tells;
  }

  /** Resolves when the page has heard all that it was told before. */
  heardAll(): Promise<void> {
    return this.#tells;
  }

  async close(): Promise<void> {
    const page = await this.#page;
    this.#page = null;
    await page?.close();
  }

  #shown(): Promise<Page> {
    this.#page ??= this.#open();
    return this.#page;
  }

  async #open(): Promise<Page> {
    const { window, size, preload } = this.#opened;
    const page = await this.#context.newPage();
    await page.setViewportSize({ width: size.width, height: size.height });
    await page.exposeBinding("electronStandInSend", ({ frame }, channel: string, words: readonly unknown[]) =>
      this.#send({
        kind: "from-page",
        window,
        frame: { url: programs(frame.url()), top: frame === page.mainFrame() },
        channel,
        words,
      }),
    );
    await page.addInitScript({ content: `${readFileSync(this.#files.page, "utf8")}\n${asPreload(preload)}` });
    await page.route("**/*", (route) => this.#answer(route));
    page.on("crash", () => {
      this.#page = null;
      this.#loaded = null;
      this.#send({ kind: "page-crashed", window });
    });
    return page;
  }

  async #answer(route: Route): Promise<void> {
    const { status, headers, body } = await this.#request(programs(route.request().url()), route.request().method());
    if (status === 0) await route.abort();
    else await route.fulfill({ status, headers, body: Buffer.from(body) });
  }
}

function asPreload(file: string): string {
  return `((require) => {\n${readFileSync(file, "utf8")}\n})((name) => window[name === "electron" ? "electronStandIn" : name].electron);`;
}

function shownAs(url: string): string {
  return url.replace("app://crosslevel", shownOrigin);
}

function programs(url: string): string {
  return url.replace(shownOrigin, "app://crosslevel");
}

function queue<Item>() {
  const items: Item[] = [];
  const waiting: ((item: Item) => void)[] = [];
  return {
    put: (item: Item) => {
      const taker = waiting.shift();
      if (taker === undefined) items.push(item);
      else taker(item);
    },
    take: (): Promise<Item> => {
      const item = items.shift();
      return item === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(item);
    },
  };
}

async function until<Value>(ask: () => Value | undefined): Promise<Value> {
  for (;;) {
    const value = ask();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
