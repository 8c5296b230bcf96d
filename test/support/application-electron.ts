import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { _electron, expect } from "@playwright/test";
import { electronProgram } from "../../scripts/set-up/electron.mjs";
import type { OpenedApplication, Opening } from "./application.ts";
import { listenForComplaints } from "./complaints.ts";
import { killEngine } from "./process-tree.ts";

/** Electron itself, where its binary is. */
export async function openInElectron({ words, home }: Opening) {
  const executablePath = electronProgram();
  if (executablePath === null) throw new Error("Electron's binary is not here");
  const repository = fileURLToPath(new URL("../../", import.meta.url));
  const program = await _electron.launch({ executablePath, args: [`--user-data-dir=${home}`, repository, ...words] });
  const complaints = listenForComplaints(program.context());
  const ended = once(program.process(), "exit").then(([code]) => Number(code));
  let page = await program.firstWindow();

  return {
    host: "electron",
    home,
    complaints,
    address: page.url(),
    get page() {
      return page;
    },
    chooseCommand: async (id) => {
      const isOffered = () =>
        program.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.enabled === true, id);
      await expect.poll(isOffered, `the menu offers ${id}`).toBe(true);
      await expect(page.locator(".dialog-overlay")).toHaveCount(0);
      await program.evaluate(({ Menu }, item) => {
        Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
      }, id);
    },
    answerFileDialog: async (ask, path) => {
      await program.evaluate(({ dialog }, answer) => {
        const canceled = answer === null;
        dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths: canceled ? [] : [answer] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: answer ?? "" });
      }, path);
      await ask();
    },
    // A file made by a script has no path: a real drag is beyond Playwright. The stand-in covers it.
    dropFile: async (path) => {
      await program.evaluate(({ app }, file) => app.emit("open-file", { preventDefault: () => {} }, file), path);
    },
    closeWindow: () => program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    interrupt: () => void program.process().kill("SIGINT"),
    ended: () => ended,
    kill: async (which) => {
      if (which === "engine") return killEngine(program.process().pid ?? 0);
      if (which === "host") {
        program.process().kill("SIGKILL");
        await ended;
        return;
      }
      await program.evaluate(({ BrowserWindow, dialog }) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      });
      page = await program.firstWindow();
    },
    dispose: async () => {
      program.process().kill("SIGKILL");
    },
  } satisfies OpenedApplication;
}
