import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { generate, generateAnswers } from "./generate.mjs";

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
 * @property {string} [family] R's, where the outcome is not normal: fitted by glmmTMB
 * @property {number} [points] of adaptive quadrature: fitted by glmer
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

/** Units of 100 rows. */
export const large = (/** @type {number} */ rows, /** @type {number} */ columns) =>
  generate({ name: "large", rows, units: Math.ceil(rows / 100), slopes: 1, columns: columns - 3 });

/** What people answered to many items, in numbers from 0 to 9. */
export const answers = (/** @type {number} */ rows, /** @type {number} */ columns) => generateAnswers(rows, columns);

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
    ...generalizedCases(),
    {
      ...slopesAsOutcomes({ df: "kenward-roger" }),
      name: "HSB, the same with Kenward–Roger",
      kenwardRoger: true,
      target: 50,
    },
  ];
}

/** @returns {readonly Case[]} */
function generalizedCases() {
  const contraception = "use ~ age + I(age^2) + urban + livch + (1 | district)";
  const verbAgg = "r2 ~ anger + male + btype + self + (1 | id) + (1 | item)";
  const golden = join(repository, "test/golden/data");
  return [
    {
      ...reference("Contraception, logistic", "contraception-laplace", "1,934 rows, 60 districts", contraception, 20),
      family: "binomial()",
      target: 20,
    },
    {
      ...reference(
        "cbpp, binomial",
        "cbpp-binomial",
        "56 rows, 15 herds",
        "cbind(incidence, size - incidence) ~ period + (1 | herd)",
        20,
      ),
      prepare: "d$period <- factor(d$period)",
      family: "binomial()",
      target: 5,
    },
    {
      ...reference("VerbAgg, crossed logistic", "verbagg-crossed", "7,584 rows, 316 × 24", verbAgg, 5),
      family: "binomial()",
      target: 400,
    },
    {
      name: "guImmun, three-level logistic",
      shape: "2,159 rows, 1,595 mothers, 161 communities",
      file: join(golden, "guatemala.csv"),
      model: {
        outcome: "immun",
        distribution: "bernoulli",
        fixed: [intercept, slope("kid2p"), slope("momEd"), slope("rural")],
        random: [
          { group: "mom", terms: [intercept] },
          { group: "comm", terms: [intercept] },
        ],
      },
      formula: "I(immun == 'Y') ~ kid2p + momEd + rural + (1 | mom) + (1 | comm)",
      family: "binomial()",
      target: 150,
      repeats: 10,
    },
    {
      name: "Toenail, quadrature with 15 points",
      shape: "1,908 rows, 294 patients",
      file: join(golden, "toenail.csv"),
      model: {
        outcome: "y",
        distribution: "bernoulli",
        fixed: [intercept, slope("trt"), slope("time"), { variables: [{ name: "trt" }, { name: "time" }] }],
        random: [{ group: "patient", terms: [intercept] }],
        estimation: { method: "agq", quadraturePoints: 15 },
      },
      formula: "y ~ trt * time + (1 | patient)",
      family: "binomial()",
      points: 15,
      target: 100,
      repeats: 10,
    },
    {
      name: "Poisson, 100,000 rows",
      shape: "2,000 units (generated)",
      file: generate({ name: "counts", rows: 100_000, units: 2_000, slopes: 1, counts: true }),
      model: {
        outcome: "y",
        distribution: "poisson",
        fixed: [intercept, slope("x1")],
        random: [{ group: "unit", terms: [intercept] }],
      },
      formula: "y ~ x1 + (1 | unit)",
      family: "poisson()",
      target: 400,
      repeats: 5,
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
