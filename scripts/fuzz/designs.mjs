import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../build/bundles.mjs";
import { bundle, fuzzFolder } from "./bundle.mjs";

/**
 * Asks lme4, nlme, glmmTMB and TMB (Rscript on the path) again what they find for the random designs of test/fuzz, and writes what
 * `npm test` compares with, without R.
 *
 * @typedef {{ columns: Record<string, (number | string)[]>, model: { estimation?: { method: string } }, formula?: string, family?: string }} Design
 */

/** @param {string | undefined} which "linear", "residual", "boundary", "generalized", "categories"; undefined: all */
export async function fuzzDesigns(which) {
  mkdirSync(fuzzFolder, { recursive: true });
  if (which === undefined || which === "residual") {
    const { randomResidual } = await bundled("random-residual");
    write("residuals", "residual-", 200, randomResidual);
    askR("residual.R", "expected-residuals.json");
  }
  if (which === undefined || which === "linear") {
    const { randomDesign } = await bundled("random-design");
    write("designs", "", 1000, randomDesign);
    askR("linear-mixed.R", "expected.json");
  }
  if (which === undefined || which === "boundary") {
    const { randomBoundary } = await bundled("random-boundary");
    write("boundaries", "boundary-", 300, randomBoundary);
    askR("boundary.R", "expected-boundaries.json");
    const { randomResidualBoundary } = await bundled("random-residual-boundary");
    write("residual-boundaries", "residual-boundary-", 240, randomResidualBoundary);
    askR("residual-boundary.R", "expected-residual-boundaries.json");
  }
  if (which === undefined || which === "generalized") {
    const { randomOutcome } = await bundled("random-outcome");
    write("outcomes", "outcome-", 700, randomOutcome, [5039]);
    askR("generalized.R", "expected-outcomes.json");
  }
  if (which === undefined || which === "categories") {
    const { randomCategories } = await bundled("random-categories");
    write("categories", "categories-", 60, randomCategories);
    askR("categories.R", "expected-categories.json");
  }
}

/**
 * @param {string} name
 * @returns {Promise<Record<string, (seed: number) => Design>>}
 */
async function bundled(name) {
  return import(pathToFileURL(await bundle(`test/fuzz/${name}.ts`)).href);
}

/**
 * Data as CSV files, and what is to be fitted to them.
 *
 * @param {string} list
 * @param {string} prefix
 * @param {number} count
 * @param {((seed: number) => Design) | undefined} random
 * @param {readonly number[]} [kept] seeds beyond the count that once showed a fault
 */
function write(list, prefix, count, random, kept = []) {
  if (random === undefined) throw new TypeError(`nothing makes ${list}`);
  const seeds = [...Array.from({ length: count }, (_, index) => index + 1), ...kept];
  const designs = seeds.map((seed) => {
    const { columns, model, formula, family } = random(seed);
    const names = Object.keys(columns);
    const rows = (columns.y ?? []).map((_value, row) =>
      names.map((name) => cell(columns[name]?.[row] ?? "")).join(","),
    );
    writeFileSync(join(fuzzFolder, `${prefix}${seed}.csv`), `${names.join(",")}\n${rows.join("\n")}\n`);
    return { seed, formula, method: model.estimation?.method, family, model };
  });
  writeFileSync(join(fuzzFolder, `${list}.json`), JSON.stringify(designs));
}

/**
 * @param {string} script
 * @param {string} expected
 */
function askR(script, expected) {
  const fuzz = join(repository, "test/fuzz");
  execFileSync("Rscript", [join(fuzz, script), fuzzFolder, join(fuzz, expected)], { stdio: "inherit" });
}

/** @param {number | string} value */
function cell(value) {
  return Number.isNaN(value) ? "" : String(value);
}
