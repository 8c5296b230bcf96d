import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { nodeVersionProblem } from "../../scripts/set-up/node-version.mjs";
import { chooseHost } from "../../scripts/start/choose-host.mjs";
import { openBrowser } from "../../scripts/start/open-browser.mjs";
import { readOptions } from "../../scripts/start/options.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const asStarted = { browser: false, port: 0, open: true, data: null, sample: null, help: false };

describe("the flags of npm start", () => {
  it("are all optional", () => {
    expect(readOptions([], folder)).toEqual(asStarted);
  });

  it("are read", () => {
    expect(readOptions(["--browser", "--port", "8123", "--no-open", "--sample", "hsb"], folder)).toEqual({
      ...asStarted,
      browser: true,
      port: 8123,
      open: false,
      sample: "hsb",
    });
  });

  it("take a file from where the user stands", () => {
    expect(readOptions(["--data", "start.test.ts"], folder)).toMatchObject({ data: `${folder}start.test.ts` });
  });

  it.each([
    [["--brwoser"], "npm start knows no --brwoser."],
    [["hsb.csv"], 'npm start knows no "hsb.csv".'],
    [["--port", "http"], '--port takes a number up to 65535, not "http".'],
    [["--port", "70000"], "--port takes a number up to 65535"],
    [["--port"], "--port"],
    [["--data", "nowhere.csv"], "There is no file"],
    [["--data", "."], "is a folder, not a file"],
    [["--sample", "hbs"], 'There is no sample "hbs"; there are hsb, '],
    [["--data", "start.test.ts", "--sample", "hsb"], "--data and --sample exclude each other."],
  ])("%j are refused with a sentence", (words, sentence) => {
    expect(readOptions(words, folder)).toContain(sentence);
  });
});

describe("the host that npm start chooses", () => {
  const here = {
    platform: "linux",
    environment: { DISPLAY: ":0" },
    root: false,
    program: "/electron",
    earlierFailure: null,
  } as const;

  it("is Electron where it can run", () => {
    expect(chooseHost(asStarted, here)).toEqual({ host: "electron" });
    expect(chooseHost(asStarted, { ...here, environment: { WAYLAND_DISPLAY: "wayland-0" } })).toEqual({
      host: "electron",
    });
    expect(chooseHost(asStarted, { ...here, platform: "win32", environment: {} })).toEqual({ host: "electron" });
  });

  it("is Electron after its binary was fetched", () => {
    expect(chooseHost(asStarted, { ...here, program: null })).toEqual({ host: "fetch-electron" });
  });

  it.each([
    ["there is no display", asStarted, { ...here, environment: {} }],
    ["there is no display", asStarted, { ...here, platform: "darwin", environment: { SSH_CONNECTION: "1" } }],
    ["Electron does not run as root", asStarted, { ...here, root: true }],
    ["--browser asks for it", { ...asStarted, browser: true }, here],
    ["--no-open asks for an address", { ...asStarted, open: false }, here],
    ["--port asks for an address", { ...asStarted, port: 8000 }, here],
    ["could not be fetched (offline; ", asStarted, { ...here, program: null, earlierFailure: "offline" }],
  ] as const)("is the browser where %s", (because, options, surroundings) => {
    const choice = chooseHost(options, surroundings);
    expect(choice).toMatchObject({ host: "browser", because: expect.stringContaining(because) });
  });
});

describe("opening the browser", () => {
  it("tries one program after the other until one takes the address", async () => {
    expect(await openBrowser("x", [["no-such-program"], ["false"], ["true"]])).toBe(true);
    expect(await openBrowser("x", [["no-such-program"], ["false"]])).toBe(false);
  });
});

describe("Node", () => {
  it.each(["20.19.0", "20.20.2", "22.12.0", "24.0.0"])("%s will do", (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });

  it.each(["18.20.0", "20.0.0", "20.18.3", "21.7.0", "22.11.0"])("%s is refused by name", (version) => {
    expect(nodeVersionProblem(version)).toContain(`this is Node ${version}`);
  });
});
