import type { RichText } from "../../../../src-contract/output.ts";
import { equals } from "../../../../src-wording/equals.ts";
import { decimalText, probabilityText, shareText } from "../../../../src-wording/number-text.ts";
import { shareScaleText } from "../../../../src-wording/outcomes.ts";
import { comparedSentences } from "../../../../src-wording/results-text.ts";
import { withSymbols } from "../../../../src-wording/symbols.ts";
import { comparisonNotes } from "../../../../src-wording/table-notes.ts";
import { italic, plain, superscript } from "../../../../src-wording/text-pieces.ts";
import { isIntercept } from "../../../design/aliasing.ts";
import type { LikelihoodRatio } from "../../../fit/inference/likelihood-ratio.ts";
import type { ComparedModel } from "./compared-model.ts";

/**
 * What a results section says of models side by side: the share of variance between units by the model without predictors, each
 * likelihood-ratio test, and by what rules they were made.
 */
export function comparisonSentences(
  models: readonly ComparedModel[],
  tests: readonly (LikelihoodRatio | null)[],
): readonly RichText[] {
  const nameOf = (index: number) => comparedSentences.model(index + 1, models[index]?.model.name ?? "");
  const tested = tests.flatMap((test, index) => (test?.kind === "tested" ? [{ test, index }] : []));
  const references = new Set(tested.map(({ test }) => test.reference));
  const rules = [
    ...(tested.length === 0 ? [] : [comparisonNotes.deviances]),
    ...(references.has("mixture") ? [comparisonNotes.boundary] : []),
    ...(references.has("conservative") ? [comparisonNotes.conservative] : []),
  ];
  return [
    ...models.flatMap((model, index) => nullShares(model, nameOf(index))),
    ...tested.map(({ test, index }) => testSentence(test, nameOf(index), nameOf(index - 1))),
    ...rules.map(withSymbols),
  ];
}

function nullShares({ model, result }: ComparedModel, name: string): readonly RichText[] {
  const { design } = model.fit;
  if (!design.fixed.every(isIntercept)) return [];
  const outcome = shareScaleText(model.outcomeLabel, design.specification);
  return (result.icc ?? []).map(({ group, icc }) => [
    plain(comparedSentences.nullShare(outcome, model.names.unitPlural(group), name)),
    plain(shareText(icc, model.settings.decimals)),
    plain("."),
  ]);
}

/** "Model 2 (Random slope) differed from Model 1 (Null) by χ²(2) = 404.83, p < .001." */
function testSentence(
  { chiSquare, df, p }: Extract<LikelihoodRatio, { kind: "tested" }>,
  name: string,
  before: string,
): RichText {
  return [
    plain(`${comparedSentences.tested(name, before)}χ`),
    superscript("2"),
    plain(`${equals(`(${df})`, decimalText(chiSquare, 2))}, `),
    italic("p"),
    plain(`${equals("", probabilityText(p))}.`),
  ];
}
