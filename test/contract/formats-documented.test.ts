import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { afterParts, comparisonAdjustments } from "../../src-contract/after.ts";
import {
  covarianceStructures,
  degreesOfFreedomMethods,
  estimationMethods,
  intervalKinds,
  standardErrorKinds,
  varianceTestKinds,
} from "../../src-contract/analysis.ts";

/** Whoever reads a result document without the program finds each of its fields in docs, and each that an analysis file may have. */
const formats = [
  { page: "analysis-file.md", types: ["analysis.ts", "after.ts"] },
  {
    page: "result-document.md",
    types: ["result.ts", "after-result.ts", "after-outcomes-result.ts", "residual-rows.ts"],
  },
];

test.each(formats)("every field of the format stands in docs/$page", async ({ page, types }) => {
  const documented = await wordsInCode(page);
  const sources = await Promise.all(types.map((name) => readFile(`src-contract/${name}`, "utf8")));
  const fields = sources.flatMap((source) => [...source.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name ?? ""));
  expect(fields.length).toBeGreaterThan(40);
  expect(fields.filter((name) => !documented.has(name))).toEqual([]);
});

test("so does what can be chosen for a linear model", async () => {
  const documented = await wordsInCode("analysis-file.md");
  const choices = [
    ...afterParts,
    ...comparisonAdjustments,
    ...covarianceStructures,
    ...degreesOfFreedomMethods,
    ...estimationMethods,
    ...intervalKinds,
    ...standardErrorKinds,
    ...varianceTestKinds,
  ];
  expect(choices.filter((choice) => !documented.has(choice))).toEqual([]);
});

/** The words that a page has between backquotes. */
async function wordsInCode(page: string): Promise<ReadonlySet<string>> {
  const text = await readFile(`docs/${page}`, "utf8");
  const code = text.match(/```[\s\S]*?```|`[^`]+`/g) ?? [];
  return new Set(code.flatMap((span) => span.match(/[\w-]+/g) ?? []));
}
