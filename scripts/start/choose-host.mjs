/**
 * Where the window opens, and why there.
 *
 * @typedef {{ host: "electron" } | { host: "fetch-electron" } | { host: "browser", because: string }} Choice
 *
 * @typedef {object} Surroundings
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} environment
 * @property {boolean} root
 * @property {string | null} program Electron's program file
 * @property {string | null} earlierFailure why it could not be fetched before
 */

/**
 * Electron where it can run, the browser elsewhere.
 *
 * @param {import("./options.mjs").StartOptions} options
 * @param {Surroundings} surroundings
 * @returns {Choice}
 */
export function chooseHost({ browser, open, port }, { platform, environment, root, program, earlierFailure }) {
  if (browser) return { host: "browser", because: "--browser asks for it" };
  if (!open) return { host: "browser", because: "--no-open asks for an address" };
  if (port !== 0) return { host: "browser", because: "--port asks for an address" };
  if (!hasDisplay(platform, environment)) return { host: "browser", because: "there is no display here for Electron" };
  if (platform === "linux" && root) return { host: "browser", because: "Electron does not run as root" };
  if (program !== null) return { host: "electron" };
  if (earlierFailure === null) return { host: "fetch-electron" };
  return { host: "browser", because: notFetched(earlierFailure) };
}

/** @param {string} reason */
export function notFetched(reason) {
  return `Electron could not be fetched (${reason}; \`npx install-electron\` tries again)`;
}

/**
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 */
export function hasDisplay(platform, environment) {
  if (platform === "linux") return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  return !environment.SSH_CONNECTION;
}
