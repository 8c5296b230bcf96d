import type { RichText } from "../../../src-contract/output.ts";
import { listed } from "../../../src-wording/failure/sentences.ts";
import { besideOutcome, outcomeModelText } from "../../../src-wording/outcomes.ts";
import { residualSentence, weightsSentence } from "../../../src-wording/residuals.ts";
import { withSymbols } from "../../../src-wording/symbols.ts";
import { dataNote, type Estimator, methodNote, noteStart, sampleText } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { Design } from "../../design/design.ts";
import { groupName } from "../../specification/specification.ts";
import { estimatorOf } from "../estimator.ts";
import type { FittedModel } from "../fitted-model.ts";
import { categoryLabels, eventLabel } from "../outcome-categories.ts";

/** The general note under a table of one model: sample, missing values, centering, coding, outcome, method. */
export function generalNote(model: FittedModel, ...more: readonly (string | RichText)[]): RichText {
  return noteOf(model, { outcomes: outcomeSentences(model), estimator: estimatorOf(model.fit) }, more);
}

/** The same under a table of several models, the last of which is `model`; `shared`: what is said of all of them. */
export function noteOf(
  model: FittedModel,
  shared: { readonly outcomes: readonly string[]; readonly estimator: Estimator | null },
  more: readonly (string | RichText)[],
): RichText {
  const { fit, names, columns } = model;
  const { design } = fit;
  return [
    ...sampleNote(model),
    ...dataNote({
      excluded: design.used.excluded,
      centerings: columns.centerings,
      references: columns.references,
    }),
    ...shared.outcomes.map((sentence) => plain(` ${sentence}`)),
    ...methodNote(shared.estimator, fit.df, fit.standardErrors, fit.intervals.kind),
    ...residualSentences(columns, names, design).map((sentence) => plain(` ${sentence}`)),
    ...more.flatMap((sentence) => [plain(" "), ...(typeof sentence === "string" ? withSymbols(sentence) : sentence)]),
  ];
}

/** Its beginning: "Note. N = 2,337 person-periods in 30 firms." */
export function sampleNote({ fit: { design }, names }: FittedModel): RichText {
  const units = design.groupings.map(({ name, labels }) => names.units(name, labels.length));
  return [...noteStart, ...sampleText(names.rows(design.rows.length), units, design.isNested)];
}

/** The distribution and link, where they do not go without saying, the event and what goes with the outcome. */
export function outcomeSentences(model: FittedModel): readonly string[] {
  const { kind, design } = model.fit;
  const { offset } = design.specification;
  if (kind === "linear" && offset === null) return [];
  const distribution = kind === "linear" ? [] : [`${outcomeModelText(design.specification)}.`];
  return [...distribution, ...besideSentences(model)];
}

/** The event and what goes with the outcome: its trials, exposure, offset. */
export function besideSentences(model: FittedModel): readonly string[] {
  const { design } = model.fit;
  const { trials, exposure, offset } = design.specification;
  const label = (name: string | null) => (name === null ? null : model.columns.labelOf(name));
  return besideOutcome({
    event: eventLabel(model),
    order: design.categories === null ? [] : categoryLabels(model),
    trials: label(trials),
    exposure: label(exposure),
    offset: label(offset),
  });
}

/** Of residuals that are not independent and alike, and of weights. */
export function residualSentences(
  columns: FittedModel["columns"],
  names: FittedModel["names"],
  { specification: { residual, weights } }: Design,
): readonly string[] {
  const weighted = weights === null ? [] : [weightsSentence(columns.labelOf(weights))];
  switch (residual.kind) {
    case "independent":
      return weighted;
    case "by-group":
      return [residualSentence("by-group", columns.labelOf(residual.by), null), ...weighted];
    case "log-linear": {
      const predictors = residual.predictors.map(({ variables }) => columns.termLabel(variables));
      return [residualSentence("log-linear", listed(predictors), null), ...weighted];
    }
    case "within": {
      const order = residual.order === null ? null : columns.labelOf(residual.order);
      return [residualSentence(residual.structure, names.unitPlural(groupName(residual.within)), order), ...weighted];
    }
  }
}
