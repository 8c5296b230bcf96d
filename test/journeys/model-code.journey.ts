import { expect, test } from "../support/application.ts";
import { chooseForVariable, upToDateResults } from "../support/walk.ts";

test("the model stands as code for R and for SPSS, which follow it, and goes into the report", async ({
  openApplication,
}) => {
  const viewport = { width: 1280, height: 800 };
  const application = await openApplication({ words: ["--sample", "hsb"], context: { viewport } });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  const card = page.getByRole("region", { name: "Model", exact: true });

  await application.chooseCommand("model.view.spss");
  const syntax = card.getByRole("group", { name: "SPSS syntax" });
  await expect(syntax).toContainText("/RANDOM = INTERCEPT | SUBJECT(school) COVTYPE(VC).");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  await expect(syntax).toContainText("MIXED mathach WITH ses_within_school");
  await expect(syntax).toContainText("COMPUTE ses_within_school = ses - ses_mean_school.");

  await card.getByRole("radio", { name: "R", exact: true }).click();
  await expect(card.getByRole("group", { name: "R code" })).toContainText(
    "lmer(mathach ~ 1 + ses_within_school + (1 | school), data = d, REML = TRUE)",
  );

  const results = await upToDateResults(page);
  await results.getByRole("button", { name: "Add to report", exact: true }).first().click();
  await page.getByRole("menuitem", { name: "SPSS syntax" }).click();
  await page.getByRole("tab", { name: /^Report/ }).click();
  await expect(page.getByText("COVTYPE(VC).")).toContainText("MIXED mathach WITH ses_within_school");
});
