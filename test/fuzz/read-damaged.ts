import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { previewDataFile, readDataFile } from "../../src-engine/read/read-file.ts";
import { damagedFormats } from "../engine/read/damaged-formats.ts";

/** Run by scripts/fuzz/files.mjs: reads the damaged files of a format and tells of each; without a format, tells their names. */
const [testData = "", folder = "", format, first = "1", last = "1"] = process.argv.slice(2);
const formats = damagedFormats(testData);
if (format === undefined) {
  process.send?.(formats.map(([name]) => name));
} else {
  const found = formats.find(([name, extension]) => name === format || extension === format);
  if (found === undefined) throw new Error(`no format ${format}`);
  const [, extension, damagedFile] = found;
  const name = `damaged.${extension}`;
  const path = join(folder, `${process.pid}.${extension}`);
  for (let seed = Number(first); seed <= Number(last); seed++) {
    writeFileSync(path, damagedFile(seed));
    const start = performance.now();
    const read = await readDataFile({ path, name, options: {} }, () => {});
    await previewDataFile({ path, name, options: {} });
    process.send?.({
      seed,
      milliseconds: performance.now() - start,
      bytes: process.resourceUsage().maxRSS * 1024,
      read: read.ok,
    });
  }
}
process.disconnect?.();
