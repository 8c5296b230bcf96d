import type { CoefficientWords, EffectWords } from "../../../src-wording/explanations.ts";
import { withArticle } from "../../../src-wording/nouns.ts";
import { linearScaleText, ratioScaleText } from "../../../src-wording/outcome-scales.ts";
import type { ColumnFactor, DesignColumn } from "../../design/columns.ts";
import { type Category, categoryGiven, nounOfLevel } from "../../specification/context.ts";
import { unitOf } from "../../specification/predictor-name.ts";
import type { ContinuousVariable, ResolvedVariable } from "../../specification/specification.ts";
import type { PlacedColumn } from "../column-symbols.ts";
import { describedOutcome } from "../described-outcome.ts";
import type { FittedModel } from "../fitted-model.ts";

/** A coefficient of the fixed part with what a sentence about it needs to know. `scope`: within a unit, or over all of them. */
export function coefficientWords(
  model: FittedModel,
  { index, place }: { readonly index: number; readonly place: PlacedColumn | null },
  scope: CoefficientWords["scope"] = "unit",
): CoefficientWords {
  const { fit, context } = model;
  const scale = linearScaleText(describedOutcome(model, fit.design.fixed[index]));
  const [unit] = context.levels.upper;
  return {
    outcome: `${scale ?? model.outcomeLabel}${perExposure(model)}`,
    isMean: scale === null,
    scope,
    row: withArticle(nounOfLevel(context, 1).singular),
    unit: unit?.singular ?? null,
    units: unit?.plural ?? null,
    zeros: zeroTexts(model, fit.design.fixed),
    slope: effectWords(model, place?.section?.factors ?? []),
    predictor: effectWords(model, place?.own ?? fit.design.fixed[index]?.factors ?? []),
    given: conditions(model, fit.design.fixed, fit.design.fixed[index]?.factors ?? []),
  };
}

/** The same of exp(b), where it has a name. */
export function ratioWordsOf(
  model: FittedModel,
  row: { readonly index: number; readonly place: PlacedColumn | null },
  scope: CoefficientWords["scope"],
): CoefficientWords {
  const outcome = ratioScaleText(describedOutcome(model, model.fit.design.fixed[row.index]));
  return { ...coefficientWords(model, row, scope), outcome: `${outcome}${perExposure(model)}`, isMean: false };
}

/** A coefficient of the zeros of a kind of their own, `outcome` to be filled in. */
export function zeroCoefficientWords(
  model: FittedModel,
  columns: readonly Pick<DesignColumn, "factors">[],
  index: number,
): CoefficientWords {
  const words = coefficientWords(model, { index: -1, place: null });
  return {
    ...words,
    isMean: false,
    unit: null,
    zeros: zeroTexts(model, columns),
    predictor: effectWords(model, columns[index]?.factors ?? []),
    given: conditions(model, columns, columns[index]?.factors ?? []),
  };
}

/** Counts that differ in their exposure are rates: " per unit of weeks". */
function perExposure({ fit, columns }: FittedModel): string {
  const { exposure } = fit.design.specification;
  return exposure === null ? "" : ` per unit of ${columns.labelOf(exposure)}`;
}

function effectWords(model: FittedModel, factors: readonly ColumnFactor[]): EffectWords | null {
  const last = factors.at(-1);
  if (last === undefined) return null;
  const { columns } = model;
  const before = factors.slice(0, -1);
  return {
    label: columns.label({ factors }),
    base: before.length === 0 ? null : columns.label({ factors: before }),
    change: contrastText(model, last) ?? `1 more in ${columns.label({ factors: [last] })}`,
  };
}

/** "Catholic rather than Public (Sector)", of a category that is compared with a reference, or of the two labeled values of a number. */
function contrastText(model: FittedModel, { variable, category }: ColumnFactor): string | null {
  if (variable.kind === "continuous") return labeledStep(model, variable);
  if (variable.coding !== "dummy") return null;
  const categories = model.context.variables.get(variable.name)?.categories ?? [];
  const shown = categories.find(({ value }) => String(value) === category);
  const reference = referenceLabel(model, variable);
  return shown === undefined || reference === null
    ? null
    : `${shown.label} rather than ${reference} (${model.columns.variableLabel(variable)})`;
}

/** Of a number with two values that have labels and are 1 apart. */
function labeledStep({ context, columns }: FittedModel, variable: ContinuousVariable): string | null {
  const [low, high, ...others] = labeledValues(context, variable);
  if (low === undefined || high === undefined || others.length > 0 || Number(high.value) - Number(low.value) !== 1)
    return null;
  return `${high.label} rather than ${low.label} (${columns.variableLabel(variable)})`;
}

/** In order; none where they have no labels, or the number enters as a mean or power. */
function labeledValues(
  { variables }: FittedModel["context"],
  { name, meanBy, power }: ContinuousVariable,
): readonly Category[] {
  const categories = variables.get(name)?.categories ?? [];
  const areLabeled = categories.every(({ value, label }) => typeof value === "number" && label !== String(value));
  return meanBy === null && power === 1 && areLabeled
    ? categories.toSorted((a, b) => Number(a.value) - Number(b.value))
    : [];
}

function referenceLabel({ context }: FittedModel, { name, reference }: Categorical): string | null {
  const categories = context.variables.get(name)?.categories ?? [];
  return (categoryGiven(categories, reference) ?? categories[0])?.label ?? null;
}

type Categorical = Extract<ResolvedVariable, { kind: "categorical" }>;

/** What each predictor of the model is where all of them are zero: "Sector = Public", "SES at the mean of the school". */
function zeroTexts(model: FittedModel, columns: readonly Pick<DesignColumn, "factors">[]): readonly string[] {
  const factors = columns.flatMap((column) => (column.factors.length === 1 ? column.factors : []));
  return [...new Set(factors.map(({ variable }) => zeroText(model, variable)))];
}

/** What the predictors are that stand in products with these: the effect of these alone is theirs there. */
function conditions(
  model: FittedModel,
  columns: readonly Pick<DesignColumn, "factors">[],
  factors: readonly ColumnFactor[],
): readonly string[] {
  if (factors.length === 0) return [];
  const key = ({ variable, category }: ColumnFactor) => JSON.stringify([variable, category]);
  const own = new Set(factors.map(key));
  const others = columns.flatMap((column) => {
    const beside = column.factors.filter((factor) => !own.has(key(factor)));
    return beside.length === column.factors.length - factors.length ? beside : [];
  });
  return [...new Set(others.map(({ variable }) => zeroText(model, variable)))];
}

function zeroText(model: FittedModel, variable: ResolvedVariable): string {
  const { columns, context } = model;
  const label = columns.variableLabel(variable);
  if (variable.kind === "categorical") {
    const reference = variable.coding === "dummy" ? referenceLabel(model, variable) : null;
    return reference === null ? `an average of the categories of ${label}` : `${label} = ${reference}`;
  }
  const { centering } = variable;
  switch (centering.kind) {
    case "none":
      return `${label} = ${labeledValues(context, variable).find(({ value }) => value === 0)?.label ?? 0}`;
    case "grand":
      return `${label} at the overall mean`;
    case "group":
      return `${label} at the mean of the ${unitOf(context, centering.by)}`;
    case "value":
      return `${label} = ${centering.value}`;
  }
}
