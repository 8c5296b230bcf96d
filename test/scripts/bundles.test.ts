import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";
import { bundles, repository } from "../../scripts/build/bundles.mjs";
import { importsOf } from "../../scripts/layers/imports.mjs";

it.each(bundles)("$title is built again when any of its sources has changed", ({ entries, rooms }) => {
  const outside = sourcesFrom(Object.values(entries)).filter(
    (path) => !rooms.some((room) => path.startsWith(`${room}/`)),
  );
  expect(outside).toEqual([]);
});

/** The files that a bundle is made of, from its entries on. */
function sourcesFrom(entries: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const follow = (path: string) => {
    if (found.has(path) || !existsSync(join(repository, path))) return;
    found.add(path);
    for (const imported of importedBy(path)) {
      if (imported.startsWith(".")) follow(normalize(join(dirname(path), imported)));
    }
  };
  for (const entry of entries) follow(entry);
  return [...found];
}

function importedBy(path: string): readonly string[] {
  const source = readFileSync(join(repository, path), "utf8");
  if (/\.tsx?$/.test(path)) return importsOf(path, source);
  return path.endsWith(".html") ? [...source.matchAll(/src="(\.[^"]+)"/g)].map(([, imported]) => imported ?? "") : [];
}
