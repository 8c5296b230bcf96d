import { describe, expect, it } from "vitest";
import type { RandomEntry, Term } from "../../../src-contract/analysis.ts";
import {
  effectsInSets,
  joinSets,
  moveToSet,
  usualSets,
} from "../../../src-renderer/screens/model/settings/random-sets.ts";

const [intercept, ses, female]: readonly [Term, Term, Term] = [
  { variables: [] },
  { variables: [{ name: "ses" }] },
  { variables: [{ name: "female" }] },
];
const order = [intercept, ses, female];
const pupils: RandomEntry = { group: ["school", "class"], terms: [intercept] };
const together: readonly RandomEntry[] = [{ group: "school", terms: order, covariance: "diagonal" }, pupils];

describe("random effects of schools", () => {
  it("are all in the first set to begin with", () => {
    expect(effectsInSets(together, "school", order)).toEqual(order.map((term) => ({ term, set: 0 })));
  });

  it("go into a set of their own, which is unstructured, and the others keep their structure and place", () => {
    const divided = moveToSet(together, "school", order, { term: ses, set: 1 });
    expect(divided).toEqual([
      { group: "school", terms: [intercept, female], covariance: "diagonal" },
      { group: "school", terms: [ses] },
      pupils,
    ]);
    expect(effectsInSets(divided, "school", order).map(({ set }) => set)).toEqual([0, 1, 0]);
  });

  it("come back to where they stood among the others", () => {
    const divided = moveToSet(together, "school", order, { term: ses, set: 1 });
    expect(moveToSet(divided, "school", order, { term: ses, set: 0 })).toEqual(together);
    expect(joinSets(divided, "school", order)).toEqual(together);
  });

  it("leave no empty set behind", () => {
    const divided = moveToSet(together, "school", order, { term: intercept, set: 1 });
    const moved = moveToSet(divided, "school", order, { term: ses, set: 1 });
    const all = moveToSet(moved, "school", order, { term: female, set: 1 });
    expect(all).toEqual([{ group: "school", terms: order }, pupils]);
  });

  it("are one unstructured set each by default", () => {
    const divided = moveToSet(together, "school", order, { term: female, set: 1 });
    expect(usualSets(divided)).toEqual([{ group: "school", terms: order }, pupils]);
  });
});
