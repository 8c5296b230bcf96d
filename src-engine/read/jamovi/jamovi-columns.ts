import type { Measure, MissingValues, ValueLabel } from "../../../src-contract/variable.ts";
import { NumberColumnBuilder, TextColumnBuilder } from "../../table/column-builder.ts";
import type { Damaged } from "../byte-cursor.ts";
import type { DescribedColumn } from "../described/assemble-described.ts";
import { decimalsShown } from "../described/decimals-shown.ts";
import type { JamoviField } from "./jamovi-metadata.ts";

export interface ColumnContent {
  readonly values: Buffer;
  /** Texts, each ended by a zero; null: the file has none. */
  readonly texts: Buffer | null;
  readonly rows: number;
  readonly labels: readonly ValueLabel[];
  readonly damaged: Damaged;
}

export function columnOf(field: JamoviField, content: ColumnContent): DescribedColumn {
  return field.type === "string" ? textColumn(field, content) : numberColumn(field, content);
}

function textColumn(field: JamoviField, { values, texts, rows, damaged }: ColumnContent): DescribedColumn {
  const builder = new TextColumnBuilder();
  for (let row = 0; row < rows; row++) {
    const start = values.readInt32LE(row * 4);
    const end = texts?.indexOf(0, start) ?? -1;
    if (start < 0) builder.addNothing();
    else if (texts === null || end < 0) damaged(`column ${field.name}`);
    else builder.add(texts.toString("utf8", start, end));
  }
  const described = {
    ...words(field),
    storage: "text",
    decimals: 0,
    valueLabels: [],
    missing: missingOf(field),
  } as const;
  return { described, measure: "nominal", values: builder.finish() };
}

function numberColumn(field: JamoviField, { values, rows, labels }: ColumnContent): DescribedColumn {
  const builder = new NumberColumnBuilder();
  for (let row = 0; row < rows; row++) {
    const value = field.type === "number" ? values.readDoubleLE(row * 8) : values.readInt32LE(row * 4);
    builder.add(field.type === "integer" && value === missingInteger ? Number.NaN : value);
  }
  const column = builder.finish();
  // A label that says what the number is says nothing.
  const valueLabels = labels.filter(({ value, label }) => label !== String(value));
  return {
    described: {
      ...words(field),
      storage: "number",
      decimals: decimalsShown(column.values),
      valueLabels,
      missing: missingOf(field),
    },
    measure: measures.get(field.measureType) ?? null,
    values: column,
  };
}

const missingInteger = -2_147_483_648;

const measures = new Map<string, Measure>([
  ["Continuous", "scale"],
  ["Ordinal", "ordinal"],
  ["Nominal", "nominal"],
  ["NominalText", "nominal"],
  ["ID", "nominal"],
]);

function words({ name, description = "" }: JamoviField) {
  return { name, label: description };
}

/** Values that a condition takes for missing: equal to one, or from one on. */
function missingOf({ missingValues = [], type }: JamoviField): MissingValues {
  const conditions = missingValues.map((condition) => /^\s*(==|<=|>=)\s*(['"]?)(.*?)\2\s*$/.exec(condition) ?? []);
  const values = conditions.flatMap(([, sign, , value = ""]) => (sign === "==" ? [codeOf(value, type)] : []));
  const ranges = conditions.flatMap(([, sign, , value = ""]): MissingValues["ranges"] => {
    if (sign === "<=") return [{ low: null, high: Number(value) }];
    return sign === ">=" ? [{ low: Number(value), high: null }] : [];
  });
  return { values, ranges };
}

function codeOf(text: string, type: JamoviField["type"]): number | string {
  return type === "string" ? text : Number(text);
}
