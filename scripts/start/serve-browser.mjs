import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../build/bundles.mjs";
import { onInterrupt } from "../set-up/interrupt.mjs";
import { hasDisplay } from "./choose-host.mjs";
import { openBrowser } from "./open-browser.mjs";

/**
 * Serves the application to a browser until Ctrl+C, or until the user closes it there. Returns a sentence when it cannot.
 *
 * @param {import("./options.mjs").StartOptions} options
 * @param {string} because why in the browser
 * @returns {Promise<string | null>}
 */
export async function serveBrowser(options, because) {
  /** @type {typeof import("../../src-main/web/server.ts")} */
  const { serveWindow } = await import(pathToFileURL(join(repository, "out/web/server.mjs")).href);
  const served = await serveWindow({
    port: options.port,
    open: sourceOf(options),
    root: repository,
    ...(process.env.CROSSLEVEL_HOME && { home: process.env.CROSSLEVEL_HOME }),
    onClosed: () => end("Crosslevel was closed in its window."),
  });
  if (!served.ok) return problemSentence(served.problem, options.port);
  const end = (/** @type {string} */ line) => {
    console.log(line);
    onInterrupt(() => process.exit(1));
    void served.close().then(() => process.exit(0));
  };
  onInterrupt(() => end(""));
  console.log(`Crosslevel runs in the browser, because ${because}: ${served.address}`);
  if (!options.open) return null;
  const opened = hasDisplay(process.platform, process.env) && (await openBrowser(served.addressForOnce()));
  console.log(`${opened ? "" : "Open that address in a browser. "}Ctrl+C ends Crosslevel.`);
  return null;
}

/**
 * @param {import("./options.mjs").StartOptions} options
 * @returns {import("../../src-contract/data-import.ts").DataSource | null}
 */
function sourceOf({ data, sample }) {
  if (data !== null) return { kind: "path", path: data };
  return sample !== null ? { kind: "sample", id: sample } : null;
}

/**
 * @param {"port-taken" | "port-forbidden" | "no-loopback"} problem
 * @param {number} port
 */
function problemSentence(problem, port) {
  switch (problem) {
    case "port-taken":
      return `Port ${port} is taken by another program; --port takes another number, 0 finds a free one.`;
    case "port-forbidden":
      return `Port ${port} is not for everyone here; take one above 1023.`;
    case "no-loopback":
      return "This machine has no loopback interface (127.0.0.1), over which a browser would reach Crosslevel.";
  }
}
