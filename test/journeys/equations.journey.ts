import { expect, test } from "../support/application.ts";
import { chooseForVariable } from "../support/walk.ts";

test("below the equations nothing is empty, and nothing moves when a part says what it stands for", async ({
  openApplication,
}) => {
  const viewport = { width: 1920, height: 1080 };
  const { page } = await openApplication({ words: ["--sample", "hsb"], context: { viewport } });
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  const card = page.getByRole("region", { name: "Model", exact: true });
  const legend = card.getByText("click to switch it on");
  const bottom = async (part: typeof card) => {
    const box = await part.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  const end = await bottom(card);
  expect(end - (await bottom(legend))).toBeLessThan(24);

  await card.getByRole("button", { name: /^gamma 1 0/ }).hover();
  await expect(card.getByText(/^The average of the effect|^The effect/)).toBeVisible();
  expect(await bottom(card)).toBe(end);
});
