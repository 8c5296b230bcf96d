import type { RichText } from "../../../src-contract/output.ts";
import { programName, programVersion } from "../../../src-contract/program.ts";
import { explainVariance } from "../../../src-wording/explanations.ts";
import { outcomeModelPhrase } from "../../../src-wording/outcomes.ts";
import { methodSentences } from "../../../src-wording/results-text.ts";
import { withSymbols } from "../../../src-wording/symbols.ts";
import { errorsNote, fixedIntervalsNote, sampleText } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import { estimatorOf } from "../estimator.ts";
import type { FittedModel } from "../fitted-model.ts";
import { inEquation } from "../outcome-categories.ts";
import { besideSentences, residualSentences } from "../tables/table-notes.ts";

/**
 * How a results section begins: data and levels, what was left out, outcome, centering, coding, the random part, estimator, kind
 * of degrees of freedom and standard errors, program. Of a fit that did not converge that alone is said.
 */
export function methodText(model: FittedModel): readonly RichText[] {
  const { fit, outcomeLabel } = model;
  const { standardErrors, intervals } = fit;
  if (!fit.search.converged) return [[plain(methodSentences.notConverged(outcomeLabel))]];
  const program = `${programName} ${programVersion}`;
  // Names are the user's: a category may be called F.
  const named = [
    ...besideOutcomeSentences(model),
    ...predictorSentences(model),
    ...randomSentences(model),
    ...residualSentences(model.columns, model.names, fit.design),
  ];
  const method = [
    methodSentences.estimated(estimatorOf(fit), fit.df, standardErrors, program),
    ...errorsNote(standardErrors, intervals.kind),
    ...fixedIntervalsNote(intervals.kind, intervals.bootstrap?.samples ?? null),
  ];
  return [
    sampleSentence(model),
    ...leftOutSentence(model),
    ...distributionSentence(model).map(withSymbols),
    ...named.map((sentence) => [plain(sentence)]),
    ...method.map(withSymbols),
  ];
}

/** "The model of mathematics achievement rests on N = 7,185 students in 160 schools." */
function sampleSentence({ fit: { design }, names, outcomeLabel }: FittedModel): RichText {
  const units = design.groupings.map(({ name, labels }) => names.units(name, labels.length));
  return [
    plain(methodSentences.sample(outcomeLabel)),
    ...sampleText(names.rows(design.rows.length), units, design.isNested),
  ];
}

function leftOutSentence({ fit, columns }: FittedModel): readonly RichText[] {
  const { excluded, missing } = fit.design.used;
  if (excluded === 0) return [];
  const texts = missing.map(({ name, rows }) => `${columns.labelOf(name)}: ${rows.toLocaleString("en-US")}`);
  return [[plain(methodSentences.leftOut(excluded, texts))]];
}

function distributionSentence({ fit: { kind, design } }: FittedModel): readonly string[] {
  return kind === "linear" ? [] : [methodSentences.outcome(outcomeModelPhrase(design.specification))];
}

function besideOutcomeSentences(model: FittedModel): readonly string[] {
  const { kind, design } = model.fit;
  return kind === "linear" && design.specification.offset === null ? [] : besideSentences(model);
}

function predictorSentences({ columns: { centerings, references } }: FittedModel): readonly string[] {
  return [
    ...centerings.map((centering) => `${centering}.`),
    ...(references.length === 0 ? [] : [methodSentences.reference(references)]),
  ];
}

/** "The intercept and the slope of SES varied between schools, with all their correlations estimated." */
function randomSentences(model: FittedModel): readonly string[] {
  const { fit, names, columns } = model;
  return fit.design.random.map(({ columns: effects, grouping, covariance }) => {
    const texts = effects.map((effect) => {
      const { theIntercept, theSlope } = explainVariance;
      return inEquation(model, effect, effect.factors.length === 0 ? theIntercept : theSlope(columns.label(effect)));
    });
    return methodSentences.varied(texts, names.unitPlural(fit.design.groupings[grouping]?.name ?? ""), covariance);
  });
}
