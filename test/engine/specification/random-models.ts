import type { RandomEntry, Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { groupOfLevel, levelCount, type ModelContext } from "../../../src-engine/specification/context.ts";
import { applyChange, type ModelChange } from "../../../src-engine/specification/model-change.ts";
import { nullModel } from "../../../src-engine/specification/null-model.ts";
import type { Path } from "../../../src-engine/specification/term.ts";
import { type WorkingModel, workingModel } from "../../../src-engine/specification/working-model.ts";

/** A source of chances that repeats itself for the same seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  one<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError("nothing to choose from");
    return value;
  }
}

/** A model that somebody clicked together: `clicks` random changes, possible and impossible ones, from the null model. */
export function clickedModel(chance: Chance, context: ModelContext, outcome: string, clicks: number): WorkingModel {
  let draft = nullModel(outcome, context.levels);
  for (let click = 0; click < clicks; click++) {
    const model = workingModel(draft, context);
    draft = applyChange(model, randomChange(chance, model));
  }
  return workingModel(draft, context);
}

/** Any terms whatever, as a file written by hand might list them. */
export function writtenModel(chance: Chance, context: ModelContext, outcome: string): ModelDraft {
  const term = (): Term => ({
    variables: Array.from({ length: chance.below(4) }, () => randomVariable(chance, context)),
  });
  const terms = () => Array.from({ length: chance.below(7) }, term);
  const levels = Array.from({ length: levelCount(context) - 1 }, (_, position) => position + 2);
  const random = levels.map((level): RandomEntry => ({ group: groupOfLevel(context, level), terms: terms() }));
  return { outcome, fixed: terms(), random: random.filter((entry) => entry.terms.length > 0) };
}

export function randomVariable(chance: Chance, context: ModelContext): TermVariable {
  const { name } = chance.one([...context.variables.values()]);
  const level = 2 + chance.below(Math.max(levelCount(context) - 1, 1));
  const by = levelCount(context) === 1 ? "name" : groupOfLevel(context, level);
  return chance.one<TermVariable>([
    { name },
    { name },
    { name, center: "grand" },
    { name, center: "group", by },
    { name, center: 3 },
    { name, power: 2 },
    { name, center: "grand", power: 2 },
    { name, aggregate: { function: "mean", by } },
    { name, aggregate: { function: "mean", by }, center: "grand" },
    { name, coding: "effect" },
    { name, type: "categorical" },
    { name, type: "continuous" },
  ]);
}

export function randomChange(chance: Chance, { draft, context, equations }: WorkingModel): ModelChange {
  const { name } = chance.one([...context.variables.values()]);
  const equation = chance.one(equations.levels.flat());
  const { prefix } = equation;
  const path = (): Path =>
    equation.coefficients.length === 0 ? [...prefix, []] : chance.one(equation.coefficients).path;
  const used = draft.fixed.flatMap(({ variables }) => variables);
  const from = used.length === 0 ? { name } : chance.one(used);
  return chance.one<() => ModelChange>([
    () => ({ kind: "add-predictor", prefix, variable: randomVariable(chance, context) }),
    () => ({ kind: "add-predictor", prefix, variable: { name } }),
    () => ({ kind: "add-predictor", prefix, variable: { name } }),
    () => ({ kind: "add-within-between", prefix, name }),
    () => ({ kind: "add-product", path: path(), other: path() }),
    () => ({ kind: "add-product", path: path(), other: path() }),
    () => ({ kind: "remove-predictor", path: path() }),
    () => ({ kind: "move-predictor", path: path(), direction: chance.one(["left", "right"]) }),
    () => ({ kind: "change-form", from, to: { ...from, ...chance.one(forms) } }),
    () => ({ kind: "change-form", from, to: { ...randomVariable(chance, context), name: from.name } }),
    () => ({ kind: "switch-effect", prefix }),
    () => ({ kind: "switch-effect", prefix }),
    () => ({ kind: "switch-intercept", prefix }),
    () => ({ kind: chance.below(5) === 0 ? "set-outcome" : "remove-variable", name }),
  ])();
}

const forms: readonly Omit<TermVariable, "name">[] = [
  { center: "none" },
  { center: "grand" },
  { power: 2 },
  { power: 1 },
  { type: "continuous" },
  { type: "categorical" },
  { coding: "helmert" },
  { reference: 2 },
];
