import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { repository } from "./build/bundles.mjs";
import { encodeIcns, encodeIco } from "./icons/encode.mjs";
import { setUpChromium } from "./set-up/chromium.mjs";

/**
 * `node scripts/make-icons.mjs`: draws the icons of the program and of its files from the SVG files in assets/icons, in
 * the sizes and containers that Windows, macOS and Linux ask for. Its output is kept in the repository.
 */
const folder = join(repository, "assets/icons");
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const largestSmall = 32;

const found = await setUpChromium();
if ("problem" in found) throw new Error(found.problem);
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();

const program = await draw((size) => (size <= largestSmall ? "crosslevel-small.svg" : "crosslevel.svg"));
const document = await draw(() => "document.svg");
await browser.close();

mkdirSync(join(folder, "linux"), { recursive: true });
for (const { size, png } of program.filter(({ size }) => size <= 512)) {
  writeFileSync(join(folder, "linux", `${size}x${size}.png`), png);
}
for (const [name, pictures] of /** @type {const} */ ([
  ["icon", program],
  ["document", document],
])) {
  writeFileSync(join(folder, `${name}.ico`), encodeIco(pictures.filter(({ size }) => size <= 256)));
  writeFileSync(join(folder, `${name}.icns`), encodeIcns(pictures));
}

/**
 * @param {(size: number) => string} source the SVG file for a size
 * @returns {Promise<readonly import("./icons/encode.mjs").Picture[]>}
 */
async function draw(source) {
  const pictures = [];
  for (const size of sizes) {
    const svg = readFileSync(join(folder, source(size)), "utf8");
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
  }
  return pictures;
}
