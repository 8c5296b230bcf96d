import { describe, expect, it } from "vitest";
import type { ProjectTable } from "../../../src-contract/project.ts";
import type { ContextVariable, ModelContext } from "../../../src-engine/specification/context.ts";
import { singleLevel } from "../../../src-engine/specification/context.ts";
import {
  censoredCategories,
  firstPlan,
  missingInPlan,
  type SurvivalPlan,
  survivalModel,
  survivalSteps,
  withDuration,
  withEvent,
  withPeriod,
  withRows,
} from "../../../src-renderer/screens/data/survival/survival-plan.ts";
import { survivalWords } from "../../../src-renderer/wording/survival.ts";

const context: ModelContext = {
  levels: singleLevel,
  variables: new Map(
    [
      variable("weeks", [1, 2, 3]),
      variable("days", null),
      variable("terms", [0, 1, 2]),
      variable("delay", [-1, 0, 2]),
      variable("exit", ["dropped out", "moved", "stayed"]),
      variable("quit", [0, 1]),
      variable("status", [1, 2]),
      variable("fate", ["alive", "dead"]),
      variable("event", [0, 1]),
    ].map((one) => [one.name, one]),
  ),
};
const table: ProjectTable = { id: "t", name: "t", source: "t.csv", rows: 3, variables: [], levels: null } as never;

const whole = { ...withEvent(firstPlan(context), "quit", context), duration: "weeks" };

describe("the set-up of a survival analysis", () => {
  it("asks for the duration first, and does not take names that are there", () => {
    expect(missingInPlan(firstPlan(context), context)).toBe("duration");
    expect(firstPlan(context)).toMatchObject({ period: "period", happens: "event_2" });
    expect(missingInPlan(whole, context)).toBeNull();
    expect(missingInPlan({ ...whole, width: 0 }, context)).toBe("width");
  });

  it("takes 1 for the event where the other is 0, and of other codes and texts asks which", () => {
    expect(withEvent(whole, "quit", context).eventCategory).toBe(1);
    for (const event of ["status", "fate"]) {
      const plan = withEvent(whole, event, context);
      expect(plan.eventCategory).toBeNull();
      expect(missingInPlan(plan, context)).toBe("category");
      expect(missingInPlan({ ...plan, eventCategory: 1 }, context)).toBeNull();
    }
  });

  it("names the values that count as censored", () => {
    const competing = { ...withEvent(whole, "exit", context), eventCategory: 1 };
    expect(censoredCategories(competing, context).map(({ label }) => label)).toEqual(["dropped out", "stayed"]);
  });

  it("says what a censored case counts for", () => {
    expect(survivalWords.censored(["0"], "spells")).toBe(
      "0 means censored: without the event in each period up to that of the duration, not at risk in any after it",
    );
    expect(survivalWords.censored(["dropped out", "stayed"], "periods")).toBe(
      "dropped out and stayed mean that it does not. A case whose last row is without the event is censored there",
    );
  });

  it("counts completed periods where a duration is 0, and refuses what is below", () => {
    const completed = withDuration(whole, "terms", context);
    expect(completed.boundary).toBe("begins");
    expect(missingInPlan(completed, context)).toBeNull();
    expect(missingInPlan({ ...completed, boundary: "ends" }, context)).toBe("zero");
    expect(contents(completed)[0]).toMatchObject({ variables: [{ formula: "floor(terms) + 1" }] });
    expect(missingInPlan(withDuration(whole, "delay", context), context)).toBe("below-zero");
    expect(withDuration(completed, "weeks", context).boundary).toBe("ends");
  });

  it("divides by tenths without lifting a whole number of periods into the next", () => {
    const [counted] = contents({ ...whole, duration: "days", width: 0.1 });
    expect(counted).toMatchObject({ variables: [{ formula: "ceiling(round(days / 0.1, 9))" }] });
  });

  it("makes rows of periods of whole durations and events that are 1 at once", () => {
    expect(contents(whole)).toEqual([
      { kind: "person-period", duration: "weeks", event: "quit", period: "period", happens: "event_2" },
    ]);
  });

  it("first counts durations in whole periods, and codes the event, where they are not", () => {
    const plan = { ...withEvent(firstPlan(context), "status", context), duration: "days", width: 30 };
    expect(contents({ ...plan, eventCategory: 1 })).toEqual([
      {
        kind: "compute",
        variables: [
          { name: "days_periods", formula: "ceiling(days / 30)" },
          { name: "status_happened", formula: "status = 2" },
        ],
      },
      {
        kind: "person-period",
        duration: "days_periods",
        event: "status_happened",
        period: "period",
        happens: "event_2",
      },
    ]);
    expect(contents({ ...withEvent(whole, "fate", context), eventCategory: 1 })[0]).toMatchObject({
      variables: [{ formula: 'fate = "dead"', label: "fate: dead" }],
    });
  });

  it("makes the model with the baseline hazard that is chosen", () => {
    const fixedOf = (baseline: SurvivalPlan["baseline"]) => survivalModel({ ...whole, baseline }, null, context).fixed;
    expect(survivalModel(whole, null, context)).toMatchObject({
      outcome: "event_2",
      distribution: "bernoulli",
      link: "cloglog",
      survival: { period: "period" },
    });
    expect(fixedOf("periods")).toEqual([{ variables: [] }, { variables: [{ name: "period", type: "categorical" }] }]);
    expect(fixedOf("quadratic").slice(1)).toEqual([
      { variables: [{ name: "period", center: 1 }] },
      { variables: [{ name: "period", center: 1, power: 2 }] },
    ]);
    expect(fixedOf("logarithm")[1]).toEqual({ variables: [{ name: "ln_period" }] });
    expect(contents({ ...whole, baseline: "logarithm" })[1]).toEqual({
      kind: "compute",
      variables: [{ name: "ln_period", formula: "ln(period)" }],
    });
  });

  it("takes rows that are periods as they are", () => {
    const rows = withRows(whole, "periods", context);
    expect(missingInPlan(rows, context)).toBe("period");
    expect(missingInPlan({ ...rows, period: "weeks" }, context)).toBe("event");
    const plan = { ...withEvent(rows, "fate", context), eventCategory: 1, period: "weeks" };
    expect(missingInPlan(plan, context)).toBeNull();
    expect(contents(plan)).toEqual([]);
    expect(survivalModel(plan, null, context)).toMatchObject({ outcome: "fate", event: "dead" });
  });
});

