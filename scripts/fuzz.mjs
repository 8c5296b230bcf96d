import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";
import { repository } from "./build/bundles.mjs";

/**
 * `npm run fuzz`: asks lme4 (Rscript on the path) again what it finds for the random designs of test/fuzz, and writes
 * test/fuzz/expected.json. `npm test` compares without R.
 */
const count = 1000;
const folder = join(repository, ".cache/fuzz");
mkdirSync(folder, { recursive: true });
const bundle = join(folder, "random-design.mjs");
await build({
  input: join(repository, "test/fuzz/random-design.ts"),
  platform: "node",
  logLevel: "warn",
  output: { file: bundle, format: "esm" },
});
/** @type {{ randomDesign(seed: number): { columns: Record<string, (number | string)[]>, model: { estimation: { method: string } }, formula: string } }} */
const { randomDesign } = await import(pathToFileURL(bundle).href);
const designs = Array.from({ length: count }, (_, index) => {
  const seed = index + 1;
  const { columns, model, formula } = randomDesign(seed);
  const names = Object.keys(columns);
  const rows = (columns.y ?? []).map((_, row) => names.map((name) => cell(columns[name]?.[row] ?? "")).join(","));
  writeFileSync(join(folder, `${seed}.csv`), `${names.join(",")}\n${rows.join("\n")}\n`);
  return { seed, formula, method: model.estimation.method };
});
writeFileSync(join(folder, "designs.json"), JSON.stringify(designs));
const script = join(repository, "test/fuzz/linear-mixed.R");
execFileSync("Rscript", [script, folder, join(repository, "test/fuzz/expected.json")], { stdio: "inherit" });

/** @param {number | string} value */
function cell(value) {
  return Number.isNaN(value) ? "" : String(value);
}
