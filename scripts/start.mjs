import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "./build/bundles.mjs";
import { callersFolder } from "./set-up/callers-folder.mjs";
import { earlierFailure, electronProgram, electronVersion, fetchElectron } from "./set-up/electron.mjs";
import { onInterrupt } from "./set-up/interrupt.mjs";
import { setUpNodeModules } from "./set-up/node-modules.mjs";
import { nodeVersionProblem } from "./set-up/node-version.mjs";
import { run } from "./set-up/run.mjs";
import { chooseHost, hasDisplay, notFetched } from "./start/choose-host.mjs";
import { openBrowser } from "./start/open-browser.mjs";
import { readOptions, usage } from "./start/options.mjs";

/** `npm start`: sets up what is missing, builds what changed, opens the application. */
async function start() {
  const options = readOptions(process.argv.slice(2), callersFolder("start"));
  if (typeof options === "string") return fail(options);
  if (options.help) return console.log(usage);
  const problem = nodeVersionProblem() ?? (await setUpNodeModules());
  if (problem !== null) return fail(problem);

  const because = await openElectron(options);
  if (because !== null) await serveBrowser(options, because);
}

/** @typedef {import("./start/options.mjs").StartOptions} StartOptions */

/**
 * Opens the application in Electron and stays until it is closed. Returns why it did not, null when it did.
 *
 * @param {StartOptions} options
 * @returns {Promise<string | null>}
 */
async function openElectron(options) {
  const choice = chooseHost(options, {
    platform: process.platform,
    environment: process.env,
    root: process.getuid?.() === 0,
    program: electronProgram(),
    earlierFailure: earlierFailure(),
  });
  if (choice.host === "browser") return choice.because;
  const failure = choice.host === "fetch-electron" ? await fetchElectron() : null;
  const program = electronProgram();
  if (failure !== null || program === null) return notFetched(failure ?? "its program file is missing");
  if (!(await buildBundles(["renderer", "engine", "main", "preload"]))) return null;
  console.log(`Crosslevel opens in its own window (Electron ${electronVersion()} is here).`);
  return await runElectron(program, openWords(options));
}

/** Milliseconds between asking Electron to end and ending it. */
const longestFarewell = 5000;

/**
 * @param {string} program
 * @param {readonly string[]} words
 * @returns {Promise<string | null>}
 */
function runElectron(program, words) {
  const started = performance.now();
  // Terminals inside Electron programs set this; it would make a plain Node of ours.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(program, [repository, ...words], { stdio: "inherit", env });
  let interrupted = false;
  const stop = onInterrupt(() => {
    interrupted = true;
    child.kill();
    setTimeout(() => child.kill("SIGKILL"), longestFarewell).unref();
  });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(`Electron did not start (${error.message})`));
    child.on("exit", (code) => {
      stop();
      const endedAtOnce = code !== 0 && !interrupted && performance.now() - started < 10_000;
      resolve(endedAtOnce ? `Electron ended at once (exit code ${code ?? "none"})` : null);
    });
  });
}

/**
 * Serves the window to the browser until Ctrl+C.
 *
 * @param {StartOptions} options
 * @param {string} because
 */
async function serveBrowser(options, because) {
  if (!(await buildBundles(["renderer", "engine", "web"]))) return;
  /** @type {typeof import("../src-main/web/server.ts")} */
  const { serveWindow } = await import(pathToFileURL(join(repository, "out/web/server.mjs")).href);
  const served = await serveWindow({
    port: options.port,
    open: openSource(options),
    root: repository,
    ...(process.env.CROSSLEVEL_HOME && { home: process.env.CROSSLEVEL_HOME }),
    onClosed: () => end("Crosslevel was closed in its window."),
  });
  if (!served.ok) return fail(listenProblem(served.problem, options.port));
  const end = (/** @type {string} */ line) => {
    console.log(line);
    onInterrupt(() => process.exit(1));
    void served.close().then(() => process.exit(0));
  };
  console.log(`Crosslevel runs in the browser, because ${because}: ${served.address}`);
  onInterrupt(() => end(""));
  if (!options.open) return;
  const opened = hasDisplay(process.platform, process.env) && (await openBrowser(served.addressForOnce()));
  console.log(`${opened ? "" : "Open that address in a browser. "}Ctrl+C ends Crosslevel.`);
}

/**
 * In a process of its own, which gives its memory back.
 *
 * @param {readonly string[]} names
 */
async function buildBundles(names) {
  const ended = await run(process.execPath, [join(repository, "scripts/build.mjs"), ...names], {
    cwd: repository,
    onOutput: (text) => process.stderr.write(text),
  });
  if (ended.code !== 0) fail("Crosslevel could not be built; the lines above say why.");
  return ended.code === 0;
}

/** @param {StartOptions} options */
function openWords({ data, sample }) {
  if (data !== null) return ["--data", data];
  return sample !== null ? ["--sample", sample] : [];
}

/**
 * @param {StartOptions} options
 * @returns {import("../src-contract/data-import.ts").DataSource | null}
 */
function openSource({ data, sample }) {
  if (data !== null) return { kind: "path", path: data };
  return sample !== null ? { kind: "sample", id: sample } : null;
}

/**
 * @param {"port-taken" | "port-forbidden" | "no-loopback"} problem
 * @param {number} port
 */
function listenProblem(problem, port) {
  if (problem === "port-taken")
    return `Port ${port} is taken by another program; --port takes another number, 0 finds a free one.`;
  if (problem === "port-forbidden") return `Port ${port} is not for everyone here; take one above 1023.`;
  return "This machine has no loopback interface (127.0.0.1), over which a browser would reach Crosslevel.";
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

await start();
