import type { Term } from "../../../../src-contract/analysis.ts";
import type { DataStep, StepContent } from "../../../../src-contract/data-steps.ts";
import type { LevelsDefinition } from "../../../../src-contract/levels.ts";
import type { ModelDraft, ProjectTable } from "../../../../src-contract/project.ts";
import type { ComputedVariable } from "../../../../src-contract/step-contents.ts";
import { writtenName } from "../../../../src-engine/formula/tokens.ts";
import { type Category, groupOfUnits, type ModelContext } from "../../../../src-engine/specification/context.ts";
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
  /** The position among the event's categories of the one that is the event; null: not said yet. */
  readonly eventCategory: number | null;
  /** Length of a period in the units of the duration. */
  readonly width: number;
  /** Where a duration of exactly one period falls: a period that ends with it, or the next one, as where 0 is in the first. */
  readonly boundary: "ends" | "begins";
  /** The variable of the periods: a new one, or where rows are periods the one that is there. */
  readonly period: string;
  /** The new variable: whether the event happens in the period. */
  readonly happens: string;
  /** Where rows are periods: the units of the lowest level are the cases, to which the event happens once. */
  readonly unitsAreCases: boolean;
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
    eventCategory: null,
    width: 1,
    boundary: "ends",
    period: freeVariable(context, "period"),
    happens: freeVariable(context, "event"),
    unitsAreCases: false,
    baseline: "periods",
    link: "cloglog",
  };
}

/** Where rows become periods the variables get new names; where they are periods they have them. */
export function withRows(plan: SurvivalPlan, rows: SurvivalPlan["rows"], context: ModelContext): SurvivalPlan {
  const { baseline, link } = plan;
  return { ...firstPlan(context), rows, baseline, link, ...(rows === "periods" && { period: "" }) };
}

/** Durations of 0 are counted in completed periods. */
export function withDuration(plan: SurvivalPlan, duration: string, context: ModelContext): SurvivalPlan {
  return { ...plan, duration, boundary: shortest(duration, context) === 0 ? "begins" : "ends" };
}

/** Of 0 and 1 (and others) 1 is the event; which of other codes, or of texts, only the user knows. */
export function withEvent(plan: SurvivalPlan, event: string, context: ModelContext): SurvivalPlan {
  const values = eventCategories(context, event).map(({ value }) => value);
  return { ...plan, event, eventCategory: values.includes(0) && values.includes(1) ? values.indexOf(1) : null };
}

/** Units of the lowest level that have no more rows than there are periods are the cases. `largest`: the rows of the largest. */
export function withPeriod(
  plan: SurvivalPlan,
  period: string,
  { variables }: ModelContext,
  largest: number | null,
): SurvivalPlan {
  const { categories = null, range = null } = variables.get(period) ?? {};
  const periods = categories?.length ?? range?.max ?? 0;
  return { ...plan, period, unitsAreCases: largest !== null && largest <= periods };
}

function shortest(duration: string, { variables }: ModelContext): number | null {
  return variables.get(duration)?.range?.min ?? null;
}

export function eventCategories({ variables }: ModelContext, event: string): readonly Category[] {
  return variables.get(event)?.categories ?? [];
}

export type MissingInPlan = "duration" | "below-zero" | "zero" | "event" | "category" | "period" | "names" | "width";

/** What is still missing or cannot be; null: nothing. */
export function missingInPlan(plan: SurvivalPlan, context: ModelContext): MissingInPlan | null {
  const withoutCategory = plan.event !== "" && plan.eventCategory === null ? "category" : null;
  if (plan.rows === "periods") {
    return plan.period === "" ? "period" : plan.event === "" ? "event" : withoutCategory;
  }
  if (plan.duration === "") return "duration";
  if (!(plan.width > 0)) return "width";
  const least = shortest(plan.duration, context);
  if (least !== null && least < 0) return "below-zero";
  if (least === 0 && plan.boundary === "ends") return "zero";
  return withoutCategory ?? (plan.period.trim() === "" || plan.happens.trim() === "" ? "names" : null);
}

