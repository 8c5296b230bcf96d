import type { Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ReportExport, ReportPicture } from "../../../src-contract/engine-api.ts";
import type { ReportItem } from "../../../src-contract/project.ts";
import type { App } from "../../../src-renderer/app/app.ts";
import { barriers } from "../../support/barriers.ts";
import type { MemoryHost } from "../../support/memory-host.ts";
import { windowPages } from "../../support/window-page.ts";

let pages: Awaited<ReturnType<typeof windowPages>>;
beforeAll(async () => {
  pages = await windowPages("results-window.ts");
}, 120_000);
afterEach(() => pages.closePages());
afterAll(() => pages.close());

interface WindowGlobals {
  readonly crosslevelApp: App;
  readonly crosslevelHost: MemoryHost;
  readonly crosslevelPicture: () => Promise<ReportPicture>;
}

async function openReport(size?: { readonly width: number; readonly height: number }): Promise<Page> {
  const page = await pages.open(size);
  await page.getByRole("tab", { name: /^Report/ }).click();
  await page
    .getByRole("table", { name: /What Varies/ })
    .or(page.getByLabel("Title of Table 2"))
    .first()
    .waitFor();
  return page;
}

function reportOf(page: Page): Promise<readonly ReportItem[]> {
  return page.evaluate(
    () => (globalThis as never as WindowGlobals).crosslevelApp.store.getState().history.present.report,
  );
}

const ids = async (page: Page) => (await reportOf(page)).map(({ id }) => id);
const pieces = (page: Page) => page.getByRole("grid", { name: "Pieces of the report" });

describe("the report's pieces", () => {
  test("scroll within a low window", async () => {
    const page = await openReport({ width: 1280, height: 380 });
    const list = await pieces(page).evaluate((grid) => ({
      bottom: grid.getBoundingClientRect().bottom,
      scrolls: grid.scrollHeight > grid.clientHeight,
    }));
    expect(list.bottom).toBeLessThanOrEqual(380);
    expect(list.scrolls).toBe(true);
  });

  test("are named with their numbers and what they hold", async () => {
    const page = await openReport();
    const names = await pieceTexts(page);
    expect(names).toEqual([
      "Heading Results",
      "Note All models were fitted by restricted maximum likelihood; df by Satterthwaite.",
      "Equations Cross-level",
      "Table 1 Fixed effects · Cross-level",
      "Table 2 Variance components · Cross-level",
      "Figure 1 Chart of the simple slopes · Cross-level",
      "Table 3 Comparison of models",
    ]);
  });

  test("stand in the list with their whole names, and a long note in two lines until it is reached", async () => {
    const page = await openReport();
    const cut = () =>
      pieces(page)
        .locator(".piece-content")
        .evaluateAll((contents) =>
          contents
            .filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1)
            .map(({ textContent }) => textContent),
        );
    expect(await cut()).toEqual(["All models were fitted by restricted maximum likelihood; df by Satterthwaite."]);
    await pieces(page)
      .getByRole("row", { name: /^Heading/ })
      .focus();
    await page.keyboard.press("ArrowDown");
    expect(await cut()).toEqual([]);
  });

  test("are moved and removed by buttons, and every step can be undone", async () => {
    const page = await openReport();
    const before = await ids(page);
    await page.getByRole("button", { name: "Move Table 1 up" }).click();
    expect(await ids(page)).toEqual(["heading", "note", "fixed", "equations", "variances", "chart", "comparison"]);
    await page.getByRole("button", { name: "Remove Figure 1" }).click();
    expect(await ids(page)).not.toContain("chart");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    expect(await ids(page)).toEqual(before);
  });

  test("are moved and removed by the menu of the right button and by Delete", async () => {
    const page = await openReport();
    await pieces(page)
      .getByRole("row", { name: /^Table 1/ })
      .click({ button: "right" });
    await page.getByRole("menuitem", { name: "Move up" }).click();
    expect(await ids(page)).toEqual(["heading", "note", "fixed", "equations", "variances", "chart", "comparison"]);
    await pieces(page)
      .getByRole("row", { name: /^Figure 1/ })
      .focus();
    await page.keyboard.press("Delete");
    expect(await ids(page)).not.toContain("chart");
  });

  test("are moved by dragging", async () => {
    const page = await openReport();
    const row = (name: RegExp) => pieces(page).getByRole("row", { name });
    const from = await row(/^Table 3/).boundingBox();
    const to = await row(/^Heading/).boundingBox();
    if (from === null || to === null) throw new Error("rows are not there");
    await page.mouse.move(from.x + 60, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + to.height / 2, { steps: 12 });
    await page.mouse.move(to.x + 60, to.y + 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await ids(page))[0]).toBe("comparison");
  });

  test("are moved by the keyboard alone", async () => {
    const page = await openReport();
    await pieces(page)
      .getByRole("row", { name: /^Table 1/ })
      .focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await ids(page)).indexOf("fixed")).toBeLessThan(3);
  });

  test("are added from a menu: headings, notes, and what any model has", async () => {
    const page = await openReport();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("menuitem", { name: "Null model" }).hover();
    await page.getByRole("menuitem", { name: "Variance components" }).click();
    expect((await reportOf(page)).at(-1)).toMatchObject({
      kind: "table",
      table: "variance-components",
      model: "model-1",
    });
    await page.getByLabel("Title of Table 4").waitFor();
  });
});

