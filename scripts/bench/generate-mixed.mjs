import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { uniforms } from "./generate.mjs";

/**
 * A survey as people export it, 20 variables of all kinds: identifiers, categories with and without quotes, dates and
 * times, remarks, amounts with -99, numbers with NA. The same ones each time; the path of the CSV file.
 *
 * @param {number} rows
 */
export function generateMixed(rows) {
  const folder = join(repository, ".cache/bench/data");
  const path = join(folder, `mixed-${rows}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const uniform = uniforms(20_261_121);
  const below = (/** @type {number} */ limit) => Math.floor(uniform() * limit);
  const one = (/** @type {readonly string[]} */ of) => of[below(of.length)] ?? "";
  const number = (/** @type {number} */ digits) => (uniform() < 0.04 ? "NA" : (uniform() * 10 ** digits).toFixed(3));
  const line = (/** @type {number} */ row) => {
    const day = new Date(Date.UTC(2000, 0, 1) + below(8000) * 86_400_000).toISOString().slice(0, 10);
    return [
      row + 1,
      `S${String(below(2000)).padStart(4, "0")}`,
      one(["control", "treatment A", "treatment B"]),
      `"${one(["North", "South", "East", "Île-de-France"])}"`,
      day,
      `${day.split("-").reverse().join(".")} 08:${10 + below(50)}`,
      uniform() < 0.7 ? "" : `"text, no. ${below(50_000)}"`,
      one(["yes", "no"]),
      uniform() < 0.1 ? -99 : below(90_000),
      ...Array.from({ length: 11 }, (_, column) => number(column % 5)),
    ].join(",");
  };
  const names = ["id", "school", "group", "region", "day", "visit", "remark", "passed", "income"];
  const file = openSync(`${path}.part`, "w");
  writeSync(file, `${[...names, ...Array.from({ length: 11 }, (_, column) => `v${column + 1}`)].join(",")}\n`);
  for (let first = 0; first < rows; first += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - first) }, (_, offset) => line(first + offset));
    writeSync(file, `${lines.join("\n")}\n`);
  }
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}
