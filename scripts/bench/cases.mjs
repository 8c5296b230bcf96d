import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { generate } from "./generate.mjs";

/**
 * A model to be fitted, here and in R.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} shape rows, units, random effects, in words
 * @property {string} file CSV
 * @property {import("../../src-contract/analysis.ts").ModelSpecification} model
 * @property {string} formula lme4's
 * @property {string} [prepare] R that changes the data frame `d` before fitting
 * @property {boolean} [kenwardRoger] in R, only the tests are timed, without the fit they belong to
 * @property {number | null} target milliseconds to reach
 * @property {number} repeats
 */

/** @typedef {import("../../src-contract/analysis.ts").ModelSpecification["random"][number]} RandomEntry */

const intercept = { variables: [] };
const slope = (/** @type {string} */ name) => ({ variables: [{ name }] });

/**
 * Intercepts and the slopes of x1, x2 … vary between units.
 *
 * @param {number} slopes
 * @returns {import("../../src-contract/analysis.ts").ModelSpecification}
 */
export function randomSlopes(slopes, /** @type {readonly RandomEntry[]} */ more = []) {
  const terms = [intercept, ...Array.from({ length: slopes }, (_, k) => slope(`x${k + 1}`))];
  return { outcome: "y", fixed: terms, random: [{ group: "unit", terms }, ...more] };
}

/** 1,000,000 rows × 10 variables. */
export const million = () => generate({ name: "million", rows: 1_000_000, units: 10_000, slopes: 1, columns: 7 });

const centerSes = "d$cses <- d$ses - ave(d$ses, d$school)";
const crossLevel = "mathach ~ meanses + sector + cses + meanses:cses + sector:cses + (cses | school)";

/** @returns {readonly Case[]} */
export function fitCases() {
  return [
    reference("HSB, null model", "hsb-null", "7,185 rows, 160 schools", "mathach ~ 1 + (1 | school)", 20),
    {
      ...reference("HSB, random coefficients", "hsb-random-coefficients", "", "mathach ~ cses + (cses | school)", 20),
      shape: "7,185 rows, 160 schools, 1 random slope",
      prepare: centerSes,
    },
    { ...slopesAsOutcomes(), target: 5 },
    reference("sleepstudy", "sleepstudy", "180 rows, 18 subjects, 1 slope", "Reaction ~ Days + (Days | Subject)", 20),
    reference(
      "egsingle, growth on three levels",
      "egsingle-growth",
      "7,230 rows, 1,721 children, 60 schools, a slope on both levels",
      "math ~ year * lowinc + (year | childid) + (year | schoolid)",
      10,
    ),
    {
      name: "Chem97's shape, three levels",
      shape: "31,022 rows, 2,410 schools, 131 authorities, 1 slope (generated)",
      file: generate({ name: "chem97", rows: 31_022, units: 2_410, slopes: 1, outer: 131 }),
      model: randomSlopes(1, [{ group: "outer", terms: [intercept] }]),
      formula: "y ~ x1 + (x1 | unit) + (1 | outer)",
      target: 40,
      repeats: 10,
    },
    reference("Penicillin, crossed", "penicillin", "144 rows, 24 × 6", "diameter ~ 1 + (1 | plate) + (1 | sample)", 20),
    reference(
      "ScotsSec, crossed",
      "scotssec-crossed",
      "3,435 rows, 148 × 19 schools",
      "attain ~ verbal + female + (1 | primary) + (1 | second)",
      10,
    ),
    {
      ...reference(
        "InstEval, three crossed factors",
        "insteval-crossed",
        "73,421 rows, 2,972 × 1,128 × 14",
        "y ~ service + (1 | s) + (1 | d) + (1 | dept)",
        3,
      ),
      target: 1000,
    },
    {
      name: "PISA's shape, three random slopes",
      shape: "60,000 rows, 3,000 schools, 10 θ (generated)",
      file: generate({ name: "pisa", rows: 60_000, units: 3_000, slopes: 3 }),
      model: randomSlopes(3),
      formula: "y ~ x1 + x2 + x3 + (x1 + x2 + x3 | unit)",
      target: 150,
      repeats: 5,
    },
    {
      name: "1,000,000 rows, one random slope",
      shape: "10,000 units (generated)",
      file: million(),
      model: randomSlopes(1),
      formula: "y ~ x1 + (x1 | unit)",
      target: 300,
      repeats: 3,
    },
    {
      ...slopesAsOutcomes({ df: "kenward-roger" }),
      name: "HSB, the same with Kenward–Roger",
      kenwardRoger: true,
      target: 50,
    },
  ];
}

/**
 * High School and Beyond, intercepts and slopes as outcomes.
 *
 * @param {import("../../src-contract/analysis.ts").ModelSpecification["inference"]} [inference]
 * @returns {Case}
 */
export function slopesAsOutcomes(inference) {
  const name = "HSB, intercepts and slopes as outcomes";
  const shape = "7,185 rows, 160 schools, 1 random slope";
  const found = reference(name, "hsb-slopes-as-outcomes-reml", shape, crossLevel, 20);
  return { ...found, prepare: centerSes, model: inference === undefined ? found.model : { ...found.model, inference } };
}

/**
 * One of the reference analyses.
 *
 * @param {string} name
 * @param {string} id
 * @param {string} shape
 * @param {string} formula
 * @param {number} repeats
 * @returns {Case}
 */
function reference(name, id, shape, formula, repeats) {
  const path = join(repository, "test/golden/reference", `${id}.analysis.json`);
  /** @type {import("../../src-contract/analysis.ts").AnalysisFile} */
  const { data, model } = JSON.parse(readFileSync(path, "utf8"));
  return { name, shape, file: join(dirname(path), data.file), model, formula, target: null, repeats };
}
