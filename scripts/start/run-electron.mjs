import { spawn } from "node:child_process";
import { repository } from "../build/bundles.mjs";
import { onInterrupt } from "../set-up/interrupt.mjs";

/** Electron that fails in less than this, in milliseconds, never had a window. */
const shortestLife = 10_000;
/** Milliseconds between asking Electron to end and ending it. */
const longestFarewell = 5000;

/**
 * Runs the application in Electron until it is closed. Returns why Electron did not run, null when it did.
 *
 * @param {string} program
 * @param {import("./options.mjs").StartOptions} options
 * @returns {Promise<string | null>}
 */
export function runElectron(program, { data, sample }) {
  const started = performance.now();
  // Terminals inside Electron programs set this; it would make a plain Node of ours.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const words = data !== null ? ["--data", data] : sample !== null ? ["--sample", sample] : [];
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
      const endedAtOnce = code !== 0 && !interrupted && performance.now() - started < shortestLife;
      resolve(endedAtOnce ? `Electron ended at once (exit code ${code ?? "none"})` : null);
    });
  });
}
