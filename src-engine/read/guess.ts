import type { ImportReason } from "../../src-contract/data-import.ts";

/** What an option is taken to be, and why. */
export interface Guess<Value> {
  readonly value: Value;
  readonly reason: ImportReason;
}

/** What the user chose; the program's guess where nothing was chosen. */
export function chosenOr<Value>(chosen: Value | undefined, guess: () => Guess<Value>): Guess<Value> {
  return chosen === undefined ? guess() : { value: chosen, reason: { code: "user-chose" } };
}
