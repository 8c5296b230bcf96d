import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./build/bundles.mjs";
import { setUpNodeModules } from "./set-up/node-modules.mjs";
import { nodeVersionProblem } from "./set-up/node-version.mjs";

/**
 * `npm run bench`: measures fits and steps of data preparation (beside R's where Rscript is on the path), how their time grows, the engine's process and
 * the window, one after the other, and writes docs/performance.md. Takes about eight minutes; meant for a quiet machine.
 *
 * @returns {Promise<string | null>} why it could not
 */
async function bench() {
  const problem = nodeVersionProblem() ?? (await setUpNodeModules());
  if (problem !== null) return problem;
  const { build } = await import("./build.mjs");
  const { fitCases } = await import("./bench/cases.mjs");
  const { timeFit } = await import("./bench/fits.mjs");
  const { timeInR } = await import("./bench/in-r.mjs");
  const { timeScaling } = await import("./bench/scaling.mjs");
  const { measureEngine } = await import("./bench/engine.mjs");
  const { timeReading } = await import("./bench/reading.mjs");
  const { timeSteps } = await import("./bench/steps.mjs");
  const { timeLargeFiles } = await import("./bench/large-files.mjs");
  const { measureScrolling } = await import("./bench/scrolling.mjs");
  const { measureWindow } = await import("./bench/window.mjs");
  const { busyShare } = await import("./bench/machine.mjs");
  const { performancePage } = await import("./bench/page.mjs");

  await build({ names: ["renderer", "engine", "web", "cli"] });
  const busyBefore = await busyShare();
  const cases = await told("Data", async () => fitCases());
  const window = await told("The window", measureWindow);
  const scrolling = await told("Scrolling", measureScrolling);
  const engine = await told("The engine's process", measureEngine);
  const reading = await told("Files", timeReading);
  const steps = await told("Steps", timeSteps);
  const largeFiles = await told("Large files", timeLargeFiles);
  const ours = await told("Fits", async () => {
    const timings = [];
    for (const one of cases) timings.push(await timeFit(one));
    return timings;
  });
  const inR = await told("The same in R", () => timeInR(cases));
  const scaling = await told("How time grows", timeScaling);
  const page = performancePage({
    busyBefore,
    cases,
    ours,
    inR,
    scaling,
    engine,
    reading,
    largeFiles,
    steps,
    window,
    scrolling,
  });
  writeFileSync(join(repository, "docs/performance.md"), page);
  console.log(`\n${page}`);
  return null;
}

/**
 * Says what is measured and how long that took.
 *
 * @template Result
 * @param {string} what
 * @param {() => Promise<Result>} work
 */
async function told(what, work) {
  const started = performance.now();
  const result = await work();
  console.error(`${what}: measured in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return result;
}

const problem = await bench();
if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
}
