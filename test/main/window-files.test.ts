import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readWindowFile } from "../../src-main/page/window-files.ts";

let folder = "";

beforeAll(async () => {
  const outside = await mkdtemp(join(tmpdir(), "crosslevel-page-"));
  folder = join(outside, "renderer");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(outside, "secret.json"), "secret");
  await writeFile(join(folder, "index.html"), "<p>page</p>");
  await writeFile(join(folder, "assets/index-1a.js"), "run()");
  await writeFile(join(folder, "assets/tool.exe"), "MZ");
});

describe("the window's files", () => {
  it("are the page and what lies in its folder", async () => {
    const page = await readWindowFile(folder, "/");
    expect(new TextDecoder().decode(page?.bytes)).toBe("<p>page</p>");
    expect(page?.headers).toMatchObject({ "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
    const script = await readWindowFile(folder, "/assets/index-1a.js");
    expect(script?.headers["Content-Type"]).toBe("text/javascript; charset=utf-8");
  });

  it("run no script but their own and talk to no other server", async () => {
    const policy = (await readWindowFile(folder, "/"))?.headers["Content-Security-Policy"];
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
    expect(await readWindowFile(folder, path)).toBeNull();
  });
});
