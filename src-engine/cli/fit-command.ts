import { writeFile } from "node:fs/promises";
import type { AnalysisFile, ModelSpecification } from "../../src-contract/analysis.ts";
import { parseAnalysis } from "../../src-contract/analysis-schema.ts";
import type { Failure } from "../../src-contract/failure.ts";
import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { cannotWrite } from "../../src-contract/system-failure.ts";
import { documentProblemText, failureText } from "../../src-wording/failures.ts";
import { noticeText } from "../../src-wording/notices.ts";
import { afterAnalysis, analyse } from "../analyse.ts";
import type { DataSet } from "../table/data-set.ts";
import type { FitCommand } from "./command-line.ts";
import { placeOfFailure } from "./failure-place.ts";
import { readAnalysisData } from "./read-data.ts";
import { readDocument } from "./read-document.ts";
import type { CommandRun } from "./run.ts";

/** Reads the analysis and its data, fits, and puts the result document where it was asked for. */
export async function runFit({ file, out, repeat }: FitCommand): Promise<CommandRun> {
  const document = await readDocument(file, parseAnalysis);
  if (!document.ok) return problem(document.failure);
  const { analysis } = document.value;
  const read = await readAnalysisData(file, analysis);
  if (!read.ok) return problem(read.failure);
  const { data, mended } = read.value;
  const result = fitRepeatedly(data, analysis, repeat);
  if (!result.ok) return refusedModel(result.failure, analysis.model);
  const warnings = [...mended.map((notice) => ({ ...notice, message: noticeText(notice) })), ...result.value.warnings];
  const text = `${JSON.stringify({ ...result.value, warnings }, null, 2)}\n`;
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

/** A refused model: its problems each on a line of their own, or the sentence, by path wherever a part of the file is to blame. */
function refusedModel(failure: Failure, model: ModelSpecification): CommandRun {
  if (failure.code === "specification-invalid") {
    return { ok: false, problem: failure.problems.map(documentProblemText).join("\n") };
  }
  const place = placeOfFailure(failure, model);
  return { ok: false, problem: `${place === null ? "" : `${place}: `}${failureText(failure)}` };
}

function problem(failure: Failure): CommandRun {
  return { ok: false, problem: failureText(failure) };
}
