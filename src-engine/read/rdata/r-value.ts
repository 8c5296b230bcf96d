/** An object of R, as far as it can hold data. */
export type RValue = RVector | RList | RPairs | { readonly kind: "nothing" | "other" } | RSymbol;

export type RVector = (
  | { readonly kind: "integers" | "logicals"; readonly values: Int32Array }
  /** Eight bytes each, the highest first: a missing value may carry a letter. */
  | { readonly kind: "doubles"; readonly bytes: Buffer }
  | { readonly kind: "texts"; readonly values: readonly (string | null)[] }
) &
  WithAttributes;

export interface RList extends WithAttributes {
  readonly kind: "list";
  readonly values: readonly RValue[];
}

/** A pairlist: what a workspace is, and what attributes are. */
export interface RPairs extends WithAttributes {
  readonly kind: "pairs";
  readonly entries: readonly { readonly tag: string; readonly value: RValue }[];
}

export interface RSymbol {
  readonly kind: "symbol";
  readonly name: string;
}

export interface WithAttributes {
  readonly attributes: RAttributes;
}

export type RAttributes = ReadonlyMap<string, RValue>;

export const noAttributes: RAttributes = new Map();

export function attributesOf(value: RValue): RAttributes {
  return "attributes" in value ? value.attributes : noAttributes;
}

/** An attribute's texts: names, classes, levels. */
export function textsOf(value: RValue | undefined): readonly string[] {
  return value?.kind === "texts" ? value.values.map((text) => text ?? "NA") : [];
}

export function classesOf(value: RValue): readonly string[] {
  return textsOf(attributesOf(value).get("class"));
}

export function lengthOf(value: RValue): number {
  switch (value.kind) {
    case "integers":
    case "logicals":
    case "texts":
    case "list":
      return value.values.length;
    case "doubles":
      return value.bytes.length / 8;
    default:
      return 0;
  }
}

/** Integers and logicals have this for a missing value. */
export const missingInteger = -2_147_483_648;
