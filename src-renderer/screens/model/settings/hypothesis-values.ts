import type { Hypothesis, HypothesisRow } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import { hypothesisWords as words } from "../../../wording/settings.ts";

/** What the page Hypotheses asks: the hypotheses of the public form, edited one at a time. */

export function hypothesesOf({ inference }: ModelDraft): readonly Hypothesis[] {
  return inference?.hypotheses ?? [];
}

/** One more, with one contrast and a name that none of the others has. */
export function withNewHypothesis(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  const taken = new Set(hypotheses.map(({ name }) => name));
  let number = hypotheses.length + 1;
  while (taken.has(words.newName(number))) number++;
  return [...hypotheses, { name: words.newName(number), rows: [{ weights: {} }] }];
}

/** Zero weights are left out. */
export function withWeight({ weights, ...row }: HypothesisRow, name: string, weight: number): HypothesisRow {
  const { [name]: _, ...others } = weights;
  return { ...row, weights: weight === 0 || Number.isNaN(weight) ? others : { ...others, [name]: weight } };
}

/** Zero is not written down. */
export function withValue({ weights }: HypothesisRow, value: number): HypothesisRow {
  return value === 0 || Number.isNaN(value) ? { weights } : { weights, value };
}

/** What is wrong with a hypothesis, so that it cannot be tested; null: nothing that shows without the data. */
export function hypothesisProblem(
  { name, rows }: Hypothesis,
  others: readonly Hypothesis[],
): { readonly part: "name" | "contrasts"; readonly text: string } | null {
  if (name.trim() === "") return { part: "name", text: words.nameless };
  if (others.some((other) => other.name === name)) return { part: "name", text: words.nameTaken };
  const empty = rows.findIndex(({ weights }) => Object.keys(weights).length === 0);
  return empty < 0 ? null : { part: "contrasts", text: words.empty(empty + 1) };
}

/** The position of the first hypothesis with a problem; null: all are right. */
export function firstWrong(hypotheses: readonly Hypothesis[]): number | null {
  const position = hypotheses.findIndex(
    (hypothesis, index) => hypothesisProblem(hypothesis, hypotheses.toSpliced(index, 1)) !== null,
  );
  return position < 0 ? null : position;
}
