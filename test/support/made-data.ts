import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { type DataSet, dataSet } from "../../src-engine/table/data-set.ts";
import type { Column } from "../../src-engine/table/table.ts";

/** A data set from columns of numbers (NaN: missing) or texts ("": missing). */
export function madeData(columns: Readonly<Record<string, readonly number[] | readonly string[]>>): DataSet {
  const stored = new Map<string, Column>();
  const variables: Variable[] = [];
  let rows = 0;
  for (const [name, values] of Object.entries(columns)) {
    const isNumber = values.every((value) => typeof value === "number");
    rows = values.length;
    stored.set(name, isNumber ? numbers(values as readonly number[]) : texts(values as readonly string[]));
    variables.push({
      column: name,
      name,
      label: "",
      storage: isNumber ? "number" : "text",
      measure: isNumber ? "scale" : "nominal",
      decimals: 2,
      valueLabels: [],
      missing: noMissingValues,
    });
  }
  return dataSet({ rows, columns: stored }, variables);
}

function numbers(values: readonly number[]): Column {
  return { kind: "number", values: Float64Array.from(values) };
}

function texts(values: readonly string[]): Column {
  const distinct = [...new Set(values.filter((value) => value !== ""))];
  return { kind: "text", texts: distinct, codes: Int32Array.from(values, (value) => distinct.indexOf(value)) };
}

/** Numbers that look random and are the same on every machine (mulberry32), standard normal ones beside. */
export function randomNumbers(seed: number): { readonly uniform: () => number; readonly normal: () => number } {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}
