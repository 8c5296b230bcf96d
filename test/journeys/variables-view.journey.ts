import { expect, test } from "../support/application.ts";

test("variables are put in and taken out among the rows of the variable view, by keys, menu and pointer, and the focus stays there", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const tab = page.getByRole("tab", { name: /^Data/ });
  await tab.click();
  await application.chooseCommand("data.variables");
  const grid = page.locator(".variables-grid");
  const names = () => grid.locator(".variables-name-text").evaluateAll(textsInOrder);
  const selected = () => grid.locator(".grid-selected .variables-name-text").evaluateAll(textsInOrder);
  const name = (text: string) => grid.getByRole("gridcell", { name: text, exact: true }).first();
  await expect.poll(names).toHaveLength(11);
  const before = await names();
  const [first = "", second = "", third = "", fourth = ""] = before;

  // The row that has the focus, from the menu.
  await name(first).click();
  await page.keyboard.press("ArrowDown");
  await expect(name(second)).toBeFocused();
  await application.chooseCommand("data.insertVariable");
  await expect(name("variable_1")).toBeFocused();
  await expect.poll(names).toEqual([first, second, "variable_1", ...before.slice(2)]);
  await page.keyboard.press("Insert");
  await expect(name("variable_2")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(names).toEqual([first, second, "variable_1", ...before.slice(2)]);
  await expect(name(third)).toBeFocused();

  // Delete empties no name, and takes out what Shift+Space and Shift+arrows have selected.
  await page.keyboard.press("ArrowUp");
  await expect(name("variable_1")).toBeFocused();
  await page.keyboard.press("Delete");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(selected).toEqual(["variable_1", third, fourth]);
  await page.keyboard.press("Delete");
  await expect.poll(names).toEqual([first, second, ...before.slice(4)]);
  await expect(name(before[4] ?? "")).toBeFocused();
  await page.keyboard.press("Shift+Space");
  await page.keyboard.press("Delete");
  await expect.poll(names).toEqual([first, second, ...before.slice(5)]);
  await application.chooseCommand("edit.undo");
  await application.chooseCommand("edit.undo");
  await application.chooseCommand("edit.undo");
  await expect.poll(names).toEqual(before);

  // By pointer: rows by their numbers, and the menu at them.
  const number = (row: number) => grid.locator(`[row-index="${row - 1}"] [col-id="number"]`);
  await number(1).click();
  await number(2).click({ modifiers: ["Shift"] });
  await name(second).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Delete Variables" }).click();
  await expect.poll(names).toEqual(before.slice(2));
  await application.chooseCommand("edit.undo");
  await expect.poll(names).toEqual(before);
  await name(fourth).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Insert Variable" }).click();
  await expect.poll(names).toEqual([...before.slice(0, 4), "variable_1", ...before.slice(4)]);
  await expect(name("variable_1")).toBeFocused();
});

test("a measure is chosen in a list that a second click opens, as in SPSS, or one at its arrow", async ({
  openApplication,
}) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await page.getByRole("tab", { name: /^Data/ }).click();
  await page.getByRole("radio", { name: "Variables" }).click({ force: true });
  const grid = page.locator(".variables-grid");
  const measureOf = (row: number) => grid.locator(`[row-index="${row - 1}"] [col-id="measure"]`);
  const field = (name: string) => grid.getByRole("combobox", { name: `Measure of ${name}` });
  const choice = (name: string) => page.getByRole("option", { name, exact: true });

  await measureOf(4).click();
  await expect(measureOf(4)).toBeFocused();
  await expect(choice("Ordinal")).toHaveCount(0);
  await measureOf(4).click();
  await expect(field("ses")).toHaveAttribute("aria-expanded", "true");
  await choice("Ordinal").click();
  await expect(measureOf(4)).toHaveText("Ordinal");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(measureOf(4)).toHaveText("Scale");

  await measureOf(6).hover();
  await measureOf(6).locator(".variables-list-arrow").click();
  await choice("Nominal").click();
  await expect(measureOf(6)).toHaveText("Nominal");
  // Two clicks in a row are no more than two clicks.
  await measureOf(5).dblclick();
  await expect(field("mathach")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
});

/** The grid puts rows into the page as they come, and each at its place by its index. */
function textsInOrder(names: readonly Element[]): readonly string[] {
  const indexOf = (name: Element) => Number(name.closest("[row-index]")?.getAttribute("row-index"));
  return [...names].sort((one, other) => indexOf(one) - indexOf(other)).map((name) => name.textContent ?? "");
}
