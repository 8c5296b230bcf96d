import type { OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import { explainTerm } from "../../../src-wording/explanations.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { begins } from "../../../src-wording/results-text.ts";
import { typeThreeNote } from "../../../src-wording/table-notes.ts";
import { heads, titles } from "../../../src-wording/tables.ts";
import type { TermTest } from "../../fit/inference/joint-tests.ts";
import type { ModelFit } from "../../fit/model-fit.ts";
import type { FittedModel } from "../fitted-model.ts";
import { definedCell, degreesText, numberCell, textCell } from "../number-text.ts";
import { cited, jointTest, sentence } from "../sentences/cited.ts";
import { generalNote } from "./table-notes.ts";

/** Whether tests of terms say more than those of coefficients: a term has several, or multiplies categories. */
export function hasJointTerms({ terms, design }: ModelFit): boolean {
  return terms.some(({ numerator, term }) => {
    const categorical = design.specification.fixed[term]?.variables.filter(({ kind }) => kind === "categorical") ?? [];
    return numerator > 1 || categorical.length > 1;
  });
}

/** Type III tests of the fixed effects, in the order of the model (SPSS's "Type III Tests of Fixed Effects"). */
export function termTestsTable(model: FittedModel): OutputTable {
  const columns: readonly OutputColumn[] = [
    { id: "effect", head: heads.effect, align: "label" },
    { id: "statistic", head: heads.f, align: "number" },
    { id: "numerator", head: heads.numeratorDf, align: "number" },
    { id: "denominator", head: heads.denominatorDf, align: "number" },
    { id: "p", head: heads.p, align: "number" },
  ];
  return {
    kind: "term-tests",
    title: titles.termTests(model.outcomeLabel),
    columns,
    rows: model.fit.terms.map((test) => termRow(model, test)),
    notes: [generalNote(model, typeThreeNote)],
    text: model.fit.terms.flatMap((test) => termSentence(model, test, columns)),
  };
}

/** Of a term with several coefficients: those of the others have sentences of their own. */
function termSentence(model: FittedModel, test: TermTest, columns: readonly OutputColumn[]): readonly RichText[] {
  if (test.numerator < 2) return [];
  const label = model.columns.termLabel(model.fit.design.specification.fixed[test.term]?.variables ?? []);
  return sentence(begins.term(label), cited(columns, termRow(model, test).cells, jointTest));
}

function termRow({ fit, columns }: FittedModel, { term, statistic, numerator, denominator, p }: TermTest): OutputRow {
  const label = columns.termLabel(fit.design.specification.fixed[term]?.variables ?? []);
  const isIntercept = fit.design.specification.fixed[term]?.variables.length === 0;
  const effect = isIntercept ? "the intercept" : `“${label}”`;
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(label),
      definedCell(decimalText(statistic, 2), statistic, explainTerm.statistic(effect, numerator)),
      numberCell(degreesText(numerator), numerator, explainTerm.numerator(effect)),
      definedCell(
        degreesText(denominator),
        denominator,
        explainTerm.denominator(denominator === Number.POSITIVE_INFINITY),
      ),
      definedCell(probabilityText(p), p, explainTerm.p(effect, isIntercept)),
    ],
  };
}
