import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { DataSource } from "../../src-contract/data-import.ts";
import { keyParameter } from "../../src-contract/window-connection.ts";
import { copyEngine } from "../host/engine/engine-copy.ts";
import { forkEngine } from "../host/engine/forked-engine.ts";
import { createHost, type Host } from "../host/host.ts";
import { holdWindowFiles } from "../page/window-files.ts";
import { answerRequests } from "./answer-requests.ts";
import { createDoorkeeper } from "./doorkeeper.ts";
import { userFolder } from "./user-folder.ts";
import { serveSockets } from "./window-sockets.ts";

export interface ServeOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** What to open at the start. */
  readonly open: DataSource | null;
  /** Settings, recent files and sessions; default: the user's. */
  readonly home?: string;
  /** The checkout the program runs from. */
  readonly root: string;
  /** The user closed the program in its window. */
  readonly onClosed: () => void;
}

export type Served =
  | {
      readonly ok: true;
      /** With the key of this start. */
      readonly address: string;
      /** An address that opens the window once, for the command line of a browser. */
      addressForOnce(): string;
      close(): Promise<void>;
    }
  | { readonly ok: false; readonly problem: "port-taken" | "port-forbidden" | "no-loopback" };

const loopback = "127.0.0.1";

/** Serves the window to a browser of this machine, until `close`: closing its tab ends nothing. */
export async function serveWindow({ port, open, home = userFolder(), root, onClosed }: ServeOptions): Promise<Served> {
  const server = createServer({ requestTimeout: 60 * 60 * 1000 });
  const listening = await listen(server, port);
  if (typeof listening === "string") return { ok: false, problem: listening };
  const doorkeeper = createDoorkeeper(listening.port);
  const host = createBrowserHost(root, home, open, onClosed);
  const windowFiles = holdWindowFiles(join(root, "out/renderer"));
  const answer = answerRequests({ doorkeeper, windowFiles, storeUpload: host.storeUpload });
  server.on("request", (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  const sockets = serveSockets(server, doorkeeper, host.connectWindow);
  const addressWith = (key: string) => `http://${loopback}:${listening.port}/?${keyParameter}=${key}`;
  return {
    ok: true,
    address: addressWith(doorkeeper.key),
    addressForOnce: () => addressWith(doorkeeper.keyForOnce()),
    close: async () => {
      await host.autosaveNow();
      sockets.close();
      server.close();
      await host.close();
      server.closeAllConnections();
    },
  };
}

function createBrowserHost(root: string, home: string, open: DataSource | null, onClosed: () => void): Host {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const engine = copyEngine(join(root, "out/engine/engine.mjs"));
  return createHost({
    version,
    kind: "browser",
    platform: platformName(),
    nativeMenu: false,
    folders: { settings: home, sessions: join(home, "sessions"), samples: join(root, "assets/examples") },
    startEngine: () => forkEngine(engine),
    dialogs: null,
    // A page names and closes its tab itself.
    window: { showCommands: () => {}, showTitle: () => {}, showRecentFiles: () => {}, close: onClosed },
    open,
    log: (line) => console.error(line),
  });
}

function platformName(): "windows" | "macos" | "linux" {
  if (process.platform === "win32") return "windows";
  return process.platform === "darwin" ? "macos" : "linux";
}

type ListenProblem = Extract<Served, { ok: false }>["problem"];

function listen(server: Server, port: number): Promise<AddressInfo | ListenProblem> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve("port-taken");
      else resolve(error.code === "EACCES" ? "port-forbidden" : "no-loopback");
    });
    server.listen(port, loopback, () => resolve(server.address() as AddressInfo));
  });
}
