/**
 * What a part of `npm test` found. `summary` is one phrase; `details` are shown where something failed.
 *
 * @typedef {object} Verdict
 * @property {number} passed
 * @property {number} failed
 * @property {string} summary
 * @property {string} details
 */

/**
 * The verdict on a program whose exit code is the whole answer.
 *
 * @param {import("../set-up/run.mjs").Ended} ended
 * @param {string} [summary]
 * @returns {Verdict}
 */
export function byExitCode({ code, output }, summary = "") {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, summary, details: output };
}

/**
 * The verdict on a program that ends with a line "N passed, N failed".
 *
 * @param {import("../set-up/run.mjs").Ended} ended
 * @returns {Verdict}
 */
export function byLastLine({ code, output }) {
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  const [passed, failed] = counts === null ? [0, 1] : [Number(counts[1]), Number(counts[2])];
  return { passed, failed: Math.max(failed, code === 0 ? 0 : 1), summary: "", details: output };
}

/**
 * The parts of Vitest's JSON report that are read here.
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly object[] }[]} testResults one for each file
 */

/**
 * Vitest's report. A test left out counts as failed, and so does a file that could not be loaded.
 *
 * @param {import("../set-up/run.mjs").Ended} ended
 * @param {VitestReport | null} report null where it wrote none
 * @returns {Verdict}
 */
export function byVitest({ code, output }, report) {
  if (report === null) return { passed: 0, failed: 1, summary: "no report", details: output };
  const skipped = report.numPendingTests + report.numTodoTests;
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + skipped + unloaded;
  const summary = [`${report.testResults.length} files`, skipped > 0 && `${skipped} left out`]
    .filter(Boolean)
    .join(", ");
  return { passed: report.numPassedTests, failed: Math.max(failed, code === 0 ? 0 : 1), summary, details: output };
}

/**
 * Playwright's report. A journey left out counts as failed.
 *
 * @param {import("../set-up/run.mjs").Ended} ended
 * @param {{ stats: Record<"expected" | "unexpected" | "flaky" | "skipped", number> } | null} report null where it wrote none
 * @returns {Verdict}
 */
export function byPlaywright({ code, output }, report) {
  if (report === null) return { passed: 0, failed: 1, summary: "no report", details: output };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky + skipped;
  const summary = skipped > 0 ? `${skipped} left out` : "";
  return { passed: expected, failed: Math.max(failed, code === 0 ? 0 : 1), summary, details: output };
}
