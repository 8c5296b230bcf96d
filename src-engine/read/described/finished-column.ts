import { noMissingValues, type Storage } from "../../../src-contract/variable.ts";
import type { TextColumn } from "../../table/table.ts";
import type { DescribedColumn } from "./assemble-described.ts";
import { decimalsShown } from "./decimals-shown.ts";
import type { CodedNumbers, KindsRequest, NumbersWithKinds } from "./missing-kinds.ts";

/** A column as a table takes it up. */
export interface FinishedColumn {
  readonly column: DescribedColumn;
  /** Null: a text. */
  readonly coded: CodedNumbers | null;
}

export interface ColumnWords {
  readonly name: string;
  readonly label: string;
}

export interface NumbersRequest extends KindsRequest {
  readonly storage: Exclude<Storage, "text">;
  /** Null: the file does not say. */
  readonly decimals: number | null;
}

/** Numbers with their missing values of several kinds, of a format that does not tell the level of measurement. */
export function finishNumbers(words: ColumnWords, numbers: NumbersWithKinds, request: NumbersRequest): FinishedColumn {
  const { storage, decimals } = request;
  const coded = numbers.finish(request);
  const { column: values, missing, valueLabels } = coded;
  const shown = storage === "number" ? (decimals ?? decimalsShown(values.values)) : 0;
  return {
    column: { described: { ...words, storage, decimals: shown, valueLabels, missing }, measure: null, values },
    coded,
  };
}

export function finishTexts(
  words: ColumnWords,
  values: TextColumn,
  valueLabels: DescribedColumn["described"]["valueLabels"] = [],
): FinishedColumn {
  const described = { ...words, storage: "text", decimals: 0, valueLabels, missing: noMissingValues } as const;
  return { column: { described, measure: "nominal", values }, coded: null };
}
