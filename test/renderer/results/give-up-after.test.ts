import { expect, test } from "vitest";
import { giveUpAfter, takeUpAfter } from "../../../src-renderer/screens/results/give-up-fit.ts";
import { isAwaited } from "../../../src-renderer/state/app-state.ts";
import { afterOf, changeAfter } from "../../../src-renderer/state/knowledge.ts";
import { startState } from "../../../src-renderer/state/start-state.ts";

test("what is worked out after a fit can be given up, and taken up again", () => {
  const asked = { askedKey: "a", answeredKey: null, answer: null, failure: null };
  const waiting = changeAfter(startState, "m", asked);
  expect(isAwaited(afterOf(waiting, "m"))).toBe(true);
  const givenUp = giveUpAfter(waiting, "m");
  expect(isAwaited(afterOf(givenUp, "m"))).toBe(false);
  expect(afterOf(givenUp, "m").failure).toEqual({ code: "cancelled" });
  expect(afterOf(takeUpAfter(givenUp, "m"), "m")).toEqual({ ...asked, askedKey: null });
});
