import { expect, test } from "vitest";
import type { FitAnswer } from "../../../src-contract/engine-api.ts";
import { currentOutput, fitStatus } from "../../../src-renderer/screens/results/fit-status.ts";
import { type FitState, notAsked } from "../../../src-renderer/state/app-state.ts";
import { changeAfter, changeFit } from "../../../src-renderer/state/knowledge.ts";
import { startState } from "../../../src-renderer/state/start-state.ts";
import { hsbOutput } from "../../support/hsb-output.ts";

const answer = { id: "model-1", revision: 1, result: {}, output: hsbOutput } as FitAnswer;
const answered: FitState = { askedKey: "a", answeredKey: "a", answer, failure: null };

test("an answer is current only while it belongs to the present question", () => {
  expect(fitStatus(answered)).toEqual({ kind: "current", answer });
  expect(fitStatus({ ...answered, askedKey: "b" })).toEqual({ kind: "refreshing", answer });
});

test("a refused model keeps its last results to look at, and never shows them as its own", () => {
  const failure = { code: "outcome-not-chosen" } as const;
  expect(fitStatus({ ...answered, answeredKey: null, failure })).toEqual({ kind: "problem", answer, failure });
});

test("a model without an outcome has nothing to fit", () => {
  expect(fitStatus(notAsked)).toEqual({ kind: "nothing-to-fit", answer: null });
  expect(fitStatus({ ...answered, askedKey: null })).toEqual({ kind: "nothing-to-fit", answer: null });
});

test("all that is shown is current only when what follows the fit is, too", () => {
  const fitted = changeFit(startState, "m", answered);
  expect(currentOutput(fitted, "m")).toBe(hsbOutput);
  const awaited = { askedKey: "b", answeredKey: "a", answer: { id: "m", tables: [], charts: [] }, failure: null };
  expect(currentOutput(changeAfter(fitted, "m", awaited), "m")).toBeNull();
  expect(currentOutput(changeAfter(fitted, "m", { ...awaited, answeredKey: "b" }), "m")).toEqual(hsbOutput);
});
