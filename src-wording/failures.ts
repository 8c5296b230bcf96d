import type { Failure } from "../src-contract/failure.ts";
import { analysisSentences } from "./failure/analysis.ts";
import { connectionSentences } from "./failure/connection.ts";
import { dataSentences } from "./failure/data.ts";
import { designSentences } from "./failure/design.ts";
import { fileSentences, projectSentences } from "./failure/file.ts";
import { importSentences } from "./failure/import.ts";
import type { Sentences } from "./failure/sentences.ts";
import { specificationSentences } from "./failure/specification.ts";

export { documentProblemText, specificationProblemText } from "./failure/specification.ts";

/** What went wrong, where, and what to do about it: one sentence, seldom two. A code without one is a type error. */
export function failureText(failure: Failure): string {
  const sentence = sentences[failure.code] as (failure: Failure) => string;
  return sentence(failure);
}

const sentences: Sentences<Failure> = {
  ...connectionSentences,
  ...fileSentences,
  ...importSentences,
  ...dataSentences,
  ...analysisSentences,
  ...specificationSentences,
  ...designSentences,
  ...projectSentences,
};
