import { describe, expect, test } from "vitest";
import type { CodeStep } from "../../../src-contract/step-contents.ts";
import { codeCategories } from "../../../src-engine/steps/code-categories.ts";
import { stepProblemText } from "../../../src-wording/steps.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

const data = madeData(
  { group: [1, 2, 3, 4, null, 2], town: ["b", "a", "a", "b", "b", null], id: [1, 2, 3, 4, 5, 6] },
  {
    group: {
      label: "Grade",
      measure: "nominal",
      valueLabels: [
        { value: 1, label: "none" },
        { value: 2, label: "low one" },
      ],
    },
  },
);

function code(content: Omit<CodeStep, "kind" | "variable"> & { readonly variable?: string }) {
  return codeCategories(data, "s", { kind: "code", variable: "group", ...content });
}

/** New variables by name, with the code of each row. */
function coded(content: Parameters<typeof code>[0]): Readonly<Record<string, readonly unknown[]>> {
  const result = code(content);
  if (!result.ok) throw new Error(stepProblemText(result.problem));
  return Object.fromEntries(Object.entries(cellsOf(result.data)).filter(([name]) => !data.byName.has(name)));
}

function refusal(content: Parameters<typeof code>[0]): string {
  const result = code(content);
  return result.ok ? "none" : stepProblemText(result.problem);
}

describe("categories become codes", () => {
  test("dummies against a reference, called after the categories; missing values stay missing", () => {
    expect(coded({ coding: "dummy" })).toEqual({
      group_low_one: [0, 1, 0, 0, null, 1],
      group_3: [0, 0, 1, 0, null, 0],
      group_4: [0, 0, 0, 1, null, 0],
    });
    expect(coded({ coding: "dummy", variable: "town", reference: "b", prefix: "in" })).toEqual({
      in_a: [0, 1, 1, 0, 0, null],
    });
    expect(Object.keys(coded({ coding: "dummy", reference: null }))).toHaveLength(4);
  });

  test("effect codes are −1 in the reference", () => {
    expect(coded({ coding: "effect", reference: 4 })).toMatchObject({
      group_none: [1, 0, 0, -1, null, 0],
      group_low_one: [0, 1, 0, -1, null, 1],
    });
  });

  // R: MASS::ginv of the contrast matrices.
  test("simple, difference and Helmert codes make coefficients the comparisons themselves", () => {
    expect(coded({ coding: "simple" })).toMatchObject({ group_low_one: [-0.25, 0.75, -0.25, -0.25, null, 0.75] });
    const difference = coded({ coding: "difference" });
    expect(difference.group_low_one).toEqual([-0.5, 0.5, 0, 0, null, 0.5]);
    expect(difference.group_4).toEqual([-0.25, -0.25, -0.25, 0.75, null, -0.25]);
    const helmert = coded({ coding: "helmert" });
    expect(helmert.group_none).toEqual([0.75, -0.25, -0.25, -0.25, null, -0.25]);
    expect(helmert.group_3).toEqual([0, 0, 0.5, -0.5, null, 0]);
  });

  test("trends are those of R’s contr.poly", () => {
    const { group_linear: linear = [], group_quadratic: quadratic = [] } = coded({ coding: "polynomial" });
    expect(linear[0]).toBeCloseTo(-0.6708204, 7);
    expect(linear[3]).toBeCloseTo(0.6708204, 7);
    expect(quadratic.slice(0, 4)).toEqual([0.5, -0.5, -0.5, 0.5].map((value) => expect.closeTo(value, 12)));
  });

  // R: MASS::ginv(rbind(c(1, -1, 0, 0), c(.5, .5, -1, 0))).
  test("one’s own comparisons, not orthogonal ones too, keep their meaning", () => {
    const weights = (...of: readonly number[]) => of.map((weight, index) => ({ value: index + 1, weight }));
    const own = coded({
      coding: "contrasts",
      contrasts: [
        { name: "first", weights: weights(1, -1, 0, 0) },
        { name: "second", weights: weights(0, 1, -1, 0) },
      ],
    });
    expect(own.first?.slice(0, 4)).toEqual([2 / 3, -1 / 3, -1 / 3, 0].map((value) => expect.closeTo(value, 10)));
    expect(own.second?.slice(0, 4)).toEqual([1 / 3, 1 / 3, -2 / 3, 0].map((value) => expect.closeTo(value, 10)));
  });

  test("what cannot be coded is said", () => {
    const weights = [
      { value: 1, weight: 1 },
      { value: 2, weight: 1 },
    ];
    expect(refusal({ coding: "contrasts", contrasts: [{ name: "c", weights }] })).toBe(
      "The weights of “c” sum to 2; those of a comparison sum to zero.",
    );
    const twice = [1, 2].map((factor) => ({
      name: `c${factor}`,
      weights: [
        { value: 1, weight: factor },
        { value: 3, weight: -factor },
      ],
    }));
    expect(refusal({ coding: "contrasts", contrasts: twice })).toBe(
      "One of the comparisons follows from the others; take it out.",
    );
    expect(refusal({ coding: "dummy", reference: 7 })).toBe("“group” has no category “7” at this point.");
    expect(refusal({ coding: "dummy", variable: "nobody" })).toContain("There is no variable “nobody”");
  });
});
