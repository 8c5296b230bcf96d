import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build, type Rolldown } from "vite";
import { chromiumFlags } from "../../scripts/window/chromium-flags.mjs";

/** Builds `entry` (a module of this folder that mounts into #root) and hands out pages in Chromium that show it. */
export async function windowPages(entry: string): Promise<{
  readonly open: (size?: { readonly width: number; readonly height: number }) => Promise<Page>;
  /** Closes the pages that are open. */
  readonly closePages: () => Promise<void>;
  readonly close: () => Promise<void>;
}> {
  const files = await builtFiles(entry);
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? "/", "http://localhost").pathname);
    response.writeHead(file === undefined ? 404 : 200, { "content-type": file?.contentType ?? "text/plain" });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const executablePath = process.env.CROSSLEVEL_CHROMIUM ?? "/usr/bin/chromium";
  const browser: Browser = await chromium.launch({
    ...(existsSync(executablePath) && { executablePath }),
    args: ["--no-sandbox", ...chromiumFlags],
  });
  return {
    open: async (size = { width: 1280, height: 800 }) => {
      const context = await browser.newContext({ viewport: size, permissions: ["clipboard-read", "clipboard-write"] });
      const page = await context.newPage();
      // The clipboard is there for pages of this machine.
      await page.goto(`http://127.0.0.1:${port}/`);
      return page;
    },
    closePages: async () => {
      for (const context of browser.contexts()) await context.close();
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

interface ServedFile {
  readonly contentType: string;
  readonly body: string;
}

async function builtFiles(entry: string): Promise<ReadonlyMap<string, ServedFile>> {
  const built = (await build({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    configFile: false,
    logLevel: "error",
    mode: "production",
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      minify: false,
      cssCodeSplit: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: { input: fileURLToPath(new URL(entry, import.meta.url)) },
    },
  })) as Rolldown.RolldownOutput;
  const files = new Map<string, ServedFile>();
  const heads: string[] = [];
  for (const file of built.output) {
    const path = `/${file.fileName}`;
    if (file.type === "chunk") {
      files.set(path, { contentType: "text/javascript", body: file.code });
      if (file.isEntry) heads.push(`<script type="module" src="${path}"></script>`);
    } else if (path.endsWith(".css")) {
      files.set(path, { contentType: "text/css", body: String(file.source) });
      heads.push(`<link rel="stylesheet" href="${path}">`);
    }
  }
  const body = `<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>Crosslevel</title>${heads.join("")}</head><body><div id="root"></div></body></html>`;
  return files.set("/", { contentType: "text/html", body });
}
