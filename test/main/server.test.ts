import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import type { HostApi } from "../../src-contract/host-api.ts";
import { connect } from "../../src-contract/rpc.ts";
import { closeCodes } from "../../src-contract/window-connection.ts";
import { type ServeOptions, serveWindow } from "../../src-main/web/server.ts";
import { socketChannel } from "../../src-main/web/socket-channel.ts";

const root = mkdtempSync(join(tmpdir(), "crosslevel-server-"));
for (const folder of ["out/renderer", "out/engine"]) mkdirSync(join(root, folder), { recursive: true });
writeFileSync(join(root, "package.json"), '{ "version": "1.2.3" }');
writeFileSync(join(root, "out/renderer/index.html"), "<p>the window</p>");
writeFileSync(join(root, "out/engine/engine.mjs"), "process.on('message', () => {});");

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(options: Partial<ServeOptions> = {}) {
  const home = mkdtempSync(join(tmpdir(), "crosslevel-home-"));
  const served = await serveWindow({ port: 0, open: null, home, root, onClosed: () => {}, ...options });
  if (!served.ok) throw new Error(served.problem);
  closers.push(served.close);
  const { origin, port } = new URL(served.address);
  const introduced = await fetch(served.address);
  const cookie = introduced.headers.get("set-cookie")?.split(";")[0] ?? "";
  return { ...served, origin, port: Number(port), cookie, introduced, home };
}

type Server = Awaited<ReturnType<typeof serve>>;

function openSocket(
  { origin, cookie }: Server,
  headers: Record<string, string> = {},
  path = "/socket",
): Promise<WebSocket | number> {
  const socket = new WebSocket(origin.replace("http", "ws") + path, {
    headers: { Origin: origin, Cookie: cookie, ...headers },
  });
  return new Promise((resolve) => {
    socket.on("open", () => resolve(socket));
    socket.on("unexpected-response", (_request, { statusCode = 0 }) => resolve(statusCode));
    socket.on("error", () => {});
  });
}

async function openWindow(server: Server) {
  const socket = await openSocket(server);
  if (typeof socket === "number") throw new Error(`refused with ${socket}`);
  const ended = new Promise<number>((resolve) => socket.on("close", resolve));
  return { ...connect<HostApi, Record<never, never>>(socketChannel(socket), {}), socket, ended };
}

describe("the browser host", () => {
  it("lets the one with the printed address in, and goes on without the key in it", async () => {
    const { origin, cookie, introduced } = await serve();
    expect(introduced.headers.get("refresh")).toBe("0; url=/");
    const page = await fetch(origin, { headers: { Cookie: cookie } });
    expect(await page.text()).toBe("<p>the window</p>");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(page.headers.get("cross-origin-opener-policy")).toBe("same-origin");
  });

  it("tells others where the address with the key stands", async () => {
    const { origin } = await serve();
    const refused = await fetch(origin);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain("stands in the terminal where Crosslevel was started");
    expect((await fetch(`${origin}/assets/index.js`)).status).toBe(403);
  });

  it("gives the browser's command line an address that opens once", async () => {
    const server = await serve();
    const once = server.addressForOnce();
    expect((await fetch(once)).status).toBe(200);
    expect((await fetch(once)).status).toBe(403);
  });

  it("listens on the loopback interface only", async () => {
    const { port } = await serve();
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    const reached = await Promise.all(
      others.map(
        ({ address }) =>
          new Promise((resolve) => {
            const socket = connectTcp({ host: address, port, timeout: 1000 }, () => resolve(true));
            socket.on("error", () => resolve(false));
            socket.on("timeout", () => resolve(false));
          }),
      ),
    );
    expect(reached).not.toContain(true);
  });

  it("answers the window's calls over a socket", async () => {
    const { client } = await openWindow(await serve({ open: { kind: "sample", id: "hsb" } }));
    expect(await client.start(null)).toMatchObject({
      ok: true,
      value: { version: "1.2.3", host: "browser", nativeMenu: false, open: { kind: "sample", id: "hsb" } },
    });
  });

  it("opens no socket for another site, another name of this machine, or without the cookie", async () => {
    const server = await serve();
    expect(await openSocket(server, { Origin: "https://evil.example" })).toBe(403);
    expect(await openSocket(server, { Host: `evil.example:${server.port}` })).toBe(403);
    expect(await openSocket(server, { Cookie: "" })).toBe(403);
    expect(await openSocket(server, {}, "/other")).toBe(403);
  });

  it("ends a socket that sends what no window sends", async () => {
    const server = await serve();
    const first = await openWindow(server);
    first.socket.send("text");
    expect(await first.ended).toBe(1003);
    const second = await openWindow(server);
    second.socket.send(new Uint8Array([255, 255, 255, 255, 0]));
    expect(await second.ended).toBe(1007);
    const third = await openWindow(server);
    expect((await third.client.start(null)).ok).toBe(true);
  });

  it("hands the work over to the tab that was opened last, and tells the one before", async () => {
    const server = await serve();
    const first = await openWindow(server);
    const second = await openWindow(server);
    expect(await first.ended).toBe(closeCodes.takenOver);
    expect((await second.client.start(null)).ok).toBe(true);
  });

  it("keeps what the browser sends of a file for the session", async () => {
    const server = await serve();
    const post = (headers: Record<string, string>) =>
      fetch(`${server.origin}/uploads`, { method: "POST", body: "a,b\n1,2\n", headers });
    const answer = await post({ Origin: server.origin, Cookie: server.cookie });
    const { id } = (await answer.json()) as { id: string };
    expect(id).toMatch(/^[\w-]{1,64}$/);
    expect((await post({ Origin: "https://evil.example", Cookie: server.cookie })).status).toBe(403);
    expect((await post({ Cookie: server.cookie })).status).toBe(403);
    expect((await post({ Origin: server.origin })).status).toBe(403);
  });

  it("survives a browser that breaks off while it sends", async () => {
    const server = await serve();
    await new Promise((resolve) => {
      const socket = connectTcp({ host: "127.0.0.1", port: server.port }, () => {
        socket.write(
          `POST /uploads HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.origin}\r\n` +
            `Cookie: ${server.cookie}\r\nContent-Length: 1000\r\n\r\nhalf`,
        );
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on("close", resolve);
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await fetch(server.origin, { headers: { Cookie: server.cookie } })).status).toBe(200);
  });

  it.each([
    ["PUT", "/", 405],
    ["GET", "/uploads", 405],
    ["GET", "/nothing", 404],
    ["GET", "//", 404],
    ["GET", "/%00", 404],
  ])("answers %s %s with %i", async (method, path, status) => {
    const { origin, cookie } = await serve();
    expect((await fetch(origin + path, { method, headers: { Cookie: cookie } })).status).toBe(status);
  });

  it("says which port is taken instead of taking another", async () => {
    const { port } = await serve();
    const second = await serveWindow({ port, open: null, home: root, root, onClosed: () => {} });
    expect(second).toEqual({ ok: false, problem: "port-taken" });
  });

  it("tells its window that it ends, and leaves nothing running", async () => {
    const server = await serve();
    const { ended, client } = await openWindow(server);
    await client.start(null);
    await server.close();
    expect(await ended).toBe(closeCodes.ended);
    await expect(fetch(server.origin)).rejects.toThrow();
    expect(readdirSync(join(server.home, "sessions"))).toEqual([]);
  });

  it("ends when the user closes the program in its window", async () => {
    const onClosed = vi.fn();
    const { client } = await openWindow(await serve({ onClosed }));
    await client.close(null);
    expect(onClosed).toHaveBeenCalledOnce();
  });
});
