import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { alone } from "../../scripts/build/lock.mjs";
import { installProblem } from "../../scripts/set-up/node-modules.mjs";

describe("what npm's failures mean", () => {
  it.each([
    ["npm error code ENOTFOUND\nnpm error network request to https://registry.npmjs.org failed", "cannot be reached"],
    ["npm error code EAI_AGAIN", "cannot be reached"],
    ["npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write", "too little room on the disk"],
    ["npm error code EACCES", "there is no permission"],
    ["npm error code EWHATEVER\nnpm error something else", "npm error something else"],
  ])("%j", (output, sentence) => {
    expect(installProblem(output)).toContain(sentence);
  });
});

describe("work under a lock", () => {
  it("is done by one process at a time", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "crosslevel-lock-")), "lock");
    const log: string[] = [];
    const work = (name: string) =>
      alone(file, async () => {
        log.push(`${name} begins`);
        await setTimeout(20);
        log.push(`${name} ends`);
      });
    await Promise.all([work("one"), work("two")]);
    expect(log).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });

  it("goes on when the owner of a lock is gone", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "crosslevel-lock-")), "lock");
    const { writeFile } = await import("node:fs/promises");
    await writeFile(file, "999999999");
    expect(await alone(file, () => readFile(file, "utf8"))).toBe(String(process.pid));
  });

  it("says where it cannot be made, and does not wait for ever", async () => {
    const folder = await mkdtemp(join(tmpdir(), "crosslevel-lock-"));
    const longName = join(folder, "x".repeat(300));
    await expect(alone(longName, async () => {})).rejects.toThrow(`${folder} cannot be written to`);
  });
});