describe("the pages", () => {
  test("take titles, headings and notes as they are typed, one step to undo each", async () => {
    const page = await openReport();
    await page.getByLabel("Title of Table 1").fill("What Counts");
    await page.getByLabel("Heading", { exact: true }).fill("Study 1");
    await page.getByRole("button", { name: "Edit the note" }).click();
    await page.getByLabel("Note", { exact: true }).fill("The slope was *b* = 2.94.");
    await page.getByRole("tab", { name: /^Report/ }).focus();
    await page.locator(".paper-paragraphs i", { hasText: "b" }).waitFor();
    const report = await reportOf(page);
    expect(report.find(({ id }) => id === "fixed")).toMatchObject({ title: "What Counts" });
    expect(report[0]).toMatchObject({ text: "Study 1" });
    await page.keyboard.press("Control+z");
    expect((await reportOf(page))[1]).toMatchObject({
      text: "All models were fitted by restricted maximum likelihood; *df* by Satterthwaite.",
    });
  });

  test("titles are as wide as the page's text above a table that is narrower", async () => {
    const page = await openReport();
    const widths = await page.getByLabel("Title of Table 2").evaluate((title) => {
      const table = title.closest("table");
      for (const column of table?.querySelectorAll("col") ?? []) column.style.width = "30px";
      const widthOf = (element: Element | null) => Math.round(element?.getBoundingClientRect().width ?? 0);
      return [widthOf(title) - widthOf(title.closest(".preview-piece")), widthOf(table) < widthOf(title)];
    });
    expect(widths).toEqual([0, true]);
  });

  test("an emptied title is the table's own again", async () => {
    const page = await openReport();
    await page.getByLabel("Title of Table 2").fill("");
    expect((await reportOf(page)).find(({ id }) => id === "variances")).toMatchObject({ title: null });
  });

  test("are as many and lie as in the Word file", async () => {
    const page = await openReport();
    const sheets = await page
      .locator(".preview-page")
      .evaluateAll((all) => all.map((sheet) => [sheet.clientWidth, sheet.clientHeight]));
    const letter = [816, 1056];
    expect(sheets).toHaveLength(3);
    for (const [index, wanted] of [letter, letter, letter.toReversed()].entries()) {
      // The frame takes a pixel on each side; a full page may be some higher.
      for (const side of [0, 1]) expect(Math.abs((sheets[index]?.[side] ?? 0) - (wanted[side] ?? 0))).toBeLessThan(4);
    }
  });

  test("change to A4", async () => {
    const page = await openReport();
    await page.getByRole("button", { name: /Paper/ }).click();
    await page.getByRole("option", { name: "A4" }).click();
    await expect
      .poll(() =>
        page
          .locator(".preview-page")
          .first()
          .evaluate((sheet) => (sheet as HTMLElement).offsetWidth),
      )
      .toBe(794);
  });
});

describe("the report leaves the window", () => {
  test("as a Word file, with its charts as pictures", async () => {
    const page = await openReport();
    await page.getByRole("button", { name: "Word file…" }).click();
    await page.getByText("Saved study.docx.").waitFor();
    const sent = await page.evaluate(() => {
      const call = (globalThis as never as WindowGlobals).crosslevelHost.log.find(
        ({ method }) => method === "exportReport",
      );
      if (call === undefined) throw new Error("the host was not asked");
      const { format, path, pictures } = call.input as ReportExport;
      return {
        format,
        path,
        pictures: pictures.map(({ item, png, svg }) => [item, png.length > 10_000, svg.slice(0, 4)]),
      };
    });
    expect(sent).toEqual({
      format: "docx",
      path: "/home/user/study.docx",
      pictures: [
        ["chart", true, "<svg"],
        ["model-1", true, "<svg"],
        ["model-4", true, "<svg"],
      ],
    });
  });

  test("as a whole on the clipboard", async () => {
    const page = await openReport();
    await page.getByRole("button", { name: "Copy all" }).click();
    await page.getByText("Copied. Paste it into Word").waitFor();
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType("text/html"))?.text() ?? "";
    });
    expect(html).toContain("What Varies");
    expect(html).toContain('<img src="data:image/png;base64,');
    expect(html).toContain("<i>γ</i><sub>01</sub>");
  });
});

test("a chart's picture stands alone: 300 dots an inch, no variable, nothing to load", async () => {
  const page = await openReport();
  const { svg, size, dots } = await page.evaluate(async () => {
    const picture = await (globalThis as never as WindowGlobals).crosslevelPicture();
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(picture.png)], { type: "image/png" }));
    return { svg: picture.svg, size: [picture.width, picture.height], dots: [bitmap.width, bitmap.height] };
  });
  expect(dots).toEqual(size.map((pixels) => (pixels / 96) * 300));
  expect(svg).not.toMatch(/var\(|class=|url\((?!#)|href=|<style|<script/);
  expect(svg.match(/<path/g)?.length).toBeLessThan(12);
  for (const text of ["Public", "Catholic", "SES, deviation from the school mean"]) expect(svg).toContain(text);
});

test.each(["light", "dark"] as const)("axe finds nothing, %s", async (theme) => {
  const page = await openReport();
  await page.evaluate((chosen) => document.documentElement.setAttribute("data-theme", chosen), theme);
  expect(await barriers(page, "main")).toEqual([]);
});

async function pieceTexts(page: Page): Promise<readonly string[]> {
  const words = await pieces(page).locator(".piece-words").all();
  return Promise.all(words.map(async (word) => (await word.locator("span").allTextContents()).join(" ")));
}
