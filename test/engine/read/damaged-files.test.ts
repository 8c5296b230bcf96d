import { beforeEach, describe, expect, it, vi } from "vitest";
import { previewDataFile, readDataFile } from "../../../src-engine/read/read-file.ts";
import { damagedFormats } from "./damaged-formats.ts";
import { fileOf, testData } from "./read-in-test.ts";

/** `npm run fuzz -- files` searches further, each file with a time limit of its own. */
const filesPerFormat = 200;
const longest = 60_000;
const mostMemory = 1.5e9;

// The library for old workbooks talks of every record it does not know.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});

describe.each(damagedFormats(testData("")))("%s, damaged in hundreds of ways", (_format, extension, damagedFile) => {
  it("is read or refused, soon, and in bounded memory", { timeout: 600_000 }, async () => {
    for (let seed = 1; seed <= filesPerFormat; seed++) {
      const name = `damaged.${extension}`;
      const path = fileOf(name, damagedFile(seed));
      const start = performance.now();
      const read = await readDataFile({ path, name, options: {} }, () => {});
      const preview = await previewDataFile({ path, name, options: {} });
      expect([read.ok, preview.ok], `seed ${seed}`).toEqual([expect.any(Boolean), expect.any(Boolean)]);
      expect(performance.now() - start, `seed ${seed}`).toBeLessThan(longest);
      expect(process.memoryUsage().rss, `seed ${seed}`).toBeLessThan(mostMemory);
    }
  });
});
