import type { OutputRow, RichText } from "../../../../src-contract/output.ts";
import { explainVariance } from "../../../../src-wording/explanations.ts";
import { columnDecimals, decimalText, shareText } from "../../../../src-wording/number-text.ts";
import { comparisonRows, slopeBetween, slopeSection, varianceRows } from "../../../../src-wording/tables.ts";
import { plain, subscript, superscript } from "../../../../src-wording/text-pieces.ts";
import { columnKey } from "../../../fit/inference/likelihood-ratio.ts";
import { levelCount } from "../../../specification/context.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { emptyCell, numberCell } from "../../number-text.ts";
import { withEquation } from "../../outcome-categories.ts";
import { variancesOf } from "../variance-components-table.ts";
import { correlationMeaning, interceptLabel, isCorrelated, residualNoun, varianceMeaning } from "../variance-words.ts";
import type { ComparedModel } from "./compared-model.ts";
import { comparisonRow } from "./comparison-row.ts";

interface Component {
  readonly name: string;
  /** ", τ₀₀" where there are two levels. */
  readonly symbol: RichText;
  readonly value: number;
  readonly isShare: boolean;
  /** What it is, in a sentence. */
  readonly explanation: string;
}

/** Variances and correlations by what they are of. */
export function randomEffectRows(models: readonly ComparedModel[]): readonly OutputRow[] {
  const byModel = models.map(({ model }) => componentsOf(model));
  const variances = models.flatMap(({ model }) => variancesOf(model.fit));
  const keys = new Set(byModel.toReversed().flatMap((components) => [...components.keys()]));
  const ordered = [...keys].toSorted((a, b) => Number(a === "residual") - Number(b === "residual"));
  return ordered.map((key) => {
    const own = byModel.map((components) => components.get(key) ?? null);
    return comparisonRow(
      sharedLabel(own),
      own.map((component, index) => {
        if (component === null) return emptyCell;
        const asked = models[index]?.model.settings.decimals ?? null;
        const text = component.isShare
          ? shareText(component.value, asked)
          : decimalText(component.value, columnDecimals(variances, asked)(component.value));
        return numberCell(text, component.value, component.explanation);
      }),
    );
  });
}

/** With its symbol where it has the same one in all models. */
function sharedLabel(own: readonly (Component | null)[]): RichText {
  const [first, ...others] = own.filter((component) => component !== null).toReversed();
  if (first === undefined) return [];
  const symbol = JSON.stringify(first.symbol);
  const agrees = others.every((other) => JSON.stringify(other.symbol) === symbol);
  return [plain(first.name), ...(agrees ? first.symbol : [])];
}

function componentsOf(model: FittedModel): ReadonlyMap<string, Component> {
  const { fit, columns, context } = model;
  const components = new Map<string, Component>();
  for (const [part, { columns: effects, grouping }] of fit.design.random.entries()) {
    const group = fit.design.groupings[grouping]?.name ?? "";
    const covariance = fit.covariances[part] ?? new Float64Array(0);
    const size = effects.length;
    const names = effects.map((effect) => {
      const name = effect.factors.length === 0 ? interceptLabel(model, group) : slopeSection(columns.label(effect));
      const isTold = effect.factors.length > 0 && fit.design.groupings.length > 1;
      return withEquation(model, effect, isTold ? slopeBetween(name, model.names.unitPlural(group)) : name);
    });
    for (const [k, effect] of effects.entries()) {
      components.set(`${group} ${columnKey(effect)}`, {
        name: names[k] ?? "",
        symbol: levelCount(context) === 2 ? [plain(", τ"), subscript(`${k}${k}`)] : [],
        value: covariance[k * size + k] ?? 0,
        isShare: false,
        explanation: varianceMeaning(model, part, effect),
      });
    }
    for (let k = 1; k < (isCorrelated(model, part) ? size : 0); k++) {
      for (let other = 0; other < k; other++) {
        const scale = Math.sqrt((covariance[k * size + k] ?? 0) * (covariance[other * size + other] ?? 0));
        if (!(scale > 0)) continue;
        const pair = [effects[other], effects[k]].map((effect) => columnKey(effect ?? { factors: [] }));
        components.set(`${group} ${pair.join(" ")}`, {
          name: comparisonRows.correlation(names[other] ?? "", names[k] ?? ""),
          symbol: [],
          value: (covariance[k * size + other] ?? 0) / scale,
          isShare: true,
          explanation: correlationMeaning(model, part, k, other),
        });
      }
    }
  }
  if (fit.kind !== "linear") return components;
  const symbol = [plain(", σ"), superscript("2")];
  const explanation = explainVariance.what(residualNoun(model));
  return components.set("residual", {
    name: varianceRows.residual,
    symbol,
    value: fit.residualVariance,
    isShare: false,
    explanation,
  });
}