describe("rows that are periods", () => {
  const unit = { singular: "person", plural: "persons", id: ["pid"] };
  const levels = { ...singleLevel, upper: [unit, { singular: "school", plural: "schools", id: ["school"] }] };
  const chosen = withEvent(withRows(whole, "periods", context), "quit", context);
  const groupsOf = (plan: SurvivalPlan) => survivalModel(plan, levels, context).random.map(({ group }) => group);

  it("of cases give them no random intercept, which one event does not tell from the hazard", () => {
    const plan = withPeriod(chosen, "weeks", context, 3);
    expect(plan).toMatchObject({ period: "weeks", unitsAreCases: true });
    expect(groupsOf(plan)).toEqual(["school"]);
    expect(groupsOf({ ...plan, unitsAreCases: false })).toEqual(["pid", "school"]);
  });

  it("of units with more rows than periods, or of none, are not those of cases", () => {
    expect(withPeriod(chosen, "weeks", context, 4).unitsAreCases).toBe(false);
    expect(withPeriod(chosen, "weeks", context, null).unitsAreCases).toBe(false);
  });
});

function contents(plan: SurvivalPlan) {
  return survivalSteps(plan, table, context).map(({ id: _, ...content }) => content);
}

function rangeOf(values: readonly (string | number)[]): ContextVariable["range"] {
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.length === 0 ? null : { min: Math.min(...numbers), max: Math.max(...numbers) };
}

function variable(name: string, values: readonly (string | number)[] | null): ContextVariable {
  return {
    name,
    label: "",
    storage: values?.some((value) => typeof value === "string") === true ? "text" : "number",
    measure: "nominal",
    range: rangeOf(values ?? []),
    isCategorical: false,
    level: 1,
    crossedFactor: null,
    hasValues: true,
    numbersRows: false,
    categories: values?.map((value) => ({ value, label: String(value) })) ?? null,
  };
}
