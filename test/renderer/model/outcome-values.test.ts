import { describe, expect, test } from "vitest";
import type { ModelDraft } from "../../../src-contract/project.ts";
import {
  distributionChange,
  outcomeProblem,
  outcomeValuesOf,
  usualOutcome,
  withDistribution,
  withOutcome,
} from "../../../src-renderer/screens/model/settings/outcome-values.ts";
import { firstStart, isSearchRight, searchOf } from "../../../src-renderer/screens/model/settings/search-values.ts";
import { describeData } from "../../engine/specification/contexts.ts";
import { hsbContext, hsbModel } from "../../support/hsb-project.ts";

const draft: ModelDraft = { ...hsbModel, outcome: "mathach" };

describe("Basic Settings", () => {
  const values = outcomeValuesOf(draft, hsbContext);
  const besideOf = (change: Partial<typeof values>) => distributionChange({ ...values, ...change }, hsbContext).beside;

  test("hand on the degrees of freedom of Student's t where they are known", () => {
    expect(besideOf({ distribution: "student-t" }).degreesOfFreedom).toBeNull();
    expect(besideOf({ hasDegrees: true, degreesOfFreedom: 5 }).degreesOfFreedom).toBe(5);
    const known = outcomeValuesOf({ ...draft, distribution: "student-t", degreesOfFreedom: 5 }, hsbContext);
    expect(known).toMatchObject({ hasDegrees: true, degreesOfFreedom: 5 });
    expect(outcomeProblem({ ...known, degreesOfFreedom: 0 })).toBe("degrees-of-freedom");
    expect(outcomeProblem({ ...withDistribution(known, "poisson"), degreesOfFreedom: 0 })).toBeNull();
  });

  test("keep what stands beside an outcome for another one, but not the outcome itself", () => {
    const counts = { ...withDistribution(values, "poisson"), exposure: "size", offset: "ses" };
    expect(withOutcome(counts, "size", hsbContext)).toMatchObject({ outcome: "size", exposure: "", offset: "ses" });
    expect(withOutcome(counts, "meanses", hsbContext)).toMatchObject({ exposure: "size", offset: "ses" });
  });

  test("begin anew with a distribution that the outcome can have", () => {
    const { context } = describeData(hsbContext.levels, { mood: { storage: "text" }, score: {} });
    const chosen = { ...values, distribution: "ordinal", link: "probit", order: ["a"], overdispersion: true } as const;
    expect(usualOutcome({ ...chosen, outcome: "mood" }, context)).toMatchObject({
      distribution: "multinomial",
      link: "logit",
      order: [],
      overdispersion: false,
    });
    expect(usualOutcome({ ...chosen, outcome: "score" }, context)).toMatchObject({
      distribution: "normal",
      outcome: "score",
    });
  });

  test("hand on overdispersion", () => {
    expect(besideOf({}).overdispersion).toBeNull();
    expect(besideOf({ overdispersion: true }).overdispersion).toBe(true);
    expect(outcomeValuesOf({ ...draft, distribution: "poisson", overdispersion: true }, hsbContext)).toMatchObject({
      overdispersion: true,
    });
  });
});

describe("starting values", () => {
  test("have a residual variance where the outcome is normal, and none elsewhere", () => {
    expect(firstStart(draft)).toHaveProperty("residual", 1);
    const counts: ModelDraft = { ...draft, distribution: "poisson" };
    expect(firstStart(counts)).not.toHaveProperty("residual");
    const start = { random: [[2]], residual: 39 };
    expect(searchOf({ ...draft, estimation: { start } }).start).toHaveProperty("residual", 39);
    const kept = searchOf({ ...counts, estimation: { start } });
    expect(kept.start).not.toHaveProperty("residual");
    expect(isSearchRight(kept)).toBe(true);
  });
});
