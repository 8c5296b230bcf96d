import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refuse, succeed } from "../../src-contract/outcome.ts";
import { replaceContent, replaceFile } from "../../src-main/host/files/replace-file.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosslevel-"));
  file = join(folder, "study.crosslevel");
});
afterEach(() => rmSync(folder, { recursive: true }));

const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: "write" });
const failing = (code: string) =>
  replaceFile(file, async (temporary) => {
    writeFileSync(temporary, "half of the new cont");
    throw systemError(code);
  });

test("a file is made, and nothing else is left in the folder", async () => {
  expect(await replaceContent(file, "new")).toEqual(succeed(null));
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["study.crosslevel"]);
});

test("a file is replaced and keeps its access rights", async () => {
  writeFileSync(file, "old");
  chmodSync(file, 0o640);
  await replaceContent(file, "new");
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(statSync(file).mode & 0o777).toBe(0o640);
});

test("a link stays a link, its file is replaced", async () => {
  mkdirSync(join(folder, "elsewhere"));
  const target = join(folder, "elsewhere", "real");
  writeFileSync(target, "old");
  symlinkSync(target, file);
  await replaceContent(file, "new");
  expect(readFileSync(target, "utf8")).toBe("new");
});

for (const [code, reason] of [
  ["ENOSPC", "disk-full"],
  ["EACCES", "no-permission"],
  ["EROFS", "read-only"],
  ["EBUSY", "in-use"],
  ["EMFILE", "too-many-open"],
  ["EIO", "other"],
] as const) {
  test(`when writing fails (${reason}) the old file is untouched and nothing is left behind`, async () => {
    writeFileSync(file, "old");
    expect(await failing(code)).toEqual(refuse({ code: "file-not-writable", path: file, reason }));
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["study.crosslevel"]);
  });
}

test("a failure that names the temporary file is told of the file the user named", async () => {
  const outcome = await replaceFile(file, async (temporary) =>
    refuse({ code: "file-not-writable", path: temporary, reason: "disk-full" }),
  );
  expect(outcome).toEqual(refuse({ code: "file-not-writable", path: file, reason: "disk-full" }));
});

test("a write-protected file is not replaced", async () => {
  writeFileSync(file, "old");
  chmodSync(file, 0o444);
  expect(await replaceContent(file, "new")).toEqual(
    refuse({ code: "file-not-writable", path: file, reason: "read-only" }),
  );
  expect(readFileSync(file, "utf8")).toBe("old");
});

test("a folder of the same name is not touched", async () => {
  mkdirSync(file);
  expect(await replaceContent(file, "new")).toEqual(refuse({ code: "is-a-folder", path: file }));
});

test("a name that the file system cannot hold is refused as too long", async () => {
  const long = join(folder, `${"x".repeat(300)}.crosslevel`);
  expect(await replaceContent(long, "new")).toEqual(
    refuse({ code: "file-not-writable", path: long, reason: "name-too-long" }),
  );
});

test("a name of the greatest length that the file system can hold is written", async () => {
  expect(await replaceContent(join(folder, "x".repeat(255)), "new")).toEqual(succeed(null));
});

test("a folder that is gone is told as gone", async () => {
  const gone = join(folder, "gone", "study.crosslevel");
  expect(await replaceContent(gone, "new")).toEqual(refuse({ code: "file-not-writable", path: gone, reason: "gone" }));
});

test("what a killed process left half-written is removed by a later save, what is being written is not", async () => {
  const old = join(folder, ".crosslevel-000000000000.tmp");
  const fresh = join(folder, ".crosslevel-111111111111.tmp");
  writeFileSync(old, "half");
  writeFileSync(fresh, "half");
  utimesSync(old, new Date(0), new Date(0));
  await replaceContent(file, "new");
  expect(readdirSync(folder).sort()).toEqual([".crosslevel-111111111111.tmp", "study.crosslevel"]);
});

test("a bug while writing is no failure of the disk", async () => {
  const bug = replaceFile(file, async () => {
    throw new TypeError("a bug on purpose");
  });
  await expect(bug).rejects.toThrow("a bug on purpose");
  expect(readdirSync(folder)).toEqual([]);
});
