import type { Term } from "../../../../src-contract/analysis.ts";
import type { DataStep, StepContent } from "../../../../src-contract/data-steps.ts";
import type { LevelsDefinition } from "../../../../src-contract/levels.ts";
import type { ModelDraft, ProjectTable } from "../../../../src-contract/project.ts";
import type { ComputedVariable } from "../../../../src-contract/step-contents.ts";
import { writtenName } from "../../../../src-engine/formula/tokens.ts";
import type { Category, ModelContext } from "../../../../src-engine/specification/context.ts";
import { nullModel } from "../../../../src-engine/specification/null-model.ts";
import { freshId } from "../../../state/identifiers.ts";
import { stepsOf } from "../../../state/preparation.ts";

/** What the set-up of a survival analysis asks. Empty texts where nothing is chosen. */
export interface SurvivalPlan {
  /** What a row is: somebody with a duration, or a period of somebody. */
  readonly rows: "spells" | "periods";
  readonly duration: string;
  /** Whether it ended with the event; "": it always did. Where rows are periods: whether the event happens in them. */
  readonly event: string;
  /** The position among the event's categories of the one that is the event. */
  readonly eventCategory: number;
  /** Length of a period in the units of the duration. */
  readonly width: number;
  /** The variable of the periods: a new one, or where rows are periods the one that is there. */
  readonly period: string;
  /** The new variable: whether the event happens in the period. */
  readonly happens: string;
  readonly baseline: Baseline;
  readonly link: "cloglog" | "logit";
}

export const baselines = ["periods", "linear", "quadratic", "logarithm"] as const;
export type Baseline = (typeof baselines)[number];

export function firstPlan(context: ModelContext): SurvivalPlan {
  return {
    rows: "spells",
    duration: "",
    event: "",
    eventCategory: 0,
    width: 1,
    period: freeVariable(context, "period"),
    happens: freeVariable(context, "event"),
    baseline: "periods",
    link: "cloglog",
  };
}

/** Where rows become periods the variables get new names; where they are periods they have them. */
export function withRows(plan: SurvivalPlan, rows: SurvivalPlan["rows"], context: ModelContext): SurvivalPlan {
  const { baseline, link } = plan;
  return { ...firstPlan(context), rows, baseline, link, ...(rows === "periods" && { period: "" }) };
}

/** Of its values 1 is taken for the event, or else the highest. */
export function withEvent(plan: SurvivalPlan, event: string, context: ModelContext): SurvivalPlan {
  const categories = eventCategories(context, event);
  const one = categories.findIndex(({ value }) => value === 1);
  return { ...plan, event, eventCategory: one >= 0 ? one : Math.max(0, categories.length - 1) };
}

export function eventCategories({ variables }: ModelContext, event: string): readonly Category[] {
  return variables.get(event)?.categories ?? [];
}

/** What is still missing; null: nothing. */
export function missingInPlan(plan: SurvivalPlan): "duration" | "event" | "period" | "names" | "width" | null {
  if (plan.rows === "periods") return plan.event === "" ? "event" : plan.period === "" ? "period" : null;
  if (plan.duration === "") return "duration";
  if (!(plan.width > 0)) return "width";
  return plan.period.trim() === "" || plan.happens.trim() === "" ? "names" : null;
}

/**
 * The steps that make rows of periods, behind those that the table has: durations counted in whole periods and the event
 * coded 1 where they are not, the rows, and the logarithm of time where the baseline hazard needs it.
 */
export function survivalSteps(plan: SurvivalPlan, table: ProjectTable, context: ModelContext): readonly DataStep[] {
  const contents = [
    ...(plan.rows === "spells" ? spellContents(plan, context) : []),
    ...logarithmContents(plan, context),
  ];
  const steps = [...stepsOf(table)];
  for (const content of contents) steps.push({ ...content, id: freshId(steps, "step") });
  return steps;
}

