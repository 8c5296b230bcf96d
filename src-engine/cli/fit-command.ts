import { writeFile } from "node:fs/promises";
import type { AnalysisFile } from "../../src-contract/analysis.ts";
import { parseAnalysis } from "../../src-contract/analysis-schema.ts";
import type { Failure } from "../../src-contract/failure.ts";
import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { cannotWrite } from "../../src-contract/system-failure.ts";
import { documentProblemText, failureText } from "../../src-wording/failures.ts";
import { afterAnalysis, analyse } from "../analyse.ts";
import type { DataSet } from "../table/data-set.ts";
import type { FitCommand } from "./command-line.ts";
import { readAnalysisData } from "./read-data.ts";
import { readDocument } from "./read-document.ts";
import type { CommandRun } from "./run.ts";

/** Reads the analysis and its data, fits, and puts the result document where it was asked for. */
export async function runFit({ file, out, repeat }: FitCommand): Promise<CommandRun> {
  const read = await readDocument(file, parseAnalysis);
  if (!read.ok) return problem(read.failure);
  const { analysis } = read.value;
  const data = await readAnalysisData(file, analysis);
  if (!data.ok) return problem(data.failure);
  const result = fitRepeatedly(data.value, analysis, repeat);
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
function problem(failure: Failure): CommandRun {
  const text =
    failure.code === "specification-invalid"
      ? failure.problems.map(documentProblemText).join("\n")
      : failureText(failure);
  return { ok: false, problem: text };
}
