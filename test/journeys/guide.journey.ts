import { expect, test } from "../support/application.ts";
import { chooseForVariable, upToDateResults } from "../support/walk.ts";

test("the guided first analysis points at each step, notices that it is done, and ends with a report", async ({
  openApplication,
}) => {
  const { page } = await openApplication();
  await page.getByRole("button", { name: "Start the guided analysis" }).click();
  const guide = page.getByRole("complementary", { name: "Guided first analysis" });
  const step = (title: string) => expect(guide.getByRole("heading", { name: title })).toBeVisible();

  await step("Open the data");
  await page
    .getByRole("button", { name: /High School and Beyond/ })
    .first()
    .click();
  await step("Say what the levels are");
  const suggestion = page.getByRole("region", { name: "Suggestion" });
  await expect(suggestion).toContainText("school identifies 160 schools");
  await suggestion.getByRole("button", { name: "Use this level" }).click();
  await step("Choose the outcome");
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await step("Add socioeconomic status");
  // The card stands where the equations stay in sight.
  const equations = page.getByRole("group", { name: "Equations" });
  await expect
    .poll(async () => {
      const [card, shown] = [await guide.boundingBox(), await equations.boundingBox()];
      return (card?.y ?? 0) - (shown?.y ?? 0) - (shown?.height ?? 0);
    })
    .toBeGreaterThan(0);
  await chooseForVariable(page, "ses", "Add group-mean centered");
  await step("Let schools differ, and explain it");
  await page.getByRole("button", { name: /^u 1 j, random effect/ }).click();
  await chooseForVariable(page, "sector", /^Add as categories/);
  await step("Read the results and keep them");
  const results = await upToDateResults(page);
  await results
    .getByRole("region", { name: /Fixed Effects/ })
    .getByRole("button", { name: "Add to report" })
    .click();
  await step("Your first multilevel analysis");
  await guide.getByRole("button", { name: "Done" }).click();
  await expect(guide).toBeHidden();
  await expect(page.getByRole("tab", { name: /^Report 1 item/ })).toBeVisible();
});
