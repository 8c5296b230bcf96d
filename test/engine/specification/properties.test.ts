import { describe, expect, it } from "vitest";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { groupKey, type ModelContext } from "../../../src-engine/specification/context.ts";
import { levelEquations } from "../../../src-engine/specification/equations/level-equations.ts";
import {
  applyChange,
  describeChange,
  type ModelChange,
  obstacleTo,
} from "../../../src-engine/specification/model-change.ts";
import { resolve } from "../../../src-engine/specification/resolve/resolve.ts";
import { joinPath, type Path, pathKey, termKey } from "../../../src-engine/specification/term.ts";
import { type WorkingModel, workingModel } from "../../../src-engine/specification/working-model.ts";
import { type DescribedData, districts, growth, hsb, ungrouped } from "./contexts.ts";
import { Chance, clickedModel, randomChange, randomVariable, writtenModel } from "./random-models.ts";

/** Models by hundreds on data of one to four levels; a failure names its seed. */
const data: readonly { readonly name: string; readonly outcome: string; readonly described: DescribedData }[] = [
  { name: "one level", outcome: "y", described: ungrouped },
  { name: "two levels", outcome: "mathach", described: hsb },
  { name: "three levels", outcome: "math", described: growth },
  { name: "four levels", outcome: "read", described: districts },
];
const seeds = Array.from({ length: 150 }, (_, seed) => seed);

describe.each(data)("any model on $name", ({ outcome, described: { context, variables } }) => {
  it("has one coefficient for every fixed term and one effect for every random term", () => {
    for (const seed of seeds) {
      const draft = writtenModel(new Chance(seed), context, outcome);
      expect(termsOfEquations(draft, context), `seed ${seed}`).toEqual(termsOfDraft(draft, context));
    }
  });

  it("stays one that can be fitted, without repeated terms, whatever is clicked", () => {
    for (const seed of seeds) {
      const { draft, equations } = clickedModel(new Chance(seed), context, outcome, 25);
      expect(equations.rest, `seed ${seed}`).toEqual([]);
      if (draft.outcome === null || draft.fixed.length + draft.random.length === 0) continue;
      const resolved = resolve({ ...draft, outcome: draft.outcome }, variables);
      expect(resolved.ok ? [] : resolved.failure, `seed ${seed}`).toEqual([]);
    }
  });

  it("is left exactly as it was by a change that is refused, and every change has a name", () => {
    for (const seed of seeds) {
      const chance = new Chance(seed);
      const model = clickedModel(chance, context, outcome, 8);
      const change = randomChange(chance, model);
      expect(describeChange(model, change), `seed ${seed}`).toMatch(/^[A-Z]/);
      if (obstacleTo(model, change) !== null) expect(applyChange(model, change), `seed ${seed}`).toBe(model.draft);
    }
  });

  it("is the same again after a predictor was added and removed", () => {
    let added = 0;
    for (const seed of seeds) {
      const chance = new Chance(seed);
      const model = clickedModel(chance, context, outcome, 10);
      const { prefix } = chance.one(model.equations.levels.flat());
      const variable = randomVariable(chance, context);
      const isNew = termsOf(model.draft).every(({ name }) => name !== variable.name);
      const after = apply(model, { kind: "add-predictor", prefix, variable });
      if (!isNew || after.draft === model.draft) continue;
      added += 1;
      const removed = applyChange(after, { kind: "remove-predictor", path: [...prefix, [variable]] });
      expect(removed, `seed ${seed}`).toEqual(model.draft);
    }
    expect(added).toBeGreaterThan(5);
  });

  it("is the same again after a random effect was switched twice", () => {
    for (const seed of seeds) {
      const chance = new Chance(seed);
      const model = clickedModel(chance, context, outcome, 15);
      const { prefix, effect } = chance.one(model.equations.levels.flat());
      if (effect.kind === "residual" || effect.source !== null) continue;
      const after = apply(model, { kind: "switch-effect", prefix });
      expect(after.draft, `seed ${seed}`).not.toEqual(model.draft);
      expect(applyChange(after, { kind: "switch-effect", prefix }), `seed ${seed}`).toEqual(model.draft);
    }
  });

  it("has the same equations again after a predictor was moved there and back", () => {
    for (const seed of seeds) {
      const chance = new Chance(seed);
      const model = clickedModel(chance, context, outcome, 20);
      const { coefficients } = chance.one(model.equations.levels.flat());
      if (coefficients.length === 0) continue;
      const { path } = chance.one(coefficients);
      const after = apply(model, { kind: "move-predictor", path, direction: "left" });
      if (after.draft === model.draft) continue;
      const back = applyChange(after, { kind: "move-predictor", path, direction: "right" });
      expect(coefficientsOf(after.draft, context), `seed ${seed}`).not.toEqual(coefficientsOf(model.draft, context));
      expect(coefficientsOf(back, context), `seed ${seed}`).toEqual(coefficientsOf(model.draft, context));
    }
  });

  it("is the same again after a predictor's form was changed there and back", () => {
    for (const seed of seeds) {
      const chance = new Chance(seed);
      const model = clickedModel(chance, context, outcome, 12);
      const used = termsOf(model.draft);
      if (used.length === 0) continue;
      const from = chance.one(used);
      const to = { ...randomVariable(chance, context), name: from.name };
      const after = apply(model, { kind: "change-form", from, to });
      expect(applyChange(after, { kind: "change-form", from: to, to: from }), `seed ${seed}`).toEqual(model.draft);
    }
  });
});

/** Every coefficient of every equation, in order. */
function coefficientsOf(draft: ModelDraft, context: ModelContext): readonly string[] {
  const { levels } = levelEquations(draft, context);
  return levels.flat().flatMap(({ coefficients }) => coefficients.map(({ path }) => pathKey(context, path)));
}

function apply(model: WorkingModel, change: ModelChange): WorkingModel {
  return workingModel(applyChange(model, change), model.context);
}

function termsOf({ fixed, random }: ModelDraft) {
  return [...fixed, ...random.flatMap(({ terms }) => terms)].flatMap(({ variables }) => variables);
}

/** The model's terms read back from its equations, as sorted keys; the rest counts as it stands. */
function termsOfEquations(draft: ModelDraft, context: ModelContext): readonly string[] {
  const { levels, rest } = levelEquations(draft, context);
  const fixed = levels.flat().flatMap(({ coefficients }) => coefficients.filter(({ term }) => term !== null));
  const random = levels
    .flat()
    .flatMap(({ effect, prefix }) =>
      effect.kind === "random" && effect.source !== null ? [{ group: groupKey(effect.group), prefix }] : [],
    );
  const left = rest.map((item) => {
    if (item.kind === "fixed") return `fixed ${termKey(context, draft.fixed[item.term] ?? joinPath([]))}`;
    const entry = draft.random[item.source.entry];
    return `${groupKey(entry?.group ?? [])} ${termKey(context, entry?.terms[item.source.term] ?? joinPath([]))}`;
  });
  const keyOf = (path: Path) => termKey(context, joinPath(path));
  return [
    ...fixed.map(({ path }) => `fixed ${keyOf(path)}`),
    ...random.map(({ group, prefix }) => `${group} ${keyOf(prefix)}`),
    ...left,
  ].toSorted();
}

function termsOfDraft({ fixed, random }: ModelDraft, context: ModelContext): readonly string[] {
  return [
    ...fixed.map((term) => `fixed ${termKey(context, term)}`),
    ...random.flatMap(({ group, terms }) => terms.map((term) => `${groupKey(group)} ${termKey(context, term)}`)),
  ].toSorted();
}
