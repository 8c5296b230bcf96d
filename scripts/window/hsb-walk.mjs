/**
 * The steps of the walk on High School and Beyond, by the names that are on the screen.
 *
 * @typedef {import("@playwright/test").Page} Page
 */

/**
 * An item of the menu of a variable in the model's list, ready to be clicked.
 *
 * @param {Page} page
 * @param {string} variable
 * @param {string | RegExp} item
 */
export async function itemForVariable(page, variable, item) {
  await page.getByRole("row", { name: new RegExp(`^${variable},`) }).click();
  return page.getByRole("menu").getByRole("menuitem", { name: item }).first();
}

/**
 * @param {Page} page
 * @param {string} variable
 * @param {string | RegExp} item
 */
export async function chooseForVariable(page, variable, item) {
  await (await itemForVariable(page, variable, item)).click();
}

/** How a level-2 predictor of either kind is added. */
export const add = /^Add (uncentered|as categories)/;

/**
 * The random coefficients model: SES centered at the school means, its slope random.
 *
 * @param {Page} page
 */
export async function buildRandomCoefficients(page) {
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  await randomSlope(page).click();
}

/** @param {Page} page */
export function randomSlope(page) {
  return page.getByRole("button", { name: /^u 1 j, random effect/ });
}

/**
 * Makes the equation of β₀ or β₁ the one that takes the next predictor.
 *
 * @param {Page} page
 * @param {number} coefficient
 */
export async function workOnEquation(page, coefficient) {
  await page.getByRole("button", { name: `beta ${coefficient} j: work on its equation` }).click();
}

/** @param {Page} page */
export async function upToDate(page) {
  const results = page.getByRole("region", { name: "Results", exact: true });
  await results
    .getByRole("status")
    .filter({ hasText: /Up to date/ })
    .waitFor();
}
