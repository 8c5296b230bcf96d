import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { electronProgram } from "./scripts/set-up/electron.mjs";
import { hasDisplay } from "./scripts/start/choose-host.mjs";
import { chromiumFlags } from "./scripts/window/chromium-flags.mjs";
import type { ApplicationOptions } from "./test/support/application.ts";

// `npm test` looks for Chromium and says where it is.
const chromium = process.env.CROSSLEVEL_CHROMIUM ?? "/usr/bin/chromium";
const resources = process.env.CROSSLEVEL_RESOURCES;
const electronRuns =
  electronProgram() !== null && hasDisplay(process.platform, process.env) && process.getuid?.() !== 0;

export default defineConfig<ApplicationOptions>({
  testDir: "test/journeys",
  testMatch: "**/*.journey.ts",
  outputDir: "test-results",
  globalSetup: "./test/support/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A busy machine takes its time: what is waited for comes, or the journey fails.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    actionTimeout: 60_000,
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(chromium) && { executablePath: chromium }),
      args: ["--no-sandbox", ...chromiumFlags],
    },
  },
  // The same journeys over every host, those in browser/ and electron/ over theirs; the packed program is seen to start.
  projects:
    resources !== undefined
      ? [{ name: "package", testMatch: "opening.journey.ts", use: { host: "electron-stand-in", resources } }]
      : [
          { name: "browser", testIgnore: "electron/**", use: { host: "browser" } },
          { name: "electron-stand-in", testIgnore: "browser/**", use: { host: "electron-stand-in" } },
          ...(electronRuns ? [{ name: "electron", testIgnore: "browser/**", use: { host: "electron" as const } }] : []),
        ],
});
