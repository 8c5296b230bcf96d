import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { npm, run } from "../set-up/run.mjs";
import { byExitCode, byLastLine, byPlaywright, byVitest } from "./verdict.mjs";

/**
 * The parts of `npm test`, quick ones first.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {() => Promise<import("./verdict.mjs").Verdict>} check
 */

/** @type {readonly Part[]} */
export const parts = [
  {
    name: "format and lint",
    check: async () => byExitCode(await node("node_modules/@biomejs/biome/bin/biome", "check")),
  },
  { name: "types", check: async () => byExitCode(await node("node_modules/typescript/bin/tsc", "-b")) },
  { name: "layers", check: async () => byExitCode(await node("scripts/check-layers.mjs")) },
  { name: "lock file", check: checkLockFile },
  { name: "unit tests", check: unitTests },
  { name: "build", check: async () => byExitCode(await node("scripts/build.mjs")) },
  { name: "package", check: async () => byLastLine(await node("scripts/check-package.mjs")) },
  { name: "journeys", check: journeys },
];

/** @param {readonly string[]} words */
function node(...words) {
  return run(process.execPath, words, { cwd: repository });
}

async function checkLockFile() {
  const { program, words, shell } = npm();
  const flags = ["ci", "--dry-run", "--no-audit", "--no-fund", "--loglevel=error"];
  return byExitCode(await run(program, [...words, ...flags], { cwd: repository, shell }));
}

async function unitTests() {
  const report = reportFile("unit");
  const flags = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return byVitest(await node("node_modules/vitest/vitest.mjs", ...flags), readReport(report));
}

async function journeys() {
  const report = reportFile("journeys");
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const words = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
  return byPlaywright(await run(process.execPath, words, { cwd: repository, env }), readReport(report));
}

/** @param {string} name */
function reportFile(name) {
  const file = join(repository, ".cache/test", `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
