import type { FileMetaData } from "hyparquet";
import { descriptionsSchema } from "../../../src-contract/data-steps-schema.ts";
import type { VariableDescription } from "../../../src-contract/step-contents.ts";
import { descriptionsKey } from "../../table/file-descriptions.ts";
import type { DescribedColumn } from "../described/assemble-described.ts";

/** Labels and missing values that Crosslevel wrote into a Parquet file; none where another program made it. */
export function ownDescriptions({
  key_value_metadata: properties,
}: FileMetaData): ReadonlyMap<string, VariableDescription> {
  const text = properties?.find(({ key }) => key === descriptionsKey)?.value;
  if (text === undefined) return new Map();
  try {
    const parsed = descriptionsSchema.safeParse(JSON.parse(text));
    return new Map(parsed.success ? Object.entries(parsed.data) : []);
  } catch {
    return new Map();
  }
}

/** A column with what is said of it, as far as that is about values of its kind. */
export function withDescription(column: DescribedColumn, said: VariableDescription | undefined): DescribedColumn {
  if (said === undefined) return column;
  const kind = column.values.kind === "text" ? "string" : "number";
  const { label, decimals, measure, valueLabels = [], missing } = said;
  const isAbout = (value: number | string) => typeof value === kind;
  return {
    ...column,
    measure: measure ?? column.measure,
    described: {
      ...column.described,
      label: label ?? column.described.label,
      decimals: decimals ?? column.described.decimals,
      valueLabels: valueLabels.filter(({ value }) => isAbout(value)),
      missing: {
        values: (missing?.values ?? []).filter(isAbout),
        ranges: kind === "number" ? (missing?.ranges ?? []) : [],
      },
    },
  };
}
