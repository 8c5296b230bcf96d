import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { OpenedApplication, Opening } from "./application.ts";
import { isAboutEndedHost, listenForComplaints } from "./complaints.ts";
import { dropFile } from "./drop-file.ts";
import { killEngine } from "./process-tree.ts";
import { answerInWindow } from "./window-file-dialog.ts";
import { chooseInWindowMenu } from "./window-menu.ts";

/** `npm start -- --no-open …`, and a browser at the address it prints. */
export async function openInBrowser({ browser, words, home, context: options }: Opening) {
  const start = fileURLToPath(new URL("../../scripts/start.mjs", import.meta.url));
  const program = spawn(process.execPath, [start, "--no-open", ...words], {
    env: { ...process.env, CROSSLEVEL_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(program, "exit").then(([code]) => Number(code));
  const address = await printedAddress(program);
  const context = await browser.newContext(options);
  const complaints = listenForComplaints(context);
  let page = await opened(await context.newPage(), address);

  return {
    host: "browser",
    home,
    complaints: () => {
      const hasEnded = program.exitCode !== null || program.signalCode !== null;
      return complaints().filter((complaint) => !(hasEnded && isAboutEndedHost(complaint)));
    },
    address,
    get page() {
      return page;
    },
    chooseCommand: (id) => chooseInWindowMenu(page, id),
    answerFileDialog: async (ask, path) => {
      await ask();
      await answerInWindow(page, path);
    },
    dropFile: (path) => dropFile(page, path),
    closeWindow: () => page.close(),
    interrupt: () => void program.kill("SIGINT"),
    ended: () => ended,
    kill: async (which) => {
      if (which === "engine") return killEngine(program.pid ?? 0);
      if (which === "host") {
        program.kill("SIGKILL");
        await ended;
        return;
      }
      await crash(page);
      page = await opened(await context.newPage(), address);
    },
    dispose: async () => {
      program.kill("SIGKILL");
      await ended;
      await context.close();
    },
  } satisfies OpenedApplication;
}

/** Ends the page's renderer process. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  page.goto("chrome://crash").catch(() => {});
  await crashed;
}

async function opened(page: Page, address: string): Promise<Page> {
  await page.goto(address);
  // The key leaves the address before the window comes.
  await page.waitForURL(({ search }) => search === "");
  return page;
}

function printedAddress(program: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/\S+(?=\s)/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    program.stdout?.on("data", listen);
    program.stderr?.on("data", listen);
    program.on("exit", (code) => reject(new Error(`npm start ended with ${code} and said: ${said}`)));
  });
}
