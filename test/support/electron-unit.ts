import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FromScreen, ShownMenuItem, ToScreen } from "./electron-screen.ts";
import { createElectronStandIn, type StandIn } from "./electron-stand-in.ts";

/** A screen that shows nothing and remembers everything, for tests of `src-main/electron` without a browser. */
export function screenStandIn() {
  const shown: ToScreen[] = [];
  let receive: (message: FromScreen) => void = () => {};
  return {
    show: (message: ToScreen) => {
      shown.push(message);
    },
    onMessage: (received: (message: FromScreen) => void) => {
      receive = received;
    },
    /** What happens on the screen. */
    send: (message: FromScreen) => receive(message),
    /** What was shown of a kind, in order. */
    of: <Kind extends ToScreen["kind"]>(kind: Kind) =>
      shown.filter((message): message is Extract<ToScreen, { kind: Kind }> => message.kind === kind),
    menu: (): readonly ShownMenuItem[] => shown.filter((message) => message.kind === "menu").at(-1)?.items ?? [],
  };
}

export type ScreenStandIn = ReturnType<typeof screenStandIn>;

export interface UnitStart {
  readonly userData?: string;
  readonly first?: boolean;
}

export function standIn(screen: ScreenStandIn, { userData, first = true }: UnitStart = {}) {
  const exits: number[] = [];
  const parentPort = join(mkdtempSync(join(tmpdir(), "crosslevel-port-")), "port.cjs");
  writeFileSync(parentPort, "");
  const program = createElectronStandIn(screen, {
    appPath: "/nowhere",
    userData: userData ?? mkdtempSync(join(tmpdir(), "crosslevel-electron-")),
    isPackaged: true,
    displays: [{ x: 0, y: 0, width: 1440, height: 900 }],
    parentPort,
    first,
    exit: (code) => exits.push(code),
  });
  return { ...program, exits };
}

export async function startedStandIn(screen: ScreenStandIn): Promise<StandIn> {
  const program = standIn(screen);
  await program.ready();
  return program;
}

export function find(items: readonly ShownMenuItem[], id: string): ShownMenuItem | undefined {
  return items.find((item) => item.id === id) ?? items.map((item) => find(item.items, id)).find((item) => item);
}
