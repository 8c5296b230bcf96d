import type { Failure } from "../../src-contract/failure.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import { type Asked, notAsked } from "./app-state.ts";
import { sharing } from "./sharing.ts";

/** The life of a question to the host. The last good answer stays until a newer one is there. */

/** The present question is `key`; null: there is nothing to ask (no outcome chosen yet). */
export function ask<Answer>(asked: Asked<Answer> | undefined, key: string | null): Asked<Answer> {
  const before = asked ?? notAsked;
  return before.askedKey === key ? before : { ...before, askedKey: key, failure: null };
}

/**
 * An answer to the question `key`: taken only while that is the present question, so nothing stale ever looks current.
 * What it has in common with the last one stays the same object.
 */
export function settle<Answer>(asked: Asked<Answer> | undefined, key: string, outcome: Outcome<Answer>): Asked<Answer> {
  const before = asked ?? notAsked;
  if (before.askedKey !== key) return before;
  return outcome.ok
    ? { askedKey: key, answeredKey: key, answer: sharing(before.answer, outcome.value), failure: null }
    : { ...before, answeredKey: null, failure: outcome.failure };
}

/** Failures that say nothing about the question: the same one asked again may be answered. */
export function isPassing({ code }: Failure): boolean {
  return code === "connection-lost" || code === "superseded" || code === "cancelled";
}
