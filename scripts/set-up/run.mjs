import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * @typedef {object} Ended
 * @property {number} code the exit code; 1 also when a signal ended it
 * @property {string} output what it wrote to both of its streams, in order
 * @property {boolean} stopped whether `signal` ended it
 */

/**
 * Runs a program to its end and gathers what it says.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, onOutput?: (text: string) => void, shell?: boolean }} [options]
 * @returns {Promise<Ended>}
 */
export function run(program, words, { cwd, env, signal, onOutput = () => {}, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd, env, signal, shell, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
        onOutput(text);
      });
    }
    let failure = "";
    child.on("error", (error) => {
      failure = error.message;
    });
    child.on("close", (code) =>
      resolve({ code: code ?? 1, output: output + failure, stopped: signal?.aborted ?? false }),
    );
  });
}

/**
 * npm as a program with its first words: the one that runs us if any, else the one beside this Node, else the one on
 * the path.
 *
 * @returns {{ program: string, words: readonly string[], shell: boolean }}
 */
export function npm() {
  const folder = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(folder, "node_modules/npm/bin/npm-cli.js"),
    join(folder, "../lib/node_modules/npm/bin/npm-cli.js"),
  ];
  const script = candidates.find((path) => path?.endsWith("npm-cli.js") && existsSync(path));
  if (script !== undefined) return { program: process.execPath, words: [script], shell: false };
  return { program: "npm", words: [], shell: process.platform === "win32" };
}
