import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { definitionOf, functionNames } from "../../../src-engine/formula/functions.ts";

const text = readFileSync(new URL("../../../docs/data-steps.md", import.meta.url), "utf8");

test.each(functionNames)("%s stands in the documentation as it is", (name) => {
  const { signature, summary } = definitionOf(name);
  expect(text).toContain(`| \`${signature}\` | ${summary} |`);
});

test("no function stands in the documentation that there is not", () => {
  const documented = [...text.matchAll(/^\| `(\w+)\(/gm)].map(([, name]) => name);
  expect(documented.filter((name) => !functionNames.some((known) => known === name))).toEqual([]);
});
