import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronModule } from "./electron-module.ts";

const mostCrashes = 3;

/**
 * Chromium starts its graphics process again when it crashes. One that crashes over and over gets a rest: the next start
 * draws without it, the one after that tries it again.
 */
export function restGraphicsAfterCrashes({ app }: ElectronModule, folder: string): void {
  const note = join(folder, "graphics-crashed");
  if (existsSync(note)) {
    app.disableHardwareAcceleration();
    rmSync(note, { force: true });
  }
  let crashes = 0;
  app.on("child-process-gone", (_event, { type, reason }) => {
    if (type !== "GPU" || reason === "clean-exit" || ++crashes < mostCrashes) return;
    try {
      writeFileSync(note, "");
    } catch {}
  });
}