/** The values that count as censored. */
export function censoredCategories(plan: SurvivalPlan, context: ModelContext): readonly Category[] {
  if (plan.eventCategory === null) return [];
  return eventCategories(context, plan.event).filter((_, place) => place !== plan.eventCategory);
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
  const { duration, event, width, boundary, period, happens } = plan;
  const calledAs = (name: string) => {
    const label = context.variables.get(name)?.label ?? "";
    return label === "" ? {} : { label };
  };
  const counted: ComputedVariable = {
    name: freeVariable(context, `${duration}_periods`),
    formula: countFormula(plan),
    ...calledAs(duration),
  };
  const coded: ComputedVariable = {
    name: freeVariable(context, `${event}_happened`),
    formula: `${writtenName(event)} = ${literal(chosenEvent(plan, context)?.value ?? 1)}`,
    ...(eventWords(plan, context) ?? calledAs(event)),
  };
  const isCounted = width !== 1 || boundary === "begins" || !areWhole(eventCategories(context, duration));
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

/** Decimals of the units cost digits in the division, which must not lift a whole number into the next period. */
function countFormula({ duration, width, boundary }: SurvivalPlan): string {
  const name = writtenName(duration);
  const divided = width === 1 ? name : Number.isInteger(width) ? `${name} / ${width}` : `round(${name} / ${width}, 9)`;
  return boundary === "ends" ? `ceiling(${divided})` : `floor(${divided}) + 1`;
}

function logarithmContents(plan: SurvivalPlan, context: ModelContext): readonly StepContent[] {
  if (plan.baseline !== "logarithm") return [];
  const formula = `ln(${writtenName(plan.period.trim())})`;
  return [{ kind: "compute", variables: [{ name: logarithmName(plan, context), formula }] }];
}

/** The step's own value is 1; anything else has to be coded. */
function isPlainEvent(plan: SurvivalPlan, context: ModelContext): boolean {
  const { storage } = context.variables.get(plan.event) ?? {};
  const category = chosenEvent(plan, context);
  return storage === "number" && (category === undefined || category.value === 1);
}

/** "exit: dropped out", as results will call an event that is a word; null: it is a number without a label. */
function eventWords(plan: SurvivalPlan, context: ModelContext): { readonly label: string } | null {
  const category = chosenEvent(plan, context);
  if (category === undefined || category.label === String(Number(category.value))) return null;
  const { name = plan.event, label = "" } = context.variables.get(plan.event) ?? {};
  return { label: `${label || name}: ${category.label}` };
}

function chosenEvent({ event, eventCategory }: SurvivalPlan, context: ModelContext): Category | undefined {
  return eventCategory === null ? undefined : eventCategories(context, event)[eventCategory];
}

/** False too where the values are too many to be known. */
function areWhole(categories: readonly Category[]): boolean {
  return categories.length > 0 && categories.every(({ value }) => typeof value === "number" && Number.isInteger(value));
}

/**
 * The null model with the baseline hazard, of the outcome that the steps make. Cases that have the event once have no random effect:
 * only the form of the baseline hazard would tell it from that (Singer & Willett 2003, chapter 12).
 */
export function survivalModel(plan: SurvivalPlan, levels: LevelsDefinition | null, context: ModelContext): ModelDraft {
  const draft = nullModel(plan.rows === "spells" ? plan.happens.trim() : plan.event, levels);
  const event = chosenEvent(plan, context)?.value;
  const [lowest] = levels?.upper ?? [];
  const areCases = plan.rows === "periods" && plan.unitsAreCases && lowest !== undefined;
  const cases = areCases ? JSON.stringify(groupOfUnits(lowest)) : null;
  return {
    ...draft,
    random: draft.random.filter(({ group }) => JSON.stringify(group) !== cases),
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
