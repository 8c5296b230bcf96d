import type { ResultDocument } from "../../../../src-contract/result.ts";
import type { LikelihoodFit } from "../../../fit/inference/likelihood-ratio.ts";
import { columnNames } from "../../column-names.ts";
import type { FittedModel } from "../../fitted-model.ts";

/** One model of a comparison: as it is reported, and fitted by maximum likelihood. */
export interface ComparedModel {
  readonly model: FittedModel;
  readonly result: ResultDocument;
  readonly likelihood: LikelihoodFit;
}

/** Models whose columns are called so that those of all of them can be told apart: a variable may be centered in one only. */
export function withSharedNames(models: readonly ComparedModel[]): readonly ComparedModel[] {
  const designs = models.map(({ model }) => model.fit.design);
  return models.map((compared) => {
    const { model } = compared;
    return { ...compared, model: { ...model, columns: columnNames(model.context, model.fit.design, designs) } };
  });
}

/** What tells models apart by their outcome; null: it is the same. */
export function differingOutcome(models: readonly ComparedModel[]): ((model: FittedModel) => string) | null {
  const outcomes = new Set(models.map(({ model }) => model.fit.design.specification.outcome));
  return outcomes.size < 2 ? null : ({ outcomeLabel }) => outcomeLabel;
}

/** Penalized quasi-likelihood has none: its deviance does not compare. */
export function hasLikelihood({ likelihood }: ComparedModel): boolean {
  return likelihood.method !== "pql";
}

/** Where a model has several, one row cannot hold them. */
export function hasOneIcc(models: readonly ComparedModel[]): boolean {
  const counts = models.map(({ result }) => result.icc?.length ?? 0);
  return Math.max(...counts) === 1;
}
