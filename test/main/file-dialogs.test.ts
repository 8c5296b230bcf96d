import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { describe, expect, it } from "vitest";
import { chooseFileToOpen, chooseFileToSave } from "../../src-main/electron/file-dialogs.ts";
import { screenStandIn, startedStandIn } from "../support/electron-unit.ts";
import { soon } from "../support/soon.ts";

const window = {} as BrowserWindow;

async function dialogs(...answers: readonly (string | null)[]) {
  const screen = screenStandIn();
  const { electron } = await startedStandIn(screen);
  let answered = 0;
  const show = screen.show;
  screen.show = (message) => {
    show(message);
    if (message.kind !== "dialog") return;
    const answer = answers[answered++] ?? null;
    queueMicrotask(() => screen.send({ kind: "dialog-answered", dialog: message.dialog, answer }));
  };
  return { screen, electron };
}

describe("the system's dialog", () => {
  it("offers data and projects to open, and answers with the path", async () => {
    const { screen, electron } = await dialogs("/home/ada/hsb.xlsx");
    const answer = await chooseFileToOpen(electron, window, { purpose: "data-or-project" });
    expect(answer).toEqual({ kind: "chosen", path: "/home/ada/hsb.xlsx" });
    const asked = screen.of("dialog")[0]?.asks;
    expect(asked?.kind).toBe("open");
    const filters = asked?.kind === "open" ? asked.options.filters : [];
    expect(filters?.[0]?.extensions).toEqual(
      expect.arrayContaining(["csv", "xlsx", "ods", "sav", "dta", "crosslevel"]),
    );
    expect(filters?.map(({ name }) => name)).toContain("Stata data");
  });

  it("can be dismissed", async () => {
    const { electron } = await dialogs(null, null);
    expect(await chooseFileToOpen(electron, window, { purpose: "data" })).toEqual({ kind: "dismissed" });
    const save = { purpose: "project", suggestedName: "study" } as const;
    expect(await chooseFileToSave(electron, window, save)).toEqual({ kind: "dismissed" });
  });

  it("saves under a name with the extension of its kind", async () => {
    const { screen, electron } = await dialogs("/home/ada/study", "/home/ada/study.CROSSLEVEL", "/home/ada/my.results");
    const save = { purpose: "project", suggestedName: "study" } as const;
    expect(await chooseFileToSave(electron, window, save)).toEqual({
      kind: "chosen",
      path: "/home/ada/study.crosslevel",
    });
    expect(await chooseFileToSave(electron, window, save)).toEqual({
      kind: "chosen",
      path: "/home/ada/study.CROSSLEVEL",
    });
    const report = { purpose: "report-docx", suggestedName: "report.docx" } as const;
    expect(await chooseFileToSave(electron, window, report)).toEqual({
      kind: "chosen",
      path: "/home/ada/my.results.docx",
    });
    const names = screen.of("dialog").map(({ asks }) => (asks.kind === "save" ? asks.options.defaultPath : ""));
    expect(names).toEqual(["study.crosslevel", "study.crosslevel", "report.docx"]);
  });

  it("asks again where the added extension names a file that is there", async () => {
    const there = join(mkdtempSync(join(tmpdir(), "crosslevel-save-")), "study");
    writeFileSync(`${there}.crosslevel`, "");
    const { screen, electron } = await dialogs(there, null);
    const answer = await chooseFileToSave(electron, window, { purpose: "project", suggestedName: "study" });
    expect(answer).toEqual({ kind: "dismissed" });
    await soon(() => expect(screen.of("dialog")).toHaveLength(2));
    const [, second] = screen.of("dialog");
    expect(second?.asks.options).toMatchObject({ defaultPath: `${there}.crosslevel` });
  });
});
