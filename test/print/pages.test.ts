import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumFlags } from "../../scripts/window/chromium-flags.mjs";
import { projectPage } from "../../src-print/project-page.ts";
import { reportBlocks } from "../../src-print/report-blocks.ts";
import { reportHtml } from "../../src-print/report-html.ts";
import { barriers } from "../support/barriers.ts";
import { hsbOutputs, hsbProject } from "../support/hsb-project.ts";
import { chartPicture } from "../support/picture.ts";

const pictures = [chartPicture("chart"), chartPicture("model-4")];
const report = reportHtml(reportBlocks(hsbProject, hsbOutputs), { title: hsbProject.title, pictures });
const project = projectPage(hsbProject, hsbOutputs, pictures);

let browser: Browser;
beforeAll(async () => {
  const executablePath = process.env.CROSSLEVEL_CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({
    ...(existsSync(executablePath) && { executablePath }),
    args: ["--no-sandbox", ...chromiumFlags],
  });
});
afterAll(() => browser.close());

describe.each([
  ["report", report],
  ["project's page", project],
])("the %s in a browser", (_, html) => {
  test.each(["light", "dark"] as const)("axe finds nothing in the %s", async (colorScheme) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.setContent(html);
    expect(await barriers(page, "html")).toEqual([]);
    await context.close();
  });

  test("asks for nothing from anywhere, and runs nothing that a label might hold", async () => {
    const page = await browser.newPage();
    const refused: (string | undefined)[] = [];
    const answered: string[] = [];
    page.on("requestfailed", (request) => refused.push(request.failure()?.errorText));
    page.on("requestfinished", (request) => answered.push(request.url()));
    let ran = false;
    page.on("dialog", (dialog) => {
      ran = true;
      return dialog.dismiss();
    });
    const planted = '<img src="http://example.org/x"><script>alert(1)</script>';
    await page.setContent(html.replace("<h2>", `${planted}<h2>`));
    await expect.poll(() => refused).toEqual(["csp"]);
    expect([answered, ran]).toEqual([[], false]);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    await page.close();
  });

  test("has its decimal points under each other", async () => {
    const page = await browser.newPage();
    await page.setContent(html);
    const points = await page.getByRole("table", { name: /Multilevel Models/ }).evaluate((table) =>
      [...table.querySelectorAll("tbody tr")].flatMap((row) => {
        const text = row.children[2]?.firstChild;
        if (!(text instanceof Text)) return [];
        // Deviances, coefficients with stars, correlations: all stand at their first point.
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, text.data.search(/\.|$/));
        return [range.getBoundingClientRect().right];
      }),
    );
    expect(points.length).toBeGreaterThan(8);
    expect(Math.max(...points) - Math.min(...points)).toBeLessThan(0.6);
    await page.close();
  });
});

test("models of several data sets are called after them in the project's page", () => {
  const heads = (html: string) => [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, head]) => head);
  expect(heads(project)).toContain("Cross-level");
  const [table] = hsbProject.tables;
  if (table === undefined) throw new Error("no table");
  const several = { ...hsbProject, tables: [table, { ...table, id: "other", name: "waves" }] };
  expect(heads(projectPage(several, hsbOutputs, pictures))).toContain(`Cross-level (${table.name})`);
});

test("on paper a table that is too wide lies on a page of its own", async () => {
  const page = await browser.newPage();
  await page.setContent(report);
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: "Letter" })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => Number(w) > Number(h));
  expect([boxes.includes(true), boxes[0]]).toEqual([true, false]);
  await page.close();
});
