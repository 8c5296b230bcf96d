import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/application.ts";
import { editCell, openData } from "../support/walk.ts";

/** A long table whose values tell their row. */
test("rows that pass fast show their numbers and values, and can be worked on once they are at rest", async ({
  openApplication,
}) => {
  const rows = Array.from({ length: 5000 }, (_, row) => `${row + 1},${row % 7},a${row + 1}`);
  const path = join(await mkdtemp(join(tmpdir(), "crosslevel-journey-")), "long.csv");
  await writeFile(path, `id,score,name\n${rows.join("\n")}\n`);
  const application = await openApplication();
  const { page } = application;
  await openData(application, path);
  await expect(page.getByRole("gridcell", { name: "a5", exact: true })).toBeVisible();

  // Eight rows a frame, until values of some are seen to go by.
  const seen = await page.locator(".values-grid [role=grid]").evaluate(async (grid) => {
    const { ownerDocument: page } = grid;
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (let frames = 0; frames < 4000; frames++) {
      const isAtEnd = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 300;
      grid.scrollTop = isAtEnd ? 0 : grid.scrollTop + 208;
      await frame();
      const columns = [...page.querySelectorAll(".passing-rows:not([hidden]) .passing-column")].map((column) => ({
        isNumber: column.classList.contains("grid-row-number"),
        lines: (column.textContent ?? "").split("\n"),
      }));
      const numbers = columns.find(({ isNumber }) => isNumber)?.lines ?? [];
      const texts = numbers.map((number, place) => ({
        number,
        values: columns.filter(({ isNumber }) => !isNumber).map(({ lines }) => lines[place] ?? ""),
      }));
      if (texts.some(({ values }) => !values.includes(""))) return { texts, top: grid.scrollTop };
    }
    return null;
  });
  const full = (seen?.texts ?? []).filter(({ values }) => !values.includes(""));
  expect(full.length).toBeGreaterThan(0);
  for (const { number, values } of full) {
    const row = Number(number.replace(",", ""));
    expect(values).toEqual([String(row), String((row - 1) % 7), `a${row}`]);
  }
  const first = Number((seen?.texts[0]?.number ?? "").replace(",", ""));
  expect(first).toBe(Math.floor((seen?.top ?? 0) / 26) + 1);

  // Once they rest, the cells are the grid's own.
  const cell = page.getByRole("gridcell", { name: `a${first + 4}`, exact: true });
  await expect(page.locator(".passing-rows")).toBeHidden();
  await editCell(cell);
  await page.keyboard.type("typed");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("gridcell", { name: "typed", exact: true })).toBeVisible();
});
