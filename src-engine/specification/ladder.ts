import type { TermVariable } from "../../src-contract/analysis.ts";
import type { ModelDraft } from "../../src-contract/project.ts";
import { formObstacle } from "./change/predictor.ts";
import { type ContextVariable, entersAsCategories, levelCount, type ModelContext, nounOfLevel } from "./context.ts";
import type { Equation } from "./equations/equation.ts";
import { equationAt, hasEffect, isIntercept } from "./equations/level-equations.ts";
import { centeredForms } from "./forms.ts";
import { applyChange, type ModelChange, obstacleTo } from "./model-change.ts";
import { crossLevelName, nullModelName, predictorsName, randomSlopesName, slopeEquations } from "./model-name.ts";
import { isNullModel, nullModel } from "./null-model.ts";
import { centeringText, coefficientName, equationName, partName } from "./predictor-name.ts";
import { intercept, type Path } from "./term.ts";
import { type WorkingModel, workingModel } from "./working-model.ts";

/**
 * The textbook's ladder of models (Raudenbush & Bryk 2002, ch. 4; Hox, Moerbeek & van de Schoot 2018, ch. 4): null →
 * level-1 predictors → predictors of higher levels → random slopes → cross-level interactions. Each step is a model of
 * its own; what it adds is the user's choice among its candidates.
 */
export interface NextStep {
  readonly kind: "predictors" | "random-slopes" | "cross-level" | "null-model";
  /** Of predictors: the level at which they vary. */
  readonly level: number;
  /** "School predictors". */
  readonly name: string;
  /** What can be added; a null model asks nothing. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly id: string;
  /** "SES", "SES slope × SECTOR". */
  readonly name: string;
  /** The label of the variable that it is; empty where there is none. */
  readonly label: string;
  /** The forms in which it can enter, the first one proposed; one alone: nothing to choose. */
  readonly forms: readonly CandidateForm[];
  readonly isProposed: boolean;
}

export interface CandidateForm {
  readonly name: string;
  readonly change: ModelChange;
}

/** The steps that make sense from here, in the order of the ladder; none before there is an outcome to explain. */
export function nextSteps(model: WorkingModel): readonly NextStep[] {
  if (model.draft.outcome === null) return [];
  const levels = Array.from({ length: levelCount(model.context) }, (_, position) => position + 1);
  const steps = [
    ...levels.map((level) => predictorStep(model, level)),
    randomSlopeStep(model),
    crossLevelStep(model),
  ].filter(({ candidates }) => candidates.length > 0);
  if (isNullModel(model.draft)) return steps;
  return [...steps, { kind: "null-model", level: 1, name: nullModelName, candidates: [] }];
}

/** The model one step further, with the chosen form of each chosen candidate. */
export function takeStep(
  { draft, context }: WorkingModel,
  { kind }: NextStep,
  chosen: readonly CandidateForm[],
): ModelDraft {
  if (kind === "null-model") return { ...draft, ...emptied(draft, context) };
  return chosen.reduce((now, { change }) => applyChange(workingModel(now, context), change), draft);
}

/** What the model of this step with so many candidates chosen is called. */
export function stepName({ kind, name }: NextStep, chosen: number): string {
  if (kind === "random-slopes") return randomSlopesName(chosen);
  return kind === "cross-level" ? crossLevelName(chosen) : name;
}

/** The proposed candidates in their proposed form. */
export function proposal({ candidates }: NextStep): readonly CandidateForm[] {
  return candidates.filter(({ isProposed }) => isProposed).flatMap(({ forms }) => forms.slice(0, 1));
}

function emptied({ outcome }: ModelDraft, { levels }: ModelContext): Pick<ModelDraft, "fixed" | "random"> {
  const { fixed, random } = nullModel(outcome, levels);
  return { fixed, random };
}

// ── Predictors of one level, into the equation of the intercept.

