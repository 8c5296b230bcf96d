import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundles, repository } from "../build/bundles.mjs";
import { licenses as licenseList } from "../build/vite-config.mjs";

/**
 * A package inside the program, as Vite lists it.
 *
 * @typedef {object} Ingredient
 * @property {string} name
 * @property {string} version
 * @property {string | null} identifier of its licence (SPDX)
 * @property {string | null} text of its licence
 */

/** The licences that may ship. */
const allowed = ["MIT", "Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "OFL-1.1"];

/** What goes into the desktop program; the browser host and the command line run from a checkout. */
export const shippedBundles = bundles.filter(({ name }) => name !== "web" && name !== "cli");

const licensesFile = join(repository, "out/THIRD-PARTY-LICENSES.txt");

/** @returns {readonly Ingredient[]} */
export function readIngredients() {
  const all = shippedBundles.flatMap(({ folder }) =>
    JSON.parse(readFileSync(join(repository, folder, licenseList), "utf8")),
  );
  return [...new Map(all.map((ingredient) => [`${ingredient.name}@${ingredient.version}`, ingredient])).values()].sort(
    (one, other) => one.name.localeCompare(other.name),
  );
}

/**
 * Why an ingredient may not ship; null when it may.
 *
 * @param {Ingredient} ingredient
 */
export function licenseProblem({ name, identifier, text }) {
  if (identifier === null || !isAllowed(identifier))
    return `${name} has the licence ${identifier ?? "(none)"}, which may not ship`;
  return text === null || text.trim() === "" ? `${name} comes without the text of its licence` : null;
}

/**
 * Of alternatives one has to be allowed.
 *
 * @param {string} identifier
 */
function isAllowed(identifier) {
  const alternatives = identifier.replaceAll(/[()]/g, "").split(" OR ");
  return alternatives.some((alternative) => alternative.split(" AND ").every((name) => allowed.includes(name.trim())));
}

/**
 * Writes the file that goes with the program: every text once, below the packages that come under it.
 *
 * @param {readonly Ingredient[]} ingredients
 */
export function writeLicenses(ingredients) {
  /** @type {Map<string, string[]>} */
  const packagesByText = new Map();
  for (const { name, version, identifier, text } of ingredients) {
    const key = text?.trim() ?? "";
    packagesByText.set(key, [...(packagesByText.get(key) ?? []), `${name} ${version} (${identifier})`]);
  }
  const parts = [...packagesByText].map(([text, packages]) => `${packages.join("\n")}\n\n${text}\n`);
  const head =
    "Crosslevel contains the following packages. Electron's and Chromium's licences stand in files of their own.\n";
  writeFileSync(licensesFile, [head, ...parts].join(`\n${"─".repeat(80)}\n\n`));
}
