import { describe, expect, it } from "vitest";
import {
  firstWrong,
  hypothesisProblem,
  withNewHypothesis,
  withValue,
  withWeight,
} from "../../../src-renderer/screens/model/settings/hypothesis-values.ts";

const right = { name: "No effect", rows: [{ weights: { ses: 1 } }] };

describe("the page Hypotheses", () => {
  it("names a new hypothesis like none of the others", () => {
    const [first, second] = withNewHypothesis([{ ...right, name: "Hypothesis 2" }]);
    expect(first?.name).toBe("Hypothesis 2");
    expect(second).toEqual({ name: "Hypothesis 3", rows: [{ weights: {} }] });
  });

  it("leaves out weights and values that are zero or empty", () => {
    const row = withWeight({ weights: { ses: 1 } }, "sector", -0.5);
    expect(row).toEqual({ weights: { ses: 1, sector: -0.5 } });
    expect(withWeight(row, "sector", 0)).toEqual({ weights: { ses: 1 } });
    expect(withWeight(row, "sector", Number.NaN)).toEqual({ weights: { ses: 1 } });
    expect(withValue(row, 2)).toEqual({ ...row, value: 2 });
    expect(withValue({ ...row, value: 2 }, 0)).toEqual(row);
  });

  it("says what is wrong before it is tried", () => {
    expect(hypothesisProblem(right, [])).toBeNull();
    expect(hypothesisProblem({ ...right, name: " " }, [])?.part).toBe("name");
    expect(hypothesisProblem(right, [right])?.part).toBe("name");
    const empty = { ...right, rows: [...right.rows, { weights: {} }] };
    expect(hypothesisProblem(empty, [])).toEqual({
      part: "contrasts",
      text: "Contrast 2 has no weight other than zero.",
    });
    expect(firstWrong([right, { ...empty, name: "Other" }])).toBe(1);
    expect(firstWrong([right])).toBeNull();
  });
});
