import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseAnalysis } from "../../../src-contract/analysis-schema.ts";
import type { ModelOutput, OutputTable, RichText } from "../../../src-contract/output.ts";
import { programVersion } from "../../../src-contract/program.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { readAnalysisData } from "../../../src-engine/cli/read-data.ts";
import { readDocument } from "../../../src-engine/cli/read-document.ts";
import { resultsText } from "../../../src-print/results-text.ts";
import { plainText } from "../../../src-print/rich-text.ts";

/** The text of a results section, of every reference analysis: all kinds of models with the data they are known by. */

const folder = fileURLToPath(new URL("../../golden/reference/", import.meta.url));
const names = readdirSync(folder).flatMap((file) => /^(.*)\.analysis\.json$/.exec(file)?.[1] ?? []);

test.each(names)("%s: every number of a sentence stands in its table", async (name) => {
  const { tables } = await outputOf(name);
  for (const table of tables) {
    const shown = new Set(table.rows.flatMap(({ cells }) => cells.flatMap(({ text }) => numbersIn(plainText(text)))));
    for (const sentence of (table.text ?? []).map(withoutRaised)) {
      const statistics = sentence.slice(sentence.search(/ (?:was|gave|share of) /));
      expect(numbersIn(statistics).filter((number) => !shown.has(number) && number !== "95")).toEqual([]);
    }
  }
});

test.each(names)("%s: sentences begin with a capital, end with a point, and hold no gaps", async (name) => {
  const paragraphs = resultsText(await outputOf(name), null).map(plainText);
  expect(paragraphs.length).toBeGreaterThan(2);
  for (const paragraph of paragraphs) {
    expect(paragraph).toMatch(/^\p{Lu}.*\.$/u);
    expect(paragraph).not.toMatch(/undefined|NaN|null|\(\)| {2}|,\.|, ,|\[\]/);
  }
});

test("exp(b) of an intercept is no odds ratio, that of a predictor is", async () => {
  const text = resultsText(await outputOf("contraception-laplace"), null)
    .map(plainText)
    .join("\n")
    .replaceAll("\u00a0", " ");
  expect(text.match(/exp\(b\) = /g)).toHaveLength(1);
  expect(text).toMatch(/OR = /);
});

test("the model of Raudenbush and Bryk's chapter 4, as it is written up", async () => {
  const [rests, effects, variances, fit] = resultsText(await outputOf("hsb-slopes-as-outcomes-reml"), null).map(
    plainText,
  );
  expect(rests?.replaceAll("\u00a0", " ")).toMatch(/^The model of mathach rests on N = 7,185 rows in 160 schools\./);
  expect(rests).toContain(
    "restricted maximum likelihood in Crosslevel 0.1.0, with degrees of freedom by Satterthwaite’s method.",
  );
  expect(effects?.replaceAll("\u00a0", " ")).toContain(
    "was b = 2.95, SE = 0.16, t(139.6) = 18.93, p < .001, 95% CI [2.64, 3.25].",
  );
  expect(variances).toMatch(
    /^The variance of mathach between schools, after the fixed part of the model, was 2\.38, SD/,
  );
  expect(fit).toContain("46,503.66 with 10 parameters.");
});

test("thresholds between the categories of an ordinal outcome stand behind the effects", async () => {
  const paragraphs = resultsText(await outputOf("wine-ordinal"), null).map(plainText);
  expect(paragraphs[2]?.replaceAll("\u00a0", " ")).toMatch(
    /^The threshold between “1” and “2” was −1\.62, SE = 0\.68, 95% CI \[−2\.96, −0\.29\]\. The threshold between “2” and “3” was 1\.51,/,
  );
});

test("checks of assumptions stand last, where they are shown", async () => {
  const output = await outputOf("hsb-null");
  const column = (id: string) => ({ id, head: [{ text: id }], align: "number" }) as const;
  const cells = ["−0.13", "0.53"].map((text) => ({ text: [{ text }], value: null }));
  const residuals: OutputTable = {
    kind: "residuals",
    title: "Residuals",
    columns: [column("skewness"), column("kurtosis")],
    rows: [{ kind: "data", indent: 0, cells }],
    notes: [],
    text: [[{ text: "The residuals." }]],
  };
  const comparison: OutputTable = { ...residuals, kind: "comparison", text: [[{ text: "The models." }]] };
  const paragraphs = resultsText({ ...output, tables: [residuals, ...output.tables] }, comparison).map(plainText);
  expect(paragraphs.slice(-2)).toEqual(["The models.", "The residuals."]);
});

test("a model that did not converge has no text but that", async () => {
  const output = await outputOf("hsb-null");
  const summary = { ...output.summary, converged: false };
  expect(resultsText({ ...output, summary }, null)).toHaveLength(1);
});

test("the program's version in it is the package's", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  expect(programVersion).toBe(version);
});

/** Fitted once each. */
const outputs = new Map<string, Promise<ModelOutput>>();

function outputOf(name: string): Promise<ModelOutput> {
  const known = outputs.get(name) ?? fitted(name);
  outputs.set(name, known);
  return known;
}

async function fitted(name: string): Promise<ModelOutput> {
  const file = join(folder, `${name}.analysis.json`);
  const document = await readDocument(file, parseAnalysis);
  if (!document.ok) throw new Error(JSON.stringify(document.failure));
  const { analysis } = document.value;
  const read = await readAnalysisData(file, analysis);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const request = {
    id: "m",
    name: "m",
    revision: 1,
    table: "t",
    levels: null,
    model: analysis.model,
    output: defaultOutputSettings,
  };
  const answer = fitModel(read.value.data, request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output;
}

/** χ² has no number of its own. */
function withoutRaised(text: RichText): string {
  return plainText(text.filter(({ style }) => style !== "superscript"));
}

function numbersIn(text: string): readonly string[] {
  return (text.match(/−?(?:\d[\d,]*)?\.?\d+/g) ?? []).map((number) => number.replace(/,$/, ""));
}
