import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unzipSync, zipSync } from "fflate";
import { chance, damaged } from "./damage.ts";

/** A format, how its files' names end, and a damaged file of it for every seed. */
export type DamagedFormat = readonly [name: string, extension: string, file: (seed: number) => Uint8Array];

/** Every format that is read. `folder`: test/data. */
export function damagedFormats(folder: string): readonly DamagedFormat[] {
  const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
  return [
    [
      "text",
      "csv",
      anyOf(
        text('id,name,"a, ""b""",day\n1,Ann,"x\ny",2024-01-31\n2,Bob,,2024-02-29\n3,"Köln",z,2023-12-31\n'.repeat(20)),
        text("a;b;c\r\n1,5;2.000,25;x\r\n-3;NA;#DIV/0!\r\n".repeat(30)),
        text(
          '% made by hand\n% x\nid,share,cost,born,code\n,percent,EUR,day,\n1,12%,"$1,200",31.12.99,="007"\n'.repeat(
            10,
          ),
        ),
        text('"id,""name"",score"\r\n"1,""A, ""nn"",3.5"\r\n"2,""B\r\nb"",4";;\r\n'.repeat(20)),
        text("'id','name'\n'1','Lee, Ann'\n'2','O''Neil'\n".repeat(30)),
        Buffer.from("id;\xef\xee\xeb\n1;\xec\xf3\xe6\xf1\xea\xee\xe9\n2;\xe6\xe5\xed\n".repeat(20), "latin1"),
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
    [
      "web page",
      "html",
      anyOf(
        text(
          `<html><body><table border=1>${'<tr><td rowspan="2">007</td><td colspan=2>1,5 &amp; <b>x</b></td></tr>\n'.repeat(40)}</table></body></html>`,
        ),
      ),
    ],
    ["flat OpenDocument", "fods", anyOf(bytesOf("workbook-flat.fods"))],
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
        bytesOf("rdata/plain-hexadecimal.rds"),
        bytesOf("rdata/plain-text.RData"),
      ),
    ],
    ["R packed by xz or bzip2", "rds", anyOf(bytesOf("rdata/study-xz.rds"), bytesOf("rdata/study-bzip2.rds"))],
    [
      "Parquet",
      "parquet",
      anyOf(...["none", "snappy", "zstd", "pages-2"].map((kind) => bytesOf(`parquet/arrow-${kind}.parquet`))),
    ],
    [
      "JSON lines",
      "jsonl",
      anyOf(
        text('{"a": 1, "b": {"c": "x"}, "d": [1]}\n{"a": null, "e": "2024-01-31"}\n'.repeat(20)),
        text(`{"n": 2, "rows": [${'{"a": 1, "b": {"c": "x"}}, {"a": [null], "b": null}, '.repeat(20)}{"a": "x"}]}`),
        text(
          `{"a": {${Array.from({ length: 30 }, (_, row) => `"${row}": ${row / 2}`)}}, "b": [${"[1, 2], ".repeat(30)}3]}`,
        ),
      ),
    ],
    ["jamovi", "omv", anyOf(bytesOf("omv/own.omv"))],
    ["jamovi with right checksums", "omv", repacked(bytesOf("omv/own.omv"), /json|bin/)],
    ["JASP", "jasp", anyOf(bytesOf("jasp/own.jasp"))],
    ["JASP with right checksums", "jasp", repacked(bytesOf("jasp/own.jasp"), /sqlite/)],
    ["SPSS packed by zlib", "zsav", anyOf(bytesOf("sav/haven-zlib.zsav"), bytesOf("sav/pspp-zlib.zsav"))],
  ];
}

const text = (content: string) => new TextEncoder().encode(content);

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
