import { expect, test } from "vitest";
import type { Notice } from "../../../src-contract/notice.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { doubtedSlope, withoutSlope } from "../../../src-renderer/screens/results/without-slope.ts";
import { hsbModel } from "../../support/hsb-project.ts";

const small = (name: string): Notice => ({
  severity: "info",
  code: "variance-small",
  group: "school",
  name,
  variance: 0.1,
  chiSquare: 162.3,
  df: 157,
  p: 0.37,
});

test("a doubtful slope variance names a slope to leave out, a doubtful intercept variance none", () => {
  expect(doubtedSlope(small("ses"))).toEqual({ group: "school", name: "ses" });
  expect(doubtedSlope(small("(Intercept)"))).toBeNull();
  expect(doubtedSlope({ severity: "warning", code: "few-units", group: "school", count: 8 })).toBeNull();
});

test("the slope is fixed however it is centered, and everything else stays", () => {
  expect(withoutSlope(hsbModel, { group: "school", name: "ses" })).toEqual({
    ...hsbModel,
    random: [{ group: "school", terms: [{ variables: [] }] }],
  });
});

test("a set of random effects that loses its last one goes", () => {
  const draft: ModelDraft = {
    ...hsbModel,
    random: [
      { group: "school", terms: [{ variables: [] }] },
      { group: ["school", "class"], terms: [{ variables: [{ name: "age", power: 2 }] }] },
    ],
  };
  expect(withoutSlope(draft, { group: "school:class", name: "age^2" }).random).toEqual([draft.random[0]]);
});

test("a slope that the model does not have leaves the model as it is", () => {
  expect(withoutSlope(hsbModel, { group: "school", name: "age" })).toBe(hsbModel);
  expect(withoutSlope(hsbModel, { group: "class", name: "ses" })).toBe(hsbModel);
});