function spellContents(plan: SurvivalPlan, context: ModelContext): readonly StepContent[] {
  const { duration, event, width, period, happens } = plan;
  const calledAs = (name: string) => {
    const label = context.variables.get(name)?.label ?? "";
    return label === "" ? {} : { label };
  };
  const counted: ComputedVariable = {
    name: freeVariable(context, `${duration}_periods`),
    formula: width === 1 ? `ceiling(${writtenName(duration)})` : `ceiling(${writtenName(duration)} / ${width})`,
    ...calledAs(duration),
  };
  const coded: ComputedVariable = {
    name: freeVariable(context, `${event}_happened`),
    formula: `${writtenName(event)} = ${literal(eventCategories(context, event)[plan.eventCategory]?.value ?? 1)}`,
    ...calledAs(event),
  };
  const isCounted = width !== 1 || !areWhole(eventCategories(context, duration));
  const isCoded = event !== "" && !isPlainEvent(plan, context);
  const variables = [...(isCounted ? [counted] : []), ...(isCoded ? [coded] : [])];
  return [
    ...(variables.length === 0 ? [] : [{ kind: "compute", variables } as const]),
    {
      kind: "person-period",
      duration: isCounted ? counted.name : duration,
      ...(event !== "" && { event: isCoded ? coded.name : event }),
      period: period.trim(),
      happens: happens.trim(),
    },
  ];
}

function logarithmContents(plan: SurvivalPlan, context: ModelContext): readonly StepContent[] {
  if (plan.baseline !== "logarithm") return [];
  const formula = `ln(${writtenName(plan.period.trim())})`;
  return [{ kind: "compute", variables: [{ name: logarithmName(plan, context), formula }] }];
}

/** The step's own value is 1; anything else has to be coded. */
function isPlainEvent({ event, eventCategory }: SurvivalPlan, context: ModelContext): boolean {
  const { storage } = context.variables.get(event) ?? {};
  const category = eventCategories(context, event)[eventCategory];
  return storage === "number" && (category === undefined || category.value === 1);
}

/** False too where the values are too many to be known. */
function areWhole(categories: readonly Category[]): boolean {
  return categories.length > 0 && categories.every(({ value }) => typeof value === "number" && Number.isInteger(value));
}

/** The null model with the baseline hazard, of the outcome that the steps make. */
export function survivalModel(plan: SurvivalPlan, levels: LevelsDefinition | null, context: ModelContext): ModelDraft {
  const draft = nullModel(plan.rows === "spells" ? plan.happens.trim() : plan.event, levels);
  const event = eventCategories(context, plan.event)[plan.eventCategory]?.value;
  return {
    ...draft,
    distribution: "bernoulli",
    link: plan.link,
    survival: { period: plan.period.trim() },
    ...(plan.rows === "periods" && event !== undefined && event !== 1 && { event }),
    fixed: [...draft.fixed, ...baselineTerms(plan, context)],
  };
}

function baselineTerms(plan: SurvivalPlan, context: ModelContext): readonly Term[] {
  const name = plan.period.trim();
  const fromFirst = { name, center: 1 };
  switch (plan.baseline) {
    case "periods":
      return [{ variables: [{ name, type: "categorical" }] }];
    case "linear":
      return [{ variables: [fromFirst] }];
    case "quadratic":
      return [{ variables: [fromFirst] }, { variables: [{ ...fromFirst, power: 2 }] }];
    case "logarithm":
      return [{ variables: [{ name: logarithmName(plan, context) }] }];
  }
}

function logarithmName({ period }: SurvivalPlan, context: ModelContext): string {
  return freeVariable(context, `ln_${period.trim()}`);
}

function literal(value: string | number): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

/** The name itself, or with the first number that is free. */
function freeVariable({ variables }: ModelContext, name: string): string {
  if (!variables.has(name)) return name;
  for (let number = 2; ; number++) if (!variables.has(`${name}_${number}`)) return `${name}_${number}`;
}
