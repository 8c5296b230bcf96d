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

/** The grid puts rows into the page as they come, and each at its place by its index. */
function textsInOrder(names: readonly Element[]): readonly string[] {
  const indexOf = (name: Element) => Number(name.closest("[row-index]")?.getAttribute("row-index"));
  return [...names].sort((one, other) => indexOf(one) - indexOf(other)).map((name) => name.textContent ?? "");
}
