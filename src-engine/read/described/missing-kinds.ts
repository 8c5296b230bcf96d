import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { type MissingValues, noMissingValues, type Storage, type ValueLabel } from "../../../src-contract/variable.ts";
import { NumberColumnBuilder } from "../../table/column-builder.ts";
import type { NumberColumn } from "../../table/table.ts";

/**
 * Numbers among which there are missing values of several kinds: `.a` to `.z` of Stata, `.A` to `.Z` and `._` of SAS. Our
 * tables know one kind, as SPSS does, besides numbers that are declared missing. So each kind gets a number that lies
 * below all others of the variable: -1001 for the first (-1026 for the last), or -1000001 and so on.
 */
export class NumbersWithKinds {
  private readonly builder = new NumberColumnBuilder();
  private readonly rowsOf = new Map<number, number[]>();

  add(value: number): void {
    this.builder.add(value);
  }

  /** A missing value of a kind; 0: the ordinary one. */
  addMissing(kind: number): void {
    if (kind > 0) {
      const rows = this.rowsOf.get(kind);
      if (rows === undefined) this.rowsOf.set(kind, [this.builder.length]);
      else rows.push(this.builder.length);
    }
    this.builder.add(Number.NaN);
  }

  finish({ storage, labels, kindLabels, kindName }: KindsRequest): CodedNumbers {
    const column = this.builder.finish();
    const kinds = [...new Set([...this.rowsOf.keys(), ...kindLabels.keys()])].sort((a, b) => a - b);
    if (kinds.length === 0) return { column, missing: noMissingValues, valueLabels: labels, coded: null };
    const base = baseBelow(column.values, labels, storage);
    for (const [kind, rows] of this.rowsOf) for (const row of rows) column.values[row] = base - kind;
    const [first] = [...this.rowsOf.keys()].sort((a, b) => a - b);
    return {
      column,
      missing: { values: kinds.map((kind) => base - kind), ranges: [] },
      valueLabels: [
        ...labels,
        ...kinds.map((kind) => ({ value: base - kind, label: kindLabels.get(kind) ?? kindName(kind) })),
      ],
      coded: first === undefined ? null : { kind: kindName(first), value: base - first },
    };
  }
}

export interface KindsRequest {
  readonly storage: Exclude<Storage, "text">;
  readonly labels: readonly ValueLabel[];
  /** Labels of kinds, whether they occur or not. */
  readonly kindLabels: ReadonlyMap<number, string>;
  /** What the file's own program calls it. */
  readonly kindName: (kind: number) => string;
}

export interface CodedNumbers {
  readonly column: NumberColumn;
  readonly missing: MissingValues;
  readonly valueLabels: readonly ValueLabel[];
  /** A kind that occurs, with its number. */
  readonly coded: { readonly kind: string; readonly value: number } | null;
}

/** What is to be told of a file in which kinds of missing values got numbers. */
export function codedKindsProblem(columns: readonly Pick<CodedNumbers, "coded">[]): readonly ImportProblem[] {
  const coded = columns.flatMap((column) => column.coded ?? []);
  const [first] = coded;
  return first === undefined ? [] : [{ code: "missing-kinds-coded", variables: coded.length, ...first }];
}

function baseBelow(values: Float64Array, labels: readonly ValueLabel[], storage: Storage): number {
  let smallest = 0;
  for (const value of values) if (value < smallest) smallest = value;
  for (const { value } of labels) if (typeof value === "number" && value < smallest) smallest = value;
  // A thousand days before 1970 is a date like others.
  let base = storage === "date" ? -1_000_000 : -1_000;
  while (base >= smallest) base *= 1_000;
  return base;
}
