import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./build/bundles.mjs";
import { importsOf } from "./layers/imports.mjs";
import { violationsOf } from "./layers/violations.mjs";

/** `node scripts/check-layers.mjs`: says which imports leave the walk of docs/walk.md, and fails if any does. */
const files = readdirSync(repository)
  .filter((name) => name.startsWith("src-"))
  .flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"));
const violations = files.flatMap((path) =>
  violationsOf(path, importsOf(path, readFileSync(join(repository, path), "utf8"))),
);

for (const violation of violations) console.error(violation);
console.log(`${files.length} files, ${violations.length} imports that leave the walk`);
process.exitCode = violations.length === 0 ? 0 : 1;
