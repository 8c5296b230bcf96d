import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostApi, HostEvents } from "../../src-contract/host-api.ts";
import { connect } from "../../src-contract/rpc.ts";
import { startApplication } from "../../src-main/electron/application.ts";
import { bytesChannel, helloChannel } from "../../src-main/electron/bridge-channels.ts";
import { screenStandIn, standIn, type UnitStart } from "./electron-unit.ts";

/** The desktop program on the stand-in for Electron, without a browser: for tests of what it does with its window. */

const folder = mkdtempSync(join(tmpdir(), "crosslevel-desktop-"));
const engine = join(folder, "engine.mjs");
writeFileSync(engine, "process.on('message', () => {});");
writeFileSync(join(folder, "index.html"), "<p>the window</p>");
export const page = "app://crosslevel/";
const running: (() => void)[] = [];

/** Ends what was started: after each test. */
export function endDesktops(): void {
  for (const end of running.splice(0)) end();
}

interface Start extends UnitStart {
  readonly words?: readonly string[];
  /** A file that is double-clicked on macOS, where the program hears of it before it is ready. */
  readonly doubleClicked?: string;
}

export async function startDesktop({ words = [], doubleClicked, ...surroundings }: Start = {}) {
  const screen = screenStandIn();
  const program = standIn(screen, surroundings);
  const files = { page: folder, preload: "/preload.cjs", engine, samples: folder, icon: "/icon.png" };
  let interrupt = () => {};
  startApplication(program.electron, {
    files,
    words: ["/crosslevel", ...words],
    platform: "linux",
    onInterrupt: (end) => {
      interrupt = end;
    },
  });
  running.push(() => {
    for (const child of program.children) child.kill("SIGKILL");
  });
  if (doubleClicked !== undefined) screen.send({ kind: "file-opened", path: doubleClicked });
  await program.ready();
  return { screen, interrupt: () => interrupt(), ...program };
}

/** The window's side, as its page would connect. */
export function loadPage(screen: ReturnType<typeof screenStandIn>, url = page, top = true) {
  const frame = { url, top };
  screen.send({ kind: "from-page", window: 1, frame, channel: helloChannel, words: [] });
  let receive: (bytes: Uint8Array) => void = () => {};
  const told = screen.of("to-page").length;
  let heard = told;
  const pump = setInterval(() => {
    for (const { words } of screen.of("to-page").slice(heard)) {
      heard++;
      receive(words[0] as Uint8Array);
    }
  }, 1);
  running.push(() => clearInterval(pump));
  return connect<HostApi, Record<never, never>, HostEvents>(
    {
      send: (bytes) => screen.send({ kind: "from-page", window: 1, frame, channel: bytesChannel, words: [bytes] }),
      onMessage: (received) => {
        receive = received;
      },
      onClose: () => {},
    },
    {},
  );
}
