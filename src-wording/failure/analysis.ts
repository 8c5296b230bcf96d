import type { AnalysisFailure } from "../../src-contract/failure.ts";
import { fileName, type Sentences } from "./sentences.ts";

export const analysisSentences: Sentences<AnalysisFailure> = {
  "analysis-not-json": ({ path, problem }) => `“${fileName(path)}” is not valid JSON: ${problem}.`,
  "analysis-invalid": ({ path, problems }) =>
    `“${fileName(path)}” is not a valid analysis: ${problems.map(({ at, problem }) => (at === "" ? problem : `${at}: ${problem}`)).join("; ")}.`,
  usage: ({ problem }) => problem,
};
