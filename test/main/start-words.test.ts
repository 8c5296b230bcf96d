import { describe, expect, it } from "vitest";
import { programFiles } from "../../src-main/electron/program-files.ts";
import { sourceFromWords } from "../../src-main/electron/start-words.ts";
import { userFolder } from "../../src-main/web/user-folder.ts";

describe("what the desktop program is asked to open", () => {
  it.each([
    [[], null],
    [["--no-sandbox", "--enable-logging"], null],
    [["study.crosslevel"], { kind: "path", path: "/home/ada/study.crosslevel" }],
    [["/data/hsb.xlsx"], { kind: "path", path: "/data/hsb.xlsx" }],
    [["--data", "hsb.xlsx"], { kind: "path", path: "/home/ada/hsb.xlsx" }],
    [["--sample", "hsb"], { kind: "sample", id: "hsb" }],
    [["--ozone-platform=x11", "study.crosslevel"], { kind: "path", path: "/home/ada/study.crosslevel" }],
  ])("by %j", (words, source) => {
    expect(sourceFromWords(words, true, "/home/ada")).toEqual(source);
    expect(sourceFromWords(["/repository", ...words], false, "/home/ada")).toEqual(source);
  });
});

describe("the desktop program's files", () => {
  it("are where they were built in a checkout", () => {
    const files = programFiles("/checkout", false, "/electron/resources");
    expect(files.engine).toBe("/checkout/out/engine/engine.mjs");
    expect(files.samples).toBe("/checkout/assets/examples");
  });

  it("are in the archive when packed, those that processes start from beside it", () => {
    const files = programFiles("/opt/resources/app.asar", true, "/opt/resources");
    expect(files.page).toBe("/opt/resources/app.asar/out/renderer");
    expect(files.preload).toBe("/opt/resources/app.asar/out/preload/preload.cjs");
    expect(files.engine).toBe("/opt/resources/app.asar.unpacked/out/engine/engine.mjs");
    expect(files.samples).toBe("/opt/resources/examples");
  });
});

describe("the user's folder", () => {
  it.each([
    ["linux", {}, "/home/ada/.config/Crosslevel"],
    ["linux", { XDG_CONFIG_HOME: "/configuration" }, "/configuration/Crosslevel"],
    ["darwin", {}, "/home/ada/Library/Application Support/Crosslevel"],
    ["win32", { APPDATA: "/roaming" }, "/roaming/Crosslevel"],
  ] as const)("on %s with %j is that of Electron's programs", (platform, environment, folder) => {
    expect(userFolder(platform, environment, "/home/ada")).toBe(folder);
  });
});
