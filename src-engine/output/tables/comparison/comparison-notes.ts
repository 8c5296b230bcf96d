import type { RichText } from "../../../../src-contract/output.ts";
import { uncapitalized } from "../../../../src-wording/capitalized.ts";
import { listed } from "../../../../src-wording/failure/sentences.ts";
import { abbreviations, comparisonNotes, estimatorName } from "../../../../src-wording/table-notes.ts";
import type { LikelihoodRatio } from "../../../fit/inference/likelihood-ratio.ts";
import { estimatorOf } from "../../estimator.ts";
import { noteOf, outcomeSentences } from "../table-notes.ts";
import { type ComparedModel, hasLikelihood, hasOneIcc } from "./compared-model.ts";

/** By which method, with which tests, and which models could not be compared or fitted. */
export function notesOfComparison(
  models: readonly ComparedModel[],
  tests: readonly (LikelihoodRatio | null)[],
  notFitted: readonly string[],
): readonly RichText[] {
  const last = models.at(-1);
  const methods = new Set(models.map(({ model }) => estimatorName(estimatorOf(model.fit))));
  const numbered = (index: number) => `Model ${index + 1}`;
  const pairs = tests.flatMap((test, index) => (test === null ? [] : [{ test, index }]));
  const sentences = [
    methods.size > 1
      ? comparisonNotes.estimates(listed([...methods].map(uncapitalized)))
      : comparisonNotes.standardErrors,
    ...(models.some(hasLikelihood) ? [comparisonNotes.deviances] : []),
    ...(models.every(hasLikelihood) ? [] : [comparisonNotes.quasiLikelihood]),
    ...(pairs.some(({ test }) => test.kind === "tested") ? [comparisonNotes.tests] : []),
    ...(pairs.some(({ test }) => test.kind === "tested" && test.reference === "mixture")
      ? [comparisonNotes.boundary]
      : []),
    ...(pairs.some(({ test }) => test.kind === "tested" && test.reference === "conservative")
      ? [comparisonNotes.conservative]
      : []),
    ...pairs.flatMap(({ test, index }) => {
      if (test.kind === "different-rows") {
        return [comparisonNotes.differentRows(listed([numbered(index - 1), numbered(index)]))];
      }
      if (test.kind === "not-nested" || test.kind === "same-size") {
        return [comparisonNotes.notNested(numbered(index - 1), numbered(index))];
      }
      if (test.kind === "different-methods") return [comparisonNotes.differentMethods];
      return test.kind === "different-outcomes" ? [comparisonNotes.differentOutcome] : [];
    }),
    ...(notFitted.length > 0 ? [comparisonNotes.notFitted(listed(notFitted))] : []),
    abbreviations.ci,
    ...(hasOneIcc(models) ? [abbreviations.icc] : []),
    ...(models.some(hasLikelihood) ? [abbreviations.information] : []),
  ];
  if (last === undefined) return [[]];
  const estimator = methods.size > 1 ? null : estimatorOf(last.model.fit);
  return [noteOf(last.model, { outcomes: outcomesOf(models), estimator }, [...new Set(sentences)])];
}

/** Once where it is the same of all models, else model by model. */
function outcomesOf(models: readonly ComparedModel[]): readonly string[] {
  const byModel = models.map(({ model }) => outcomeSentences(model).join(" "));
  if (new Set(byModel).size < 2) return byModel.slice(0, 1).filter((text) => text !== "");
  return byModel.flatMap((text, index) => (text === "" ? [] : [comparisonNotes.outcomeModel(index + 1, text)]));
}
