import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { endDesktops, loadPage, startDesktop as start } from "../support/desktop-program.ts";
import { soon } from "../support/soon.ts";

afterEach(endDesktops);

describe("the desktop program", () => {
  it("loads the page again after it crashed, when the user wants so", async () => {
    const { screen } = await start();
    const before = loadPage(screen);
    screen.send({ kind: "page-crashed", window: 1 });
    await soon(() => expect(screen.of("dialog")).toHaveLength(1));
    expect(screen.of("dialog")[0]?.asks.options).toMatchObject({ message: "The window has stopped working." });
    screen.send({ kind: "dialog-answered", dialog: 1, answer: 0 });
    await soon(() => expect(screen.of("window-loads")).toHaveLength(2));
    expect(before.closed).toBe(false);
    expect((await loadPage(screen).client.start(null)).ok).toBe(true);
  });

  it("ends after a crash when the user wants so", async () => {
    const { screen, exits } = await start();
    loadPage(screen);
    screen.send({ kind: "page-crashed", window: 1 });
    await soon(() => expect(screen.of("dialog")).toHaveLength(1));
    screen.send({ kind: "dialog-answered", dialog: 1, answer: 1 });
    await soon(() => expect(exits).toEqual([0]));
  });

  it("asks what to do about a page that hangs", async () => {
    const { screen } = await start();
    loadPage(screen);
    screen.send({ kind: "page-hangs", window: 1 });
    await soon(() => expect(screen.of("dialog")).toHaveLength(1));
    screen.send({ kind: "dialog-answered", dialog: 1, answer: 0 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.of("window-loads")).toHaveLength(1);
    screen.send({ kind: "page-hangs", window: 1 });
    await soon(() => expect(screen.of("dialog")).toHaveLength(2));
    screen.send({ kind: "dialog-answered", dialog: 2, answer: 1 });
    await soon(() => expect(screen.of("window-loads")).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.of("dialog")).toHaveLength(2);
  });

  it("asks again about a page that crashed while the question was whether to wait for it", async () => {
    const { screen } = await start();
    loadPage(screen);
    screen.send({ kind: "page-hangs", window: 1 });
    await soon(() => expect(screen.of("dialog")).toHaveLength(1));
    screen.send({ kind: "page-crashed", window: 1 });
    screen.send({ kind: "dialog-answered", dialog: 1, answer: 0 });
    await soon(() => expect(screen.of("dialog")).toHaveLength(2));
    expect(screen.of("dialog")[1]?.asks.options).toMatchObject({ message: "The window has stopped working." });
    screen.send({ kind: "dialog-answered", dialog: 2, answer: 0 });
    await soon(() => expect(screen.of("window-loads")).toHaveLength(2));
  });

  it("asks about a crash after a reload, too, of a page that crashed while it hung", async () => {
    const { screen } = await start();
    loadPage(screen);
    screen.send({ kind: "page-hangs", window: 1 });
    await soon(() => expect(screen.of("dialog")).toHaveLength(1));
    screen.send({ kind: "page-crashed", window: 1 });
    screen.send({ kind: "dialog-answered", dialog: 1, answer: 1 });
    await soon(() => expect(screen.of("window-loads")).toHaveLength(2));
    screen.send({ kind: "page-crashed", window: 1 });
    await soon(() => expect(screen.of("dialog")).toHaveLength(2));
  });

  it("draws without the graphics card at the start after its process kept crashing", async () => {
    const userData = mkdtempSync(join(tmpdir(), "crosslevel-graphics-"));
    const accelerated = (program: Awaited<ReturnType<typeof start>>) =>
      (program.electron.app as unknown as { hardwareAcceleration: boolean }).hardwareAcceleration;
    const first = await start({ userData });
    for (const _crash of [1, 2, 3]) first.screen.send({ kind: "gpu-crashed" });
    expect(accelerated(first)).toBe(true);
    expect(accelerated(await start({ userData }))).toBe(false);
    expect(accelerated(await start({ userData }))).toBe(true);
  });
});
