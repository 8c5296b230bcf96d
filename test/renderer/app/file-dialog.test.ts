import { describe, expect, it } from "vitest";
import { fileTypes, hasExtension, withExtension } from "../../../src-renderer/app/dialogs/file/file-types.ts";
import { fileName, folderOf, isAbsolute, joinPath, pathSteps } from "../../../src-renderer/app/dialogs/file/paths.ts";
import { isTable } from "../../../src-renderer/commands/paste-cells.ts";
import { savedText } from "../../../src-renderer/wording/file-state.ts";
import { momentText } from "../../../src-renderer/wording/moments.ts";

describe("paths in the window's own file dialog", () => {
  it("joins names to folders as the host's system writes paths", () => {
    expect(joinPath("/home/user", "a.csv")).toBe("/home/user/a.csv");
    expect(joinPath("/", "a.csv")).toBe("/a.csv");
    expect(joinPath("C:\\Users\\me", "a.csv")).toBe("C:\\Users\\me\\a.csv");
    expect(joinPath("C:\\", "a.csv")).toBe("C:\\a.csv");
  });

  it("takes a folder's path apart, each step a folder of its own", () => {
    expect(pathSteps("/home/user")).toEqual([
      { name: "/", path: "/" },
      { name: "home", path: "/home" },
      { name: "user", path: "/home/user" },
    ]);
    expect(pathSteps("C:\\Users\\me").map(({ path }) => path)).toEqual(["C:\\", "C:\\Users", "C:\\Users\\me"]);
  });

  it("knows the folder and the name of a file", () => {
    expect(folderOf("/home/user/a.csv")).toBe("/home/user");
    expect(folderOf("/a.csv")).toBe("/");
    expect(folderOf("C:\\a.csv")).toBe("C:\\");
    expect(fileName("C:\\Users\\a.csv")).toBe("a.csv");
  });

  it("knows whole paths from names", () => {
    expect(["/a", "C:\\a", "\\\\server\\a", "a/b"].map(isAbsolute)).toEqual([true, true, true, false]);
  });

  it("gives a new file the ending of its kind, unless it has one", () => {
    expect(withExtension("report", fileTypes["report-docx"])).toBe("report.docx");
    expect(withExtension("report.DOCX", fileTypes["report-docx"])).toBe("report.DOCX");
    expect(hasExtension("HSB.SAV", fileTypes.data.extensions)).toBe(true);
  });
});

describe("pasting", () => {
  it("takes a text for a table when it has more than one cell", () => {
    expect(["a\tb", "a\nb", "word", "word\n", ""].map(isTable)).toEqual([true, true, false, false, false]);
  });
});

describe("how the project is kept, in words", () => {
  const file = {
    path: "/x.crosslevel",
    savedDocument: null,
    savedAt: "2026-11-20T14:02:00",
    autosavedAt: null,
    saving: false,
    failure: null,
  };

  it("says when it was saved, or kept since", () => {
    expect(savedText(file, false)).toBe("saved 14:02");
    expect(savedText({ ...file, autosavedAt: "2026-11-20T14:05:00" }, true)).toBe("autosaved 14:05");
    expect(savedText({ ...file, saving: true }, true)).toBe("saving…");
    expect(savedText(file, true)).toBe("not saved yet");
  });
});

describe("moments as people say them", () => {
  const now = new Date(2026, 10, 20, 15, 0);

  it("says today, yesterday, and dates, with the year where it is another", () => {
    expect(momentText("2026-11-20T14:02:00", now)).toBe("today 14:02");
    expect(momentText("2026-11-19T23:59:00", now)).toBe("yesterday 23:59");
    expect(momentText("2026-03-05T10:00:00", now)).toBe("March 5");
    expect(momentText("2025-03-05T10:00:00", now)).toBe("March 5, 2025");
  });
});
