import type { LevelsDefinition, UpperLevel } from "../../../src-contract/levels.ts";
import type { OutputCell } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { isoMoment } from "../../../src-wording/moments.ts";
import { decimalText } from "../../../src-wording/number-text.ts";
import type { DataSet } from "../../table/data-set.ts";
import { combinedFactor, type Factor } from "../../table/factor.ts";
import { emptyCell, numberCell } from "../number-text.ts";

/** Pieces that all tables about data are made of. */

export function labelOf({ name, label }: Variable): string {
  return label === "" ? name : label;
}

export function countCell(value: number): OutputCell {
  return numberCell(decimalText(value, 0), value);
}

/** With decimals; empty where it is not defined. */
export function valueCell(value: number | undefined, decimals = 2): OutputCell {
  return value === undefined || Number.isNaN(value) ? emptyCell : numberCell(decimalText(value, decimals), value);
}

/** The units of level 2; null where there are none. */
export function levelTwo(
  data: DataSet,
  levels: LevelsDefinition | null,
): { readonly units: Factor; readonly noun: UpperLevel } | null {
  const noun = levels?.upper[0];
  if (noun === undefined) return null;
  const identifiers = noun.id.flatMap((name) => data.byName.get(name) ?? []);
  return identifiers.length < noun.id.length ? null : { units: combinedFactor(data, identifiers), noun };
}

/** What the user calls a value. */
export function valueLabel({ valueLabels, storage }: Variable, value: number | string): string {
  const label = valueLabels.find((one) => one.value === value)?.label;
  if (label !== undefined) return label;
  if (typeof value === "string") return value;
  return storage === "date" ? isoMoment(value) : numberText(value);
}

/** All digits of a number, with a true minus sign. */
export function numberText(value: number): string {
  return String(value).replace("-", "−");
}