function predictorStep(model: WorkingModel, level: number): NextStep {
  const { context } = model;
  const prefix: Path = Array.from({ length: level - 1 }, () => intercept);
  const inEquation = new Set(namesIn(equationAt(context, model.equations, prefix)));
  const candidates = [...context.variables.values()]
    .filter(({ name, level: own, numbersRows }) => own === level && !numbersRows && !inEquation.has(name))
    .map((variable) => predictorCandidate(model, prefix, variable))
    .filter(({ forms }) => forms.length > 0);
  return { kind: "predictors", level, name: predictorsName(context, level), candidates: proposeOnly(candidates) };
}

function namesIn(equation: Equation | null): readonly string[] {
  return (equation?.coefficients ?? []).flatMap(({ part }) => part.map(({ name }) => name));
}

function predictorCandidate(model: WorkingModel, prefix: Path, { name, label }: ContextVariable): Candidate {
  const forms = formsOf(model, prefix.length + 1, name)
    .filter((variable) => formObstacle(model, variable) === null)
    .map(
      (variable): CandidateForm => ({
        name: entersAsCategories(model.context, variable) ? "as categories" : centeringText(model.context, variable),
        change: { kind: "add-predictor", prefix, variable },
      }),
    );
  const both: ModelChange = { kind: "add-within-between", prefix, name };
  const isBothPossible = forms.length > 1 && obstacleTo(model, both) === null;
  return {
    id: name,
    name: equationName(name),
    label,
    forms: isBothPossible ? [...forms, { name: "within + between", change: both }] : forms,
    isProposed: false,
  };
}

/** Categories enter as they are; numbers centered at the means of their units first, where there is a higher level. */
function formsOf({ context }: WorkingModel, level: number, name: string): readonly TermVariable[] {
  if (entersAsCategories(context, { name })) return [{ name }];
  const forms = centeredForms(context, { name });
  return level === levelCount(context) ? forms : [...forms.slice(1), ...forms.slice(0, 1)];
}

// ── Random slopes.

function randomSlopeStep({ context, equations }: WorkingModel): NextStep {
  const candidates = slopeEquations(equations.levels)
    .filter((equation) => !hasEffect(equation))
    .map(({ id, prefix, level }): Candidate => {
      const units = nounOfLevel(context, level).plural;
      return {
        id,
        name: levelCount(context) === 2 ? slopeName(context, prefix) : `${slopeName(context, prefix)} between ${units}`,
        label: "",
        forms: [{ name: `varies between ${units}`, change: { kind: "switch-effect", prefix } }],
        isProposed: false,
      };
    });
  const name = randomSlopesName(candidates.length);
  return { kind: "random-slopes", level: 1, name, candidates: proposeOnly(candidates) };
}

function slopeName(context: ModelContext, prefix: Path): string {
  const parts = prefix.filter((part) => part.length > 0);
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? partName(context, only) : coefficientName(context, prefix);
}

// ── Cross-level interactions: what predicts the intercept may also predict a slope.

function crossLevelStep(model: WorkingModel): NextStep {
  const { context, equations } = model;
  const candidates = slopeEquations(equations.levels).flatMap((slope) => {
    const ofIntercept = equationAt(
      context,
      equations,
      slope.prefix.map(() => intercept),
    );
    const predictors = ofIntercept?.coefficients.filter((coefficient) => !isIntercept(coefficient)) ?? [];
    return predictors.flatMap(({ part }) => crossLevelCandidate(model, slope, part));
  });
  return { kind: "cross-level", level: 1, name: crossLevelName(candidates.length), candidates };
}

function crossLevelCandidate(model: WorkingModel, slope: Equation, part: Path[number]): readonly Candidate[] {
  const [variable, ...others] = part;
  if (variable === undefined || others.length > 0) return [];
  const change: ModelChange = { kind: "add-predictor", prefix: slope.prefix, variable };
  if (obstacleTo(model, change) !== null) return [];
  const { context } = model;
  return [
    {
      id: JSON.stringify([slope.id, part]),
      name: `${slopeName(context, slope.prefix)} × ${partName(context, part)}`,
      label: "",
      forms: [{ name: `explains ${coefficientName(context, slope.prefix)}`, change }],
      isProposed: hasEffect(slope),
    },
  ];
}

/** One candidate alone is what the user means. */
function proposeOnly(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.length === 1 ? candidates.map((candidate) => ({ ...candidate, isProposed: true })) : candidates;
}
