import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { unzipSync, zipSync } from "fflate";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { previewDataFile, readDataFile } from "../../../src-engine/read/read-file.ts";
import { chance, damaged } from "./damage.ts";
import { fileOf, testData } from "./read-in-test.ts";

/** More for a thorough search: `DAMAGED_FILES=10000 npx vitest run test/engine/read/damaged-files.test.ts`. */
const filesPerFormat = Number(process.env.DAMAGED_FILES ?? 200);
const longest = 10_000;
const mostMemory = 1.5e9;

const text = (content: string) => new TextEncoder().encode(content);
const bytesOf = (name: string) => new Uint8Array(readFileSync(testData(name)));

/** Damages one of the files inside an archive, which is packed again so that its checksums are right. */
function repacked(archive: Uint8Array, inner: RegExp) {
  const files = unzipSync(archive);
  const names = Object.keys(files).filter((name) => inner.test(name));
  return (seed: number) => {
    const random = chance(seed);
    const name = names[random.below(names.length)] ?? "";
    return zipSync(
      { ...files, [name]: new Uint8Array(damaged(files[name] ?? new Uint8Array(), random)) },
      { level: 1 },
    );
  };
}

function anyOf(...contents: readonly Uint8Array[]) {
  return (seed: number) => {
    const random = chance(seed);
    return damaged(contents[random.below(contents.length)] ?? new Uint8Array(), random);
  };
}

const formats: readonly (readonly [string, string, (seed: number) => Uint8Array])[] = [
  [
    "text",
    "csv",
    anyOf(
      text('id,name,"a, ""b""",day\n1,Ann,"x\ny",2024-01-31\n2,Bob,,2024-02-29\n3,"Köln",z,2023-12-31\n'.repeat(20)),
      text("a;b;c\r\n1,5;2.000,25;x\r\n-3;NA;#DIV/0!\r\n".repeat(30)),
      Uint8Array.from(text(`\ufeff${"n\tt\r\n1\tä\r\n"}`.repeat(20)), (byte) => byte),
      Buffer.from(`\ufeff${"n\tt\r\n1\tä\r\n".repeat(20)}`, "utf16le"),
    ),
  ],
  ["Excel", "xlsx", anyOf(bytesOf("workbook.xlsx"))],
  [
    "Excel with right checksums",
    "xlsx",
    repacked(bytesOf("workbook.xlsx"), /sheet\d|sharedStrings|styles|workbook\.xml|rels/),
  ],
  ["Excel of before 2007", "xls", anyOf(bytesOf("workbook.xls"), bytesOf("xls/biff5_write.xls"))],
  ["binary Excel", "xlsb", anyOf(bytesOf("xls/date.xlsb"), bytesOf("xls/issues.xlsb"))],
  ["OpenDocument", "ods", anyOf(bytesOf("workbook.ods"))],
  ["OpenDocument with right checksums", "ods", repacked(bytesOf("workbook.ods"), /content\.xml|manifest|mimetype/)],
  [
    "SPSS",
    "sav",
    anyOf(
      ...["haven-bytes.sav", "haven-plain.sav", "pspp-bytes.sav", "own-big-endian.sav"].map((name) =>
        bytesOf(`sav/${name}`),
      ),
    ),
  ],
  ["SPSS portable", "por", anyOf(bytesOf("por/pspp.por"), bytesOf("por/readstat.por"))],
  [
    "Stata",
    "dta",
    anyOf(
      ...["haven-104", "haven-110", "haven-115", "haven-117", "haven-118", "pandas-119-little"].map((name) =>
        bytesOf(`dta/${name}.dta`),
      ),
    ),
  ],
  ["SAS transport", "xpt", anyOf(bytesOf("sas/haven-5.xpt"), bytesOf("sas/haven-8.xpt"))],
  [
    "SAS",
    "sas7bdat",
    anyOf(
      bytesOf("sas/readstat-packed.sas7bdat"),
      bytesOf("sas/haven-plain.sas7bdat"),
      ...["haven-datetime", "pyreadstat-packed", "pyreadstat-dates"].map((name) =>
        gunzipSync(bytesOf(`sas/${name}.sas7bdat.gz`)),
      ),
    ),
  ],
  [
    "R",
    "rds",
    anyOf(
      bytesOf("rdata/tibble-plain.rds"),
      gunzipSync(bytesOf("rdata/workspace.RData")),
      bytesOf("rdata/study-3.rds"),
    ),
  ],
  [
    "Parquet",
    "parquet",
    anyOf(...["none", "snappy", "zstd", "pages-2"].map((kind) => bytesOf(`parquet/arrow-${kind}.parquet`))),
  ],
  [
    "JSON lines",
    "jsonl",
    anyOf(text('{"a": 1, "b": {"c": "x"}, "d": [1]}\n{"a": null, "e": "2024-01-31"}\n'.repeat(20))),
  ],
  ["JASP", "jasp", anyOf(bytesOf("jasp/own.jasp"))],
  ["JASP with right checksums", "jasp", repacked(bytesOf("jasp/own.jasp"), /sqlite/)],
  ["SPSS packed by zlib", "zsav", anyOf(bytesOf("sav/haven-zlib.zsav"), bytesOf("sav/pspp-zlib.zsav"))],
];

// The library for old workbooks talks of every record it does not know.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});

describe.each(formats)("%s, damaged in hundreds of ways", (_format, extension, damagedFile) => {
  it("is read or refused, soon, and in bounded memory", { timeout: 3_600_000 }, async () => {
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
