import type { Failure } from "./failure.ts";

/**
 * What a function returns that may be refused for a reason a user can understand.
 * Expected failures are values of this type; exceptions are bugs.
 */
export type Outcome<Value> = Success<Value> | Refusal;

export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refusal {
  readonly ok: false;
  readonly failure: Failure;
}

export function succeed<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

export function refuse(failure: Failure): Refusal {
  return { ok: false, failure };
}
