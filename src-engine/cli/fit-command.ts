import { readFile, writeFile } from "node:fs/promises";
import type { AnalysisFile } from "../../src-contract/analysis.ts";
import { parseAnalysis } from "../../src-contract/analysis-schema.ts";
import type { Failure } from "../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { cannotRead, cannotWrite } from "../../src-contract/system-failure.ts";
import { documentProblemText, failureText } from "../../src-wording/failures.ts";
import { afterAnalysis, analyse } from "../analyse.ts";
import type { DataSet } from "../table/data-set.ts";
import type { FitCommand } from "./command-line.ts";
import { readAnalysisData } from "./read-data.ts";

export type FitRun = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** Reads the analysis and its data, fits, and puts the result document where it was asked for. */
export async function runFit({ file, out, repeat }: FitCommand): Promise<FitRun> {
  const analysis = await readAnalysis(file);
  if (!analysis.ok) return problem(analysis.failure);
  const data = await readAnalysisData(file, analysis.value);
  if (!data.ok) return problem(data.failure);
  const result = fitRepeatedly(data.value, analysis.value, repeat);
  if (!result.ok) return problem(result.failure);
  const text = `${JSON.stringify(result.value, null, 2)}\n`;
  if (out === null) {
    process.stdout.write(text);
    return { ok: true };
  }
  try {
    await writeFile(out, text);
    return { ok: true };
  } catch (error) {
    return problem(cannotWrite(error, out));
  }
}

async function readAnalysis(path: string): Promise<Outcome<AnalysisFile>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return refuse(cannotRead(error, path));
  }
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return refuse({ code: "analysis-not-json", path, problem: error instanceof Error ? error.message : String(error) });
  }
  const parsed = parseAnalysis(document);
  return "analysis" in parsed
    ? succeed(parsed.analysis)
    : refuse({ code: "analysis-invalid", path, problems: parsed.problems });
}

/** Fits as often as asked; what is reported is the last result, with the median of the times. */
function fitRepeatedly(data: DataSet, { model, after }: AnalysisFile, repeat: number): Outcome<ResultDocument> {
  const times: number[] = [];
  for (let run = 1; ; run++) {
    const analysis = analyse(data, model);
    if (!analysis.ok) return analysis;
    const { result } = analysis.value;
    times.push(result.fit.milliseconds);
    if (run < repeat) continue;
    const timed = { ...result, fit: { ...result.fit, milliseconds: median(times) } };
    if (after === undefined) return succeed(timed);
    const further = afterAnalysis(analysis.value, after);
    return further.ok ? succeed({ ...timed, after: further.value }) : further;
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** A specification's problems each on a line of their own, by path; anything else in its sentence. */
function problem(failure: Failure): FitRun {
  const text =
    failure.code === "specification-invalid"
      ? failure.problems.map(documentProblemText).join("\n")
      : failureText(failure);
  return { ok: false, problem: text };
}
