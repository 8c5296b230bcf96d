import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { run } from "../set-up/run.mjs";

/**
 * How long a whole analysis took: the model resolved, the design built, fitted, and all that is inferred from it (degrees
 * of freedom, robust standard errors, tests of variances, reliabilities, R²). Without reading the file.
 *
 * @typedef {object} Timing
 * @property {number} first milliseconds in a process that has just started
 * @property {number} median milliseconds, of the repeats
 * @property {number} logLikelihood
 * @property {number} evaluations
 */

/**
 * A process that has just started compiles while it fits; what takes few milliseconds is repeated until that is over, as
 * it is in the program, whose engine has rehearsed before the first click.
 *
 * @param {Pick<import("./cases.mjs").Case, "file" | "model" | "repeats">} what
 * @returns {Promise<Timing>}
 */
export async function timeFit({ file, model, repeats }) {
  const folder = join(repository, ".cache/bench/fits");
  mkdirSync(folder, { recursive: true });
  const analysis = join(folder, "run.analysis.json");
  writeFileSync(analysis, JSON.stringify({ format: "crosslevel-analysis", version: 1, data: { file }, model }));
  const first = await fitted(analysis, 1);
  const repeated =
    repeats === 1 ? first : await fitted(analysis, Math.max(repeats, compiledAfter / first.milliseconds));
  return {
    first: first.milliseconds,
    median: repeated.milliseconds,
    logLikelihood: repeated.logLikelihood,
    evaluations: repeated.iterations,
  };
}

/** Milliseconds of first analyses. */
const compiledAfter = 10_000;

/**
 * @param {string} analysis
 * @param {number} repeats
 * @returns {Promise<import("../../src-contract/result.ts").ResultDocument["fit"]>}
 */
async function fitted(analysis, repeats) {
  const out = analysis.replace(/analysis\.json$/, "result.json");
  const words = [
    join(repository, "out/cli/crosslevel.mjs"),
    "fit",
    analysis,
    "--repeat",
    String(Math.ceil(repeats)),
    "--out",
    out,
  ];
  const ended = await run(process.execPath, words);
  if (ended.code !== 0) throw new Error(ended.output);
  return JSON.parse(readFileSync(out, "utf8")).fit;
}
