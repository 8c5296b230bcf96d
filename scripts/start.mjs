import { callersFolder } from "./set-up/callers-folder.mjs";
import { earlierFailure, electronProgram, electronVersion, fetchElectron } from "./set-up/electron.mjs";
import { setUpNodeModules } from "./set-up/node-modules.mjs";
import { nodeVersionProblem } from "./set-up/node-version.mjs";
import { buildBundles } from "./start/build-bundles.mjs";
import { chooseHost, notFetched } from "./start/choose-host.mjs";
import { readOptions, usage } from "./start/options.mjs";
import { runElectron } from "./start/run-electron.mjs";
import { serveBrowser } from "./start/serve-browser.mjs";

/**
 * `npm start`: sets up what is missing, builds what changed, opens the application. Returns a sentence when it cannot.
 *
 * @returns {Promise<string | null>}
 */
async function start() {
  const options = readOptions(process.argv.slice(2), callersFolder("start"));
  if (typeof options === "string") return options;
  if (options.help) {
    console.log(usage);
    return null;
  }
  const problem = nodeVersionProblem() ?? (await setUpNodeModules());
  if (problem !== null) return problem;

  const electron = await findElectron(options);
  if ("not" in electron) return await startBrowser(options, electron.not);
  const failure = await buildBundles(["renderer", "engine", "main", "preload"]);
  if (failure !== null) return failure;
  console.log(`Crosslevel opens in its own window (Electron ${electronVersion()} is here).`);
  const notRun = await runElectron(electron.program, options);
  return notRun === null ? null : await startBrowser(options, notRun);
}

/**
 * Electron's program where it can run, fetched if need be; else why not.
 *
 * @param {import("./start/options.mjs").StartOptions} options
 * @returns {Promise<{ program: string } | { not: string }>}
 */
async function findElectron(options) {
  const choice = chooseHost(options, {
    platform: process.platform,
    environment: process.env,
    root: process.getuid?.() === 0,
    program: electronProgram(),
    earlierFailure: earlierFailure(),
  });
  if (choice.host === "browser") return { not: choice.because };
  const failure = choice.host === "fetch-electron" ? await fetchElectron() : null;
  const program = electronProgram();
  if (failure !== null || program === null) return { not: notFetched(failure ?? "its program file is missing") };
  return { program };
}

/**
 * @param {import("./start/options.mjs").StartOptions} options
 * @param {string} because
 * @returns {Promise<string | null>}
 */
async function startBrowser(options, because) {
  return (await buildBundles(["renderer", "engine", "web"])) ?? (await serveBrowser(options, because));
}

const problem = await start();
if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
}
