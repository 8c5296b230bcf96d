import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeAutosave } from "../../src-main/host/sessions/autosave.ts";
import { discardSession, findRecoveries } from "../../src-main/host/sessions/recoveries.ts";
import { adoptSession, type Session, startSession } from "../../src-main/host/sessions/session.ts";
import { answerOf } from "../support/host-engine.ts";
import { projectWith } from "../support/host-project.ts";

let sessions: string;
let started: Session[];
beforeEach(() => {
  sessions = mkdtempSync(join(tmpdir(), "crosslevel-"));
  started = [];
});
afterEach(async () => {
  for (const session of started) await session.leave();
  rmSync(sessions, { recursive: true });
});

async function start(saved: string | null = "2026-11-20T12:00:00.000Z"): Promise<Session> {
  const session = await startSession(sessions);
  started.push(session);
  const document = projectWith(["m1", "m2"]);
  if (saved !== null) answerOf(await writeAutosave(session.folder, { document, path: "/study.crosslevel", saved }));
  return session;
}

/** Rewrites a session's lock as if another process had taken it. */
function changeLock(session: Session, changes: Readonly<Record<string, unknown>>): void {
  const file = join(session.folder, "lock.json");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), token: "another", ...changes }));
}

async function deadProcess(): Promise<number> {
  const child = spawn("true");
  await once(child, "exit");
  return child.pid ?? 0;
}

test("the work of a process that died is offered, latest first, with what a person needs to recognize it", async () => {
  for (const day of [1, 3, 2]) {
    const session = await start(`2026-11-0${day}T12:00:00.000Z`);
    changeLock(session, { pid: await deadProcess() });
  }
  const recoveries = await findRecoveries(sessions);
  expect(recoveries.map(({ saved }) => saved.slice(8, 10))).toEqual(["03", "02", "01"]);
  expect(recoveries[0]).toMatchObject({ title: projectWith([]).title, path: "/study.crosslevel", models: 2 });
});

test("a session that is running is not offered and cannot be taken", async () => {
  const session = await start();
  expect(await findRecoveries(sessions)).toEqual([]);
  expect(await adoptSession(sessions, session.id)).toBeNull();
  expect(await discardSession(sessions, session.id)).toBe(false);
  expect(existsSync(session.folder)).toBe(true);
});

test("a session of another living process is not offered", async () => {
  const child = spawn("sleep", ["60"]);
  const session = await start();
  changeLock(session, { pid: child.pid, processStart: null });
  expect(await findRecoveries(sessions)).toEqual([]);
  child.kill();
});

test("a process id that was given to another process since does not hide the work", async () => {
  const session = await start();
  changeLock(session, { pid: 1, processStart: "an earlier boot 12345" });
  expect(await findRecoveries(sessions)).toHaveLength(1);
});

test("a lock with this process's own id that this process did not take is dead", async () => {
  const session = await start();
  changeLock(session, { pid: process.pid });
  expect(await findRecoveries(sessions)).toHaveLength(1);
});

test("a lock from before the machine was restarted is dead", async () => {
  const session = await start();
  changeLock(session, { pid: 1, processStart: null, taken: "2001-01-01T00:00:00.000Z" });
  expect(await findRecoveries(sessions)).toHaveLength(1);
});

test("a session on another machine counts as dead only after minutes of silence", async () => {
  const session = await start();
  changeLock(session, { machine: "elsewhere", pid: await deadProcess() });
  expect(await findRecoveries(sessions)).toEqual([]);
  const longAgo = new Date(Date.now() - 600_000);
  utimesSync(join(session.folder, "lock.json"), longAgo, longAgo);
  expect(await findRecoveries(sessions)).toHaveLength(1);
});

for (const state of ["killed", "left"])
  test(`of those who want to recover the same ${state} work only one gets it`, async () => {
    const session = await start();
    if (state === "killed") changeLock(session, { pid: await deadProcess() });
    else await session.leave();
    const takers = await Promise.all([1, 2, 3].map(() => adoptSession(sessions, session.id)));
    const got = takers.filter((taker) => taker !== null);
    expect(got).toHaveLength(1);
    expect(readdirSync(session.folder).filter((name) => name.endsWith(".dead"))).toEqual([]);
    expect(await findRecoveries(sessions)).toEqual([]);
    for (const taker of got) await taker.leave();
  });

test("a lock that a loss of power left empty does not hide the work for long", async () => {
  const session = await start();
  const file = join(session.folder, "lock.json");
  writeFileSync(file, "");
  expect(await findRecoveries(sessions)).toEqual([]);
  const before = new Date(Date.now() - 60_000);
  utimesSync(file, before, before);
  expect(await findRecoveries(sessions)).toHaveLength(1);
  const adopted = await adoptSession(sessions, session.id);
  expect(adopted).not.toBeNull();
  await adopted?.leave();
});

test("work of a newer version of the program is neither offered nor removed", async () => {
  const session = await start();
  await session.leave();
  const newer = { ...projectWith(["m1"]), version: 99 as unknown as 1 };
  answerOf(await writeAutosave(session.folder, { document: newer, path: null, saved: "2026-11-21T12:00:00.000Z" }));
  rmSync(join(session.folder, "document-a.json"));
  expect(await findRecoveries(sessions)).toEqual([]);
  expect(readdirSync(session.folder)).toEqual(["document-b.json"]);
});

test("work that was left is offered; work that was removed leaves nothing", async () => {
  const left = await start();
  const removed = await start();
  await left.leave();
  await removed.remove();
  expect((await findRecoveries(sessions)).map(({ session }) => session)).toEqual([left.id]);
  expect(readdirSync(sessions)).toEqual([left.id]);
});

test("dead sessions without work, or that never came up, are cleared away", async () => {
  const session = await start(null);
  changeLock(session, { pid: await deadProcess() });
  for (const name of ["starting-long-ago", "starting-now"]) mkdirSync(join(sessions, name));
  utimesSync(join(sessions, "starting-long-ago"), new Date(0), new Date(0));
  expect(await findRecoveries(sessions)).toEqual([]);
  expect(readdirSync(sessions)).toEqual(["starting-now"]);
});

test("work that is discarded is gone", async () => {
  const session = await start();
  await session.leave();
  expect(await discardSession(sessions, session.id)).toBe(true);
  expect(readdirSync(sessions)).toEqual([]);
  expect(await discardSession(sessions, session.id)).toBe(false);
});
