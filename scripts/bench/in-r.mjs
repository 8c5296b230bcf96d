import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../build/bundles.mjs";
import { run } from "../set-up/run.mjs";

/**
 * @typedef {object} TimesInR
 * @property {readonly { median: number, repeats: number, logLikelihood: number }[]} results seconds, in the order of the cases
 * @property {string} r
 * @property {string} lme4
 * @property {string} glmmTMB
 * @property {string | null} pbkrtest
 * @property {string} blas
 */

/**
 * The same models in R, or why not: it needs Rscript on the path, with lme4, lmerTest, pbkrtest, glmmTMB and jsonlite.
 *
 * @param {readonly import("./cases.mjs").Case[]} cases
 * @returns {Promise<TimesInR | { missing: string }>}
 */
export async function timeInR(cases) {
  const folder = join(repository, ".cache/bench/r");
  mkdirSync(folder, { recursive: true });
  const [asked, answered] = [join(folder, "cases.json"), join(folder, "times.json")];
  rmSync(answered, { force: true });
  const needs = "for (p in c('lme4', 'lmerTest', 'pbkrtest', 'glmmTMB', 'jsonlite')) library(p, character.only = TRUE)";
  const probe = await run("Rscript", ["-e", needs]);
  if (probe.code !== 0)
    return { missing: "there is no Rscript on the path that has lme4, lmerTest, pbkrtest, glmmTMB and jsonlite" };
  writeFileSync(
    asked,
    JSON.stringify(
      cases.map(({ file, formula, prepare, kenwardRoger, family, points }) => {
        return { file, formula, prepare, kenwardRoger, family, points };
      }),
    ),
  );
  const ended = await run("Rscript", [fileURLToPath(new URL("in-r.R", import.meta.url)), asked, answered]);
  if (ended.code !== 0) throw new Error(ended.output);
  return JSON.parse(readFileSync(answered, "utf8"));
}
