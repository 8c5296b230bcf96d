import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuse } from "../../src-contract/outcome.ts";
import { answerOf } from "../support/host-engine.ts";
import { hostFixture } from "../support/host-fixture.ts";

const at = hostFixture();

test("where there are no native dialogs the window must ask, else their answer is passed on", async () => {
  expect(answerOf(await at.window.calls.chooseFileToOpen({ purpose: "data" }))).toEqual({ kind: "window-must-ask" });
  await at.running.host.close();
  at.begin({
    dialogs: {
      open: async ({ purpose }) => ({ kind: "chosen", path: `/${purpose}` }),
      save: async ({ suggestedName }) => ({ kind: "chosen", path: `/${suggestedName}` }),
    },
  });
  expect(answerOf(await at.window.calls.chooseFileToOpen({ purpose: "data" }))).toEqual({
    kind: "chosen",
    path: "/data",
  });
  const saving = await at.window.calls.chooseFileToSave({ purpose: "project", suggestedName: "a.crosslevel" });
  expect(answerOf(saving)).toEqual({ kind: "chosen", path: "/a.crosslevel" });
});

test("a folder is listed for the window's dialog: folders first, as people sort, hidden files left out", async () => {
  const listed = join(at.folder, "listed");
  mkdirSync(join(listed, "wave 2"), { recursive: true });
  for (const name of ["file 10.csv", "file 2.csv", "Age.csv", ".hidden", "desktop.ini"])
    writeFileSync(join(listed, name), "123");
  symlinkSync(join(listed, "gone"), join(listed, "broken link.csv"));
  const listing = answerOf(await at.window.calls.listFolder({ path: listed }));
  expect(listing.entries.map(({ name, kind, bytes }) => [name, kind, bytes])).toEqual([
    ["wave 2", "folder", 0],
    ["Age.csv", "file", 3],
    ["file 2.csv", "file", 3],
    ["file 10.csv", "file", 3],
  ]);
  expect(listing.parent).toBe(at.folder);
  expect(listing.places[0]?.name).toBe("Home");
});

test("listing starts at home, ends at the root, and a folder that is gone is told", async () => {
  expect(answerOf(await at.window.calls.listFolder({ path: null })).path).toBe(process.env.HOME);
  expect(answerOf(await at.window.calls.listFolder({ path: "/" })).parent).toBeNull();
  const gone = join(at.folder, "gone");
  expect(await at.window.calls.listFolder({ path: gone })).toEqual(
    refuse({ code: "folder-not-readable", path: gone, reason: "gone" }),
  );
});

test("files that were opened or saved are remembered, latest first, as long as they are there", async () => {
  const table = await at.openNumbers();
  await at.save(at.documentOf(table), at.projectPath);
  const recent = (await at.start()).recent;
  expect(recent.map(({ name, kind }) => [name, kind])).toEqual([
    ["study.crosslevel", "project"],
    ["numbers.csv", "data"],
  ]);
  expect(recent[0]?.folder).toBe(at.folder);
  rmSync(at.projectPath);
  expect((await at.start()).recent.map(({ name }) => name)).toEqual(["numbers.csv"]);
  expect(at.running.shown.filter(([what]) => what === "recent").length).toBeGreaterThan(0);
});
