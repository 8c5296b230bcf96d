import type { ModelOutput, OutputTable, RichText, TableKind } from "../src-contract/output.ts";
import { plain } from "../src-wording/text-pieces.ts";

/**
 * The text of a results section about a model: what it rests on, then what each of its tables says, in the order of APA's
 * pattern, a paragraph each; then how the models of the same data compare, where there are several; last checks of assumptions,
 * where they are shown. A model that did not
 * converge has only the sentence that says so.
 */
export function resultsText(
  { text, tables, summary }: Pick<ModelOutput, "text" | "tables" | "summary">,
  comparison: OutputTable | null,
): readonly RichText[] {
  const told = summary.converged
    ? [...inOrder(tables, results), comparison?.text ?? [], ...inOrder(tables, assumptions)]
    : [];
  return [text, ...told].filter((sentences) => sentences.length > 0).map(paragraph);
}

/** A paragraph for the tables whose sentences belong together. */
type Paragraphs = readonly (readonly TableKind[])[];

function inOrder(tables: readonly OutputTable[], paragraphs: Paragraphs): readonly (readonly RichText[])[] {
  return paragraphs.map((kinds) =>
    kinds.flatMap((kind) => tables.flatMap((table) => (table.kind === kind ? (table.text ?? []) : []))),
  );
}

/** Effects, thresholds between categories, effects on the zeros of a count, simple slopes, variances, fit. */
const results: Paragraphs = [
  ["fixed-effects", "term-tests", "hypotheses"],
  ["thresholds"],
  ["zero-part"],
  ["simple-slopes"],
  ["variance-components", "variance-tests"],
  ["model-fit"],
];
const assumptions: Paragraphs = [["residuals", "model-checks"]];

function paragraph(sentences: readonly RichText[]): RichText {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [plain(" "), ...sentence]));
}
