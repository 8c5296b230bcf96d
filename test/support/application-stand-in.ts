import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import type { OpenedApplication, Opening } from "./application.ts";
import { crash } from "./application-browser.ts";
import { standInFiles } from "./build-stand-in.ts";
import { listenForComplaints } from "./complaints.ts";
import { dropFile } from "./drop-file.ts";
import { type StandInProgram, startOnStandIn } from "./electron-pages.ts";
import type { ShownMenuItem } from "./electron-screen.ts";
import { killEngine } from "./process-tree.ts";

/** The desktop host as it is built, with the stand-in for Electron. */
export async function openOnStandIn({ browser, words, home, resources, context: options }: Opening) {
  const context = await browser.newContext(options);
  const complaints = listenForComplaints(context);
  const isPackaged = resources !== "";
  const program = startOnStandIn(context, standInFiles, {
    words,
    isPackaged,
    appPath: isPackaged ? join(resources, "app.asar") : fileURLToPath(new URL("../../", import.meta.url)),
    resourcesPath: resources,
    userData: home,
    displays: [{ x: 0, y: 0, width: 1440, height: 900 }],
    parentPort: standInFiles.parentPort,
    first: true,
  });
  let page = await program.page();

  return {
    host: "electron-stand-in",
    home,
    complaints,
    program,
    address: page.url(),
    get page() {
      return page;
    },
    chooseCommand: async (id) => {
      // As a user does, once the menu offers it and no dialog covers the window.
      await expect.poll(() => offers(program.menu, id), `the menu offers ${id}`).toBe(true);
      await expect(page.locator(".dialog-overlay")).toHaveCount(0);
      await program.clickMenu(id);
    },
    answerFileDialog: async (ask, path) => {
      program.answerDialog(path);
      await ask();
    },
    dropFile: async (path) => {
      const name = path.slice(path.lastIndexOf("/") + 1);
      await page.evaluate((paths) => window.electronStandIn.namePaths(paths), { [name]: path });
      await dropFile(page, path);
    },
    closeWindow: async () => program.send({ kind: "user-closes", window: 1 }),
    interrupt: () => void program.process.kill("SIGINT"),
    ended: () => program.ended,
    kill: async (which) => {
      if (which === "engine") return killEngine(program.process.pid ?? 0);
      if (which === "host") {
        program.process.kill("SIGKILL");
        await program.ended;
        return;
      }
      // The way on that the question after a crash offers first.
      program.answerDialog(0);
      await crash(page);
      page = await program.page();
    },
    dispose: async () => {
      program.process.kill("SIGKILL");
      await program.ended;
      await context.close();
    },
  } satisfies OpenedApplication & { readonly program: StandInProgram };
}

function offers(menu: readonly ShownMenuItem[], id: string): boolean {
  return menu.some((item) => (item.id === id && item.enabled) || offers(item.items, id));
}
