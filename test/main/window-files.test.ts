import { mkdir, mkdtemp, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { holdWindowFiles, type WindowFiles } from "../../src-main/page/window-files.ts";

let folder = "";
let read: WindowFiles;

beforeAll(async () => {
  const outside = await mkdtemp(join(tmpdir(), "crosslevel-page-"));
  folder = join(outside, "renderer");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(outside, "secret.json"), "secret");
  await writeFile(join(folder, "index.html"), "<p>page</p>");
  await writeFile(join(folder, "assets/index-1a.js"), "run()");
  await writeFile(join(folder, "assets/tool.exe"), "MZ");
  read = holdWindowFiles(folder);
});

describe("the window's files", () => {
  it("are the page and what lies in its folder", async () => {
    const page = await read("/");
    expect(new TextDecoder().decode(page?.bytes)).toBe("<p>page</p>");
    expect(page?.headers).toMatchObject({ "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
    const script = await read("/assets/index-1a.js");
    expect(script?.headers["Content-Type"]).toBe("text/javascript; charset=utf-8");
  });

  it("run no script but their own and talk to no other server", async () => {
    const policy = (await read("/"))?.headers["Content-Security-Policy"];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it.each([
    "/../secret.json",
    "/assets/../../secret.json",
    "/%2e%2e/secret.json",
    "/assets/tool.exe",
    "/assets/missing.js",
    "/assets/",
    "//etc/passwd",
    "/assets\\..\\..\\secret.json",
    "/.hidden.js",
  ])("are not %s", async (path) => {
    expect(await read(path)).toBeNull();
  });

  it("stay those of the host that serves them when others are built in their place", async () => {
    await read("/");
    await rename(folder, `${folder}-old`);
    await mkdir(join(folder, "assets"), { recursive: true });
    await writeFile(join(folder, "index.html"), "<p>another</p>");
    const late = await read("/assets/index-1a.js");
    expect(new TextDecoder().decode(late?.bytes)).toBe("run()");
    expect(new TextDecoder().decode((await read("/"))?.bytes)).toBe("<p>page</p>");
  });
});
