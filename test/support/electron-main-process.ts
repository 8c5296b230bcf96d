import Module from "node:module";
import { join } from "node:path";
import type { FromScreen, ToScreen } from "./electron-screen.ts";
import { createElectronStandIn } from "./electron-stand-in.ts";
import type { StandInSurroundings } from "./electron-stand-in-app.ts";

/**
 * A node process in the place of Electron's main process: runs the built program, with `require("electron")` answered by
 * the stand-in, whose windows the process that started this one shows.
 */
export interface MainProcessStart extends Omit<StandInSurroundings, "exit"> {
  readonly words: readonly string[];
  readonly resourcesPath: string;
}

const start = JSON.parse(process.argv[2] ?? "") as MainProcessStart;

const standIn = createElectronStandIn(
  {
    show: (message: ToScreen) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (receive) => process.on("message", (message) => receive(message as FromScreen)),
  },
  { ...start, exit: (code) => process.exit(code) },
);

// As in Electron: with the program's own path where it is not packaged.
process.argv = [process.execPath, ...(start.isPackaged ? [] : [start.appPath]), ...start.words];
Object.assign(process, { resourcesPath: start.resourcesPath });
process.on("disconnect", () => process.exit(1));
process.on("exit", () => {
  for (const child of standIn.children) child.kill("SIGKILL");
});

// The way in for `require`; untyped, for it is none of Node's public ones.
const loader = Module as unknown as { _load: (request: string, ...rest: readonly unknown[]) => unknown };
const load = loader._load;
loader._load = (request, ...rest) => (request === "electron" ? standIn.electron : load(request, ...rest));
Module.createRequire(import.meta.url)(join(start.appPath, "out/main/main.cjs"));
void standIn.ready();
