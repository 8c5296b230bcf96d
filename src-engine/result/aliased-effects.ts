import type { AliasedEffect } from "../../src-contract/result.ts";
import type { Design } from "../design/design.ts";

/** What was left out of the model, and what it is made of. */
export function aliasedEffects({ aliased }: Design): readonly AliasedEffect[] {
  return aliased.map(({ column, combination }) => ({
    name: column.name,
    combination: combination.map((part) => ({ name: part.column.name, coefficient: sixDigits(part.coefficient) })),
  }));
}

/** A coefficient for reading: 1 where rounding made 0.9999999999 of it. */
export function sixDigits(coefficient: number): number {
  return Number(coefficient.toPrecision(6));
}
