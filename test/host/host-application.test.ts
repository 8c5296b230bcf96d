import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { defaultSettings } from "../../src-contract/settings.ts";
import { answerOf, failureOf } from "../support/host-engine.ts";
import { hostFixture } from "../support/host-fixture.ts";

const at = hostFixture();

test("a window learns at the start where it is and what there is", async () => {
  expect(await at.start()).toEqual({
    version: "0.1.0",
    host: "browser",
    platform: "linux",
    nativeMenu: false,
    settings: defaultSettings,
    recent: [],
    samples: [],
    recoveries: [],
    present: null,
    open: null,
  });
});

test("what was asked for at the start is told to every window until one has opened it or given it up", async () => {
  await at.running.host.close();
  at.begin({ open: { kind: "sample", id: "hsb" } });
  expect((await at.start()).open).toEqual({ kind: "sample", id: "hsb" });
  expect((await at.start()).open).toEqual({ kind: "sample", id: "hsb" });
  answerOf(await at.window.calls.startIsOver(null));
  expect((await at.start()).open).toBeNull();
});

test("settings are kept; unreadable ones are as in a new installation, one by one", async () => {
  answerOf(await at.window.calls.changeSettings({ ...defaultSettings, theme: "dark", textSize: 150 }));
  expect((await at.start()).settings).toEqual({ ...defaultSettings, theme: "dark", textSize: 150 });
  const file = join(at.folder, "settings", "settings.json");
  writeFileSync(file, '{"theme":"pink","textSize":120,"later":1}');
  expect((await at.start()).settings).toEqual({ ...defaultSettings, textSize: 120 });
  for (const text of ["", "{", "[]", "null"]) {
    writeFileSync(file, text);
    expect((await at.start()).settings).toEqual(defaultSettings);
  }
});

test("calls that are none, or lack something, are refused before anything is done", async () => {
  const calls = at.window.calls as unknown as Record<string, (input: unknown) => Promise<{ ok: boolean }>>;
  expect(failureOf((await calls.formatDisk?.(null)) as never)).toBe("invalid-call");
  expect(failureOf((await calls.fit?.({ id: "m1" })) as never)).toBe("invalid-call");
  expect(failureOf((await calls.recover?.({ session: "../.." })) as never)).toBe("invalid-call");
});

test("the frame of the window is told the commands, the title and to close", async () => {
  await at.window.calls.showCommands({ enabled: ["file.save"], checked: [] });
  await at.window.calls.showTitle({ title: "Study", unsaved: true });
  await at.window.calls.close(null);
  expect(at.running.shown).toEqual([
    ["commands", { enabled: ["file.save"], checked: [] }],
    ["title", { title: "Study", unsaved: true }],
    ["close", null],
  ]);
});

test("what the host tells reaches the window until it is gone", async () => {
  at.running.host.tell("command", { command: "file.save" });
  await wait(0);
  expect(at.window.told).toContainEqual(["command", { command: "file.save" }]);
  at.window.disconnect();
  at.running.host.tell("closeRequested", null);
  expect(at.window.told).toHaveLength(1);
});
