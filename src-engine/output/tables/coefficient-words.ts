import type { CoefficientWords, EffectWords } from "../../../src-wording/explanations.ts";
import { linearScaleText } from "../../../src-wording/outcomes.ts";
import type { ColumnFactor } from "../../design/columns.ts";
import { nounOfLevel } from "../../specification/context.ts";
import { unitOf } from "../../specification/predictor-name.ts";
import type { ResolvedVariable } from "../../specification/specification.ts";
import { withArticle } from "../../specification/words/phrases.ts";
import type { PlacedColumn } from "../column-symbols.ts";
import type { FittedModel } from "../fitted-model.ts";
import { equationText, eventLabel } from "../outcome-categories.ts";

/** A coefficient of the fixed part with what a sentence about it needs to know. */
export function coefficientWords(
  model: FittedModel,
  { index, place }: { readonly index: number; readonly place: PlacedColumn | null },
): CoefficientWords {
  const { fit, context, outcomeLabel, symbols } = model;
  const { distribution, link } = fit.design.specification;
  const comparison = equationText(model, fit.design.fixed[index]);
  const scale = linearScaleText(distribution, link, outcomeLabel, comparison ?? eventLabel(model));
  const sectionOf = (placed: PlacedColumn | null | undefined) => JSON.stringify(placed?.section?.symbol ?? null);
  const inSection = symbols.fixed.filter((other) => sectionOf(other) === sectionOf(place));
  const [unit] = context.levels.upper;
  return {
    outcome: scale ?? outcomeLabel,
    isMean: scale === null,
    row: withArticle(nounOfLevel(context, 1).singular),
    unit: unit?.singular ?? null,
    units: unit?.plural ?? null,
    zeros: zeroTexts(model),
    slope: effectWords(model, place?.section?.factors ?? []),
    predictor: effectWords(model, place?.own ?? fit.design.fixed[index]?.factors ?? []),
    hasOthers: inSection.length > (fit.design.equations?.length ?? 1),
  };
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

/** "Catholic rather than Public (Sector)", of a category that is compared with a reference. */
function contrastText(model: FittedModel, { variable, category }: ColumnFactor): string | null {
  if (variable.kind !== "categorical" || variable.coding !== "dummy") return null;
  const categories = model.context.variables.get(variable.name)?.categories ?? [];
  const shown = categories.find(({ value }) => String(value) === category);
  const reference = referenceLabel(model, variable);
  return shown === undefined || reference === null
    ? null
    : `${shown.label} rather than ${reference} (${model.columns.variableLabel(variable)})`;
}

function referenceLabel({ context }: FittedModel, { name, reference }: Categorical): string | null {
  const categories = context.variables.get(name)?.categories ?? [];
  return (categories.find(({ value }) => String(value) === String(reference)) ?? categories[0])?.label ?? null;
}

type Categorical = Extract<ResolvedVariable, { kind: "categorical" }>;

/** What each predictor of the model is where all of them are zero: "Sector = Public", "SES at the mean of the school". */
function zeroTexts(model: FittedModel): readonly string[] {
  const factors = model.fit.design.fixed.flatMap((column) => (column.factors.length === 1 ? column.factors : []));
  return [...new Set(factors.map(({ variable }) => zeroText(model, variable)))];
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
      return `${label} = 0`;
    case "grand":
      return `${label} at the overall mean`;
    case "group":
      return `${label} at the mean of the ${unitOf(context, centering.by)}`;
    case "value":
      return `${label} = ${centering.value}`;
  }
}
