import type { Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { App } from "../../../src-renderer/app/app.ts";
import { barriers } from "../../support/barriers.ts";
import type { MemoryHost } from "../../support/memory-host.ts";
import { windowPages } from "../../support/window-page.ts";

type Pages = Awaited<ReturnType<typeof windowPages>>;
let pages: Pages;
beforeAll(async () => {
  pages = await windowPages("results-window.ts");
}, 120_000);
afterEach(() => pages.closePages());
afterAll(() => pages.close());

async function openResults(size?: { readonly width: number; readonly height: number }): Promise<Page> {
  const page = await pages.open(size);
  await page.getByRole("tab", { name: /^Results/ }).click();
  await page.getByText("Up to date · 4 ms · converged").waitFor();
  return page;
}

const fixedEffects = (page: Page) => page.getByRole("table", { name: /Fixed Effects on Mathematics Achievement/ });

describe("a table on the Results screen", () => {
  test("is a table to a screen reader: heads with scopes, sections, a name", async () => {
    const page = await openResults();
    const table = fixedEffects(page);
    expect(await table.getByRole("columnheader").allTextContents()).toEqual([
      "Effect",
      "b",
      "SE",
      "Robust SE",
      "t",
      "df",
      "p",
      "95% CI",
    ]);
    const row = table.getByRole("row", { name: /^School mean SES, γ01/ });
    expect(await row.getByRole("cell").allTextContents()).toEqual([
      "5.33",
      "0.37",
      "0.33",
      "14.45",
      "151.0",
      "< .001",
      "[4.60, 6.06]",
    ]);
  });

  test("offers at a right click what can be done with it, and Escape brings the keyboard back", async () => {
    const page = await openResults();
    const cell = fixedEffects(page).getByRole("cell", { name: "5.33" });
    await cell.click();
    await cell.click({ button: "right" });
    expect(await page.getByRole("menuitem").allTextContents()).toEqual([
      "Copy for Word",
      "Add to report",
      "Word file…",
      "Web page…",
      "LaTeX document…",
      "CSV, as shown…",
      "CSV, all digits…",
    ]);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("menu").count()).toBe(0);
    expect(await cell.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("has the decimal points of a column under each other", async () => {
    const page = await openResults();
    const comparison = page.getByRole("table", { name: /Multilevel Models/ });
    const points = await comparison.evaluate((table) => {
      const cells = [...table.querySelectorAll<HTMLElement>('td.number[data-cell$=" 2"]')];
      return cells.map((cell) => {
        const text = cell.firstChild as Text;
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, text.data.search(/\.|$/));
        return range.getBoundingClientRect().right;
      });
    });
    expect(points.length).toBeGreaterThan(8);
    expect(Math.max(...points) - Math.min(...points)).toBeLessThan(0.6);
  });

  test("says what a number is, with all its digits, when the number is pressed", async () => {
    const page = await openResults();
    await fixedEffects(page).getByRole("cell", { name: "−1.64" }).click();
    const answer = page.getByRole("status").filter({ hasText: "The coefficient of Catholic, γ12." });
    expect(await answer.textContent()).toContain("−1.6426");
    await page.keyboard.press("Escape");
    await answer.waitFor({ state: "detached" });
  });

  test("is walked with the arrow keys, and asked with Enter", async () => {
    const page = await openResults();
    const table = fixedEffects(page);
    await table.getByRole("cell", { name: "12.10" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe("0.37");
    await page.keyboard.press("Enter");
    await page.getByText("The standard error of School mean SES, γ01.").waitFor();
    await page.keyboard.press("End");
    expect(await focused()).toBe("[4.60, 6.06]");
    await page.keyboard.press("Control+Home");
    expect(await focused()).toBe("12.10");
    expect(await table.locator("td[tabindex='0']").count()).toBe(1);
  });

  test("is copied for Word as formatted HTML and as text with tabs", async () => {
    const page = await openResults();
    await page.getByRole("region", { name: "Table 1" }).getByRole("button", { name: "Copy for Word" }).click();
    await page.getByText("Copied. Paste it into Word").waitFor();
    const [html, text] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text() ?? "";
      return [await read("text/html"), await read("text/plain")] as const;
    });
    expect(html).toContain("border-top:1pt solid black");
    expect(html).toContain("font-family:'Times New Roman'");
    expect(text).toContain("Catholic, γ12\t−1.64\t0.24");
  });

  test("is copied with all others that are shown, under the numbers of the screen, the comparison among them", async () => {
    const page = await openResults();
    await page.locator(".results-actions").getByRole("button", { name: "Copy for Word" }).click();
    await page.getByText("Copied. Paste it into Word").waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const copied = [...text.matchAll(/^(Table \d+)\n(.+)$/gm)].map(([, number, title]) => `${number}: ${title}`);
    const shown = await page
      .getByRole("region", { name: /^Table \d+: / })
      .evaluateAll((regions) => regions.map((region) => region.getAttribute("aria-label")));
    expect(copied).toEqual(shown);
    expect(copied.join("\n")).toContain("Multilevel Models of Mathematics Achievement");
  });
});

test.each([
  [
    "figure",
    (page: Page) => page.locator(".result-card").filter({ has: page.locator(".output-chart") }),
    "Added to the report: Chart of the simple slopes · Cross-level.",
  ],
  [
    "table",
    (page: Page) => page.getByRole("region", { name: "Table 1" }),
    "Added to the report: Fixed effects · Cross-level.",
  ],
  [
    "comparison",
    (page: Page) => page.getByRole("region", { name: /Comparison|Models/ }).last(),
    "Added to the report: Comparison of models.",
  ],
] as const)(
  "a %s that is added is named with a way to the report, and is not put in twice",
  async (_kind, cardOf, added) => {
    const page = await openResults();
    const report = () =>
      page.evaluate(() => (globalThis as never as WindowGlobals).crosslevelApp.store.getState().history.present.report);
    await page.evaluate(() =>
      (globalThis as never as WindowGlobals).crosslevelApp.store.update((state) => {
        const { present } = state.history;
        return { ...state, history: { ...state.history, present: { ...present, report: [] } } };
      }),
    );
    const add = cardOf(page).first().getByRole("button", { name: "Add to report" });
    await add.click();
    const news = page.getByRole("status", { name: "News" });
    await news.getByText(added).waitFor();
    await add.click();
    await news.getByText("It is in the report already.").waitFor();
    expect((await report()).length).toBe(1);
    await page.getByRole("button", { name: "Show report" }).click();
    await page.getByRole("tab", { name: /^Report/, selected: true }).waitFor();
    expect(await page.getByRole("button", { name: "Show report" }).count()).toBe(0);
  },
);

/** The app and its host as the page has them. */
interface WindowGlobals {
  readonly crosslevelApp: App;
  readonly crosslevelHost: MemoryHost;
}

/** Lets the answers of a call wait, and changes a setting that every model has to be fitted again for. */
async function refitHolding(page: Page, call: "fit" | "afterFit"): Promise<void> {
  await page.evaluate((held) => {
    const { crosslevelApp, crosslevelHost } = globalThis as never as WindowGlobals;
    crosslevelHost.hold(held);
    crosslevelApp.store.update((state) => {
      const { present } = state.history;
      const output = { ...present.output, decimals: 3 };
      return { ...state, history: { ...state.history, present: { ...present, output } } };
    });
  }, call);
}

async function release(page: Page, call: "fit" | "afterFit"): Promise<void> {
  await page.evaluate((held) => (globalThis as never as WindowGlobals).crosslevelHost.release(held), call);
}

describe("while a model is fitted again", () => {
  const copyTable1 = (page: Page) =>
    page.getByRole("region", { name: "Table 1" }).getByRole("button", { name: "Copy for Word" });

  test("its tables keep their place, dimmed, and cannot be copied; then they are current again", async () => {
    const page = await openResults();
    const top = () => fixedEffects(page).evaluate((table) => table.getBoundingClientRect().top);
    const before = await top();
    await refitHolding(page, "fit");
    await page.getByText("Refreshing…").waitFor();
    expect(await page.getByText("Up to date").count()).toBe(0);
    await expect.poll(() => copyTable1(page).isDisabled()).toBe(true);
    await release(page, "fit");
    await page.getByText("Up to date · 4 ms · converged").waitFor();
    expect(await copyTable1(page).isDisabled()).toBe(false);
    expect(await top()).toBe(before);
  });

  test("all is up to date only when what follows the fit is there, too; before that nothing is copied or added as if it were", async () => {
    const page = await openResults();
    await refitHolding(page, "afterFit");
    await page.getByText("Fit up to date · 4 ms · converged").waitFor();
    expect(await page.getByText("Up to date", { exact: true }).count()).toBe(0);
    const copyAll = page.locator(".results-actions").getByRole("button", { name: "Copy for Word" });
    const addAll = page.locator(".results-actions").getByRole("button", { name: "Add to report" });
    for (const button of [copyAll, addAll]) await expect.poll(() => button.isDisabled()).toBe(true);
    await release(page, "afterFit");
    await page.getByText(/^Up to date · 4 ms · converged/).waitFor();
    for (const button of [copyAll, addAll]) expect(await button.isDisabled()).toBe(false);
  });

  test("a long fit shows its time and can be given up, and taken up again", async () => {
    const page = await openResults();
    await refitHolding(page, "fit");
    await page.getByText(/Refreshing… [1-9]\d*\.\d s/).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("These results belong to an earlier state of the model.").waitFor();
    // The answer that comes all the same is not taken.
    await release(page, "fit");
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await page.getByText("Up to date").count()).toBe(0);
    await page.getByRole("button", { name: "Fit it now" }).click();
    await page.getByText("Up to date · 4 ms · converged").waitFor();
  });
});

test("a doubtful slope can be compared with the model without it", async () => {
  const page = await openResults();
  await page.getByRole("button", { name: "What does this mean?" }).click();
  await page.getByText("The test asks whether the units’ own slopes scatter").waitFor();
  await page.getByRole("button", { name: "Compare without it" }).click();
  const models = await page.evaluate(
    () => (globalThis as never as WindowGlobals).crosslevelApp.store.getState().history.present.models,
  );
  expect(models.at(-1)).toMatchObject({
    name: "Cross-level, SES fixed",
    model: { random: [{ group: "school", terms: [{ variables: [] }] }] },
  });
});

test.each([
  ["light", 1280],
  ["dark", 1920],
] as const)("axe finds nothing, %s, %i wide", async (theme, width) => {
  const page = await openResults({ width, height: 900 });
  await page.evaluate((chosen) => document.documentElement.setAttribute("data-theme", chosen), theme);
  expect(await barriers(page, "main")).toEqual([]);
});

test("a chart says what its lines are where the pointer is, and nothing beside them", async () => {
  const page = await openResults();
  const drawing = page.getByRole("img", { name: /SES/ }).first();
  const reading = page.locator(".chart-reading");
  await drawing.hover({ position: { x: 200, y: 120 } });
  await reading.waitFor();
  expect(await reading.innerText()).toMatch(
    /^SES, deviation from the school mean: −?\d\.\d\d\s+Public\s+\d+\.\d\d\s+Catholic\s+\d+\.\d\d$/,
  );
  expect(await page.locator(".chart-line-dot").count()).toBe(2);
  await drawing.hover({ position: { x: 2, y: 120 } });
  await reading.waitFor({ state: "detached" });
});

test("the chart beside the tables stays in sight with them, and is never over what follows them", async () => {
  const page = await openResults({ width: 1920, height: 900 });
  const places = await page.evaluate(() => {
    const main = document.querySelector(".results-main");
    const place = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const scrolledTo = (top: number) => {
      main?.scrollTo({ top });
      const [tables, chart] = [place(".results-tables"), place(".model-chart")];
      return { main: main?.getBoundingClientRect().top ?? 0, tables: tables?.bottom ?? 0, chart: chart?.toJSON() };
    };
    return [scrolledTo(200), scrolledTo(1e6)];
  });
  expect(places[0]?.chart.top).toBeGreaterThanOrEqual(places[0]?.main ?? Number.NaN);
  expect(places[1]?.chart.bottom).toBeLessThanOrEqual(places[1]?.tables ?? Number.NaN);
});

test("nothing is cut sideways at 200 % text", async () => {
  const page = await openResults();
  await page.evaluate(() => document.documentElement.style.setProperty("--text-scale", "2"));
  const overflow = await page.evaluate(() => {
    const main = document.querySelector(".results-main");
    return main === null ? null : main.scrollWidth - main.clientWidth;
  });
  expect(overflow).toBeLessThanOrEqual(0);
});
