import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { endDesktops, loadPage, page, startDesktop as start } from "../support/desktop-program.ts";
import { soon } from "../support/soon.ts";

afterEach(endDesktops);

describe("the desktop program", () => {
  it("opens one window with its page, shut off from Node", async () => {
    const { screen, electron } = await start();
    expect(screen.of("window-loads")).toEqual([{ kind: "window-loads", window: 1, url: page }]);
    const [window] = electron.BrowserWindow.getAllWindows() as unknown as readonly { options: object }[];
    expect(window?.options).toMatchObject({
      webPreferences: {
        preload: "/preload.cjs",
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
  });

  it("answers its page with the window's files, and nothing else", async () => {
    const { screen } = await start();
    screen.send({ kind: "request", request: 1, url: page, method: "GET" });
    screen.send({ kind: "request", request: 2, url: `${page}../../etc/passwd`, method: "GET" });
    screen.send({ kind: "request", request: 3, url: "app://elsewhere/", method: "GET" });
    screen.send({ kind: "request", request: 4, url: "https://example.org/", method: "GET" });
    await soon(() => expect(screen.of("response")).toHaveLength(4));
    const responses = new Map(screen.of("response").map((response) => [response.request, response]));
    expect(new TextDecoder().decode(responses.get(1)?.body)).toBe("<p>the window</p>");
    expect(responses.get(1)?.headers["content-security-policy"]).toContain("default-src 'none'");
    expect([2, 3].map((request) => responses.get(request)?.status)).toEqual([404, 404]);
    expect(responses.get(4)?.status).toBe(0);
  });

  it("lets no request leave the machine", async () => {
    const { session } = await start();
    const cancelled = (url: string) =>
      new Promise((resolve) => session.beforeRequest?.({ url }, ({ cancel = false }) => resolve(cancel)));
    for (const url of ["https://example.org/", "http://127.0.0.1/", "file:///etc/passwd", "ws://example.org/"]) {
      expect(await cancelled(url)).toBe(true);
    }
    for (const url of [page, "data:text/plain,a", "blob:app://crosslevel/1"]) expect(await cancelled(url)).toBe(false);
  });

  it("denies pages what they do not need", async () => {
    const { electron, session } = await start();
    const asked = (permission: string, requestingUrl: string) =>
      new Promise((resolve) => session.permissionRequest?.(null, permission, resolve, { requestingUrl }));
    expect(await asked("clipboard-read", page)).toBe(true);
    expect(await asked("clipboard-read", "https://evil.example/")).toBe(false);
    expect(await asked("geolocation", page)).toBe(false);
    expect(session.permissionCheck?.(null, "clipboard-sanitized-write", "app://crosslevel")).toBe(true);
    expect(session.permissionCheck?.(null, "media", "app://crosslevel")).toBe(false);

    const [window] = electron.BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { opens(url: string): string; emit(...words: unknown[]): void };
    expect(contents.opens("https://example.org/")).toBe("deny");
    const prevented: string[] = [];
    for (const url of [page, "https://example.org/", "file:///etc/passwd"]) {
      contents.emit("will-navigate", { url, preventDefault: () => prevented.push(url) });
    }
    expect(prevented).toEqual(["https://example.org/", "file:///etc/passwd"]);
    for (const event of ["will-redirect", "will-attach-webview"]) {
      contents.emit(event, { preventDefault: () => prevented.push(event) });
    }
    expect(prevented.slice(2)).toEqual(["will-redirect", "will-attach-webview"]);
    expect(session.devicePermission?.({ deviceType: "usb", origin: page })).toBe(false);
  });

  it("serves its own page over the bridge, and no other", async () => {
    const { screen } = await start({ words: ["/home/ada/study.crosslevel"] });
    const ours = await loadPage(screen).client.start(null);
    expect(ours).toMatchObject({
      ok: true,
      value: { host: "electron", nativeMenu: true, open: { kind: "path", path: "/home/ada/study.crosslevel" } },
    });
    const told = screen.of("to-page").length;
    void loadPage(screen, "https://evil.example/").client.start(null);
    void loadPage(screen, page, false).client.start(null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.of("to-page")).toHaveLength(told);
  });

  it("asks the page before the window closes, and ends when the page agrees", async () => {
    const { screen, exits } = await start();
    const window = loadPage(screen);
    let asked = 0;
    window.hear("closeRequested", () => {
      asked++;
    });
    screen.send({ kind: "user-closes", window: 1 });
    await soon(() => expect(asked).toBe(1));
    expect(screen.of("window-closed")).toEqual([]);
    void window.client.close(null);
    await soon(() => expect(exits).toEqual([0]));
    expect(screen.of("window-closed")).toHaveLength(1);
  });

  it("leaves no unsaved work and no session behind when the page agreed to close", async () => {
    const { screen, exits, electron } = await start();
    const window = loadPage(screen);
    await window.client.start(null);
    const sessions = join(electron.app.getPath("userData"), "sessions");
    expect(readdirSync(sessions)).toHaveLength(1);
    void window.client.close(null);
    await soon(() => expect(exits).toEqual([0]));
    expect(readdirSync(sessions)).toEqual([]);
  });

  it("ends on Ctrl+C without a question", async () => {
    const { screen, exits, interrupt } = await start();
    const window = loadPage(screen);
    await window.client.start(null);
    interrupt();
    await soon(() => expect(exits).toEqual([0]));
    expect(screen.of("dialog")).toEqual([]);
  });

  it("closes at once while no page is there to be asked", async () => {
    const { screen, exits } = await start();
    screen.send({ kind: "user-closes", window: 1 });
    await soon(() => expect(exits).toEqual([0]));
  });

  it("takes the file of a second start, which ends", async () => {
    const { screen } = await start();
    const opened: string[] = [];
    const window = loadPage(screen);
    window.hear("openRequested", ({ path }) => opened.push(path));
    screen.send({ kind: "started-again", data: { open: { kind: "path", path: "/home/ada/hsb.xlsx" } } });
    screen.send({ kind: "started-again", data: { open: null } });
    screen.send({ kind: "started-again", data: "nonsense" });
    screen.send({ kind: "file-opened", path: "/home/ada/other.sav" });
    await soon(() => expect(opened).toEqual(["/home/ada/hsb.xlsx", "/home/ada/other.sav"]));

    const second = await start({ first: false });
    expect(second.exits).toEqual([0]);
    expect(second.screen.of("window-opened")).toEqual([]);
  });

  it("opens the file it was started by with a double click", async () => {
    const { screen } = await start({ doubleClicked: "/home/ada/study.crosslevel" });
    const opened = await loadPage(screen).client.start(null);
    expect(opened).toMatchObject({ value: { open: { kind: "path", path: "/home/ada/study.crosslevel" } } });
  });

  it("names the files that were open last to the system", async () => {
    const userData = mkdtempSync(join(tmpdir(), "crosslevel-recent-"));
    const path = join(userData, "hsb.csv");
    writeFileSync(path, "school,ses\n1,2\n");
    writeFileSync(
      join(userData, "recent.json"),
      JSON.stringify([{ path, kind: "data", opened: "2026-01-01T00:00:00Z" }]),
    );
    const { screen, electron } = await start({ userData });
    await loadPage(screen).client.start(null);
    const { recentDocuments } = electron.app as unknown as { recentDocuments: readonly string[] };
    await soon(() => expect(recentDocuments).toEqual([path]));
  });

  it("passes commands of the system's menu on, and shows what the window says of them", async () => {
    const { screen } = await start();
    const window = loadPage(screen);
    const chosen: string[] = [];
    window.hear("command", ({ command }) => chosen.push(command));
    await window.client.showCommands({ enabled: ["file.save"], checked: [] });
    screen.send({ kind: "menu-clicked", id: "file.save" });
    await soon(() => expect(chosen).toEqual(["file.save"]));
    await window.client.showTitle({ title: "study.crosslevel – Crosslevel", unsaved: true });
    expect(screen.of("window-title").at(-1)?.title).toBe("study.crosslevel – Crosslevel");
  });
});
