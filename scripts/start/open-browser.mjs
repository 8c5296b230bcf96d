import { spawn } from "node:child_process";

/**
 * Opens an address in the user's browser. Returns whether a program was found that took it.
 *
 * @param {string} address
 * @param {readonly Opener[]} [openers]
 * @returns {Promise<boolean>}
 */
export async function openBrowser(address, openers = openersOf(process.platform)) {
  for (const [program, ...words] of openers) if (await takes(program, [...words, address])) return true;
  return false;
}

/** @typedef {readonly [program: string, ...words: string[]]} Opener */

/**
 * @param {NodeJS.Platform} platform
 * @returns {readonly Opener[]}
 */
function openersOf(platform) {
  if (platform === "darwin") return [["open"]];
  if (platform === "win32") return [["rundll32", "url.dll,FileProtocolHandler"]];
  return [["xdg-open"], ["wslview"], ["gio", "open"], ["x-www-browser"]];
}

/**
 * Openers end at once when they have handed over the address; a browser itself stays. Both took it.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @returns {Promise<boolean>}
 */
function takes(program, words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: "ignore", detached: true });
    const stays = setTimeout(() => resolve(true), 3000);
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
    child.on("close", () => clearTimeout(stays));
    child.unref();
  });
}
