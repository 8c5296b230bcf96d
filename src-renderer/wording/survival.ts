import type { PersonPeriodReport } from "../../src-contract/step-report.ts";
import { capitalized } from "../../src-wording/capitalized.ts";
import { listed } from "../../src-wording/failure/sentences.ts";
import { withArticle } from "../../src-wording/nouns.ts";
import type { Baseline, MissingInPlan, SurvivalPlan } from "../screens/data/survival/survival-plan.ts";

/** What the set-up of a survival analysis says. */
export const survivalWords = {
  title: "Set up a survival analysis",
  change: "Set up a survival analysis",
  intro:
    "For when something happens: leaving, graduating, falling ill. Time is cut into periods, and the model is of the hazard: the probability that it happens in a period if it has not happened before. Those who are no longer observed are censored: they count for as long as they were observed.",
  rows: "A row of the table is",
  duration: "Duration",
  durationUse: "How long each was observed, to the event or to the end of observation",
  event: "Did the event happen?",
  always: "Always: nobody is censored",
  eventOfPeriods: "Does the event happen in this period?",
  eventCategory: "Value that means it did",
  width: "Length of a period",
  widthUse: "In the units of the duration. Times within a period are not told apart (interval-censored)",
  /** `width`: of a period, in the units of the duration. */
  boundary: (width: number) => `A duration of ${width} falls in`,
  /** The values that are not the event, of cases or of periods. */
  censored: (values: readonly string[], rows: SurvivalPlan["rows"]) => {
    if (values.length === 0) return undefined;
    const named = `${listed(values, 5)} ${values.length === 1 ? "means" : "mean"}`;
    return rows === "periods"
      ? `${named} that it does not. A case whose last row is without the event is censored there`
      : `${named} censored: without the event in each period up to that of the duration, not at risk in any after it`;
  },
  period: "Variable of the periods",
  newPeriod: "New variable for the period",
  happens: "New variable: the event happens in this period",
  cases: (unit: string) => `${capitalized(withArticle(unit))} is a case, to which the event happens once`,
  casesUse: (units: string) =>
    `No random intercept varies between ${units} then: what one event says of a case cannot be told from how the hazard changes with time`,
  baseline: "Baseline hazard: how it changes with time",
  link: "Link",
  model: "Survival model",
  noun: { singular: "person-period", plural: "person-periods" },
  /** So many other models of the table. */
  otherModels: (count: number) =>
    `${count === 1 ? "The model" : `The ${count} models`} that this table already has will be fitted to person-periods as well. Undo brings the rows back.`,
  /** What a baseline of free periods cannot estimate. */
  extremePeriods: ({
    withoutEvents,
    eventsOnly,
  }: Pick<PersonPeriodReport, "withoutEvents" | "eventsOnly">): string | null => {
    const parts = [
      ...(withoutEvents.length === 0 ? [] : [`no event happens in ${periodsText(withoutEvents)}`]),
      ...(eventsOnly.length === 0 ? [] : [`the event happens to all who are left in ${periodsText(eventsOnly)}`]),
    ];
    const count = withoutEvents.length + eventsOnly.length;
    return count === 0
      ? null
      : `${capitalized(parts.join(", and "))}, so a free baseline has no finite ${count === 1 ? "estimate" : "estimates"} there; choose a baseline that is linear, quadratic or logarithmic in time, or longer periods.`;
  },
  periodsReady: "The rows are used as they are; the model gets the baseline hazard and a life table.",
} as const;

/** "period 5", "periods 5 and 7". */
function periodsText(periods: readonly number[]): string {
  return `${periods.length === 1 ? "period" : "periods"} ${listed(periods.map(String), 5)}`;
}

export const missingInPlanText: Readonly<Record<MissingInPlan, string>> = {
  duration: "Choose the duration.",
  "below-zero": "The duration is below zero in some rows: correct them, or have them counted as missing, first.",
  zero: "The duration is 0 in some rows: say that the first full duration falls in period 2, which puts 0 in period 1.",
  event: "Choose the variable of the event.",
  category: "Choose the value that means that the event happened.",
  period: "Choose the variable of the periods.",
  names: "Name the new variables.",
  width: "The length of a period must be above zero.",
};

export const rowChoices: Readonly<
  Record<SurvivalPlan["rows"], { readonly label: string; readonly description: string }>
> = {
  spells: { label: "One case with its duration", description: "Rows become periods; your file is not touched" },
  periods: { label: "One period of a case", description: "As it is after Person-Period Rows" },
};

export const boundaryChoices: Readonly<
  Record<SurvivalPlan["boundary"], { readonly label: string; readonly description: string }>
> = {
  ends: {
    label: "Period 1, which it ends",
    description: "The first period is counted as 1, and nobody has a duration of 0",
  },
  begins: {
    label: "Period 2, which it begins",
    description: "Completed periods are counted: a duration of 0 is in period 1",
  },
};

export const baselineChoices: Readonly<Record<Baseline, { readonly label: string; readonly description: string }>> = {
  periods: {
    label: "Free: a coefficient for each period",
    description: "Assumes nothing; every period needs events",
  },
  linear: { label: "Linear in time", description: "Counted from the first period" },
  quadratic: { label: "Quadratic in time", description: "Rises and falls, or the reverse" },
  logarithm: { label: "Logarithm of time", description: "Changes most at the beginning; as Weibull’s hazard" },
};

export const survivalLinks: Readonly<
  Record<SurvivalPlan["link"], { readonly label: string; readonly description: string }>
> = {
  cloglog: {
    label: "Complementary log-log: hazard ratios",
    description: "As proportional hazards in continuous time; SPSS’s interval-censored survival",
  },
  logit: {
    label: "Logit: odds ratios of the hazard",
    description: "Where events happen at fixed times, as exams and terms",
  },
};
