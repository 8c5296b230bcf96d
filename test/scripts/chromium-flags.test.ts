import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { disabledFeatures } from "../../scripts/window/chromium-flags.mjs";

test("Chromium has everything switched off that Playwright switches off", () => {
  const playwright = readFileSync("node_modules/playwright-core/lib/coreBundle.js", "utf8");
  const list = /disabledFeatures = \[(.*?)\]\.filter/s.exec(playwright)?.[1] ?? "";
  const theirs = list.match(/(?<=")\w+(?=")/g) ?? [];
  expect(theirs).toContain("PaintHolding");
  expect(disabledFeatures).toEqual(expect.arrayContaining([...theirs]));
});
