import type { ModelDraft } from "../../../src-contract/project.ts";
import { entersAsCategories, type ModelContext } from "../context.ts";
import { partKey, termKey, variableKey } from "../term.ts";

/** Tells whether a variable of a fixed term has a column for every category, not one fewer. */
export type WholeCategories = (term: number, key: string) => boolean;

/**
 * Which categorical variables stand for all of their categories: those of a term whose rest is not in the model. Beside
 * an intercept `[region]` has a coefficient fewer than there are regions, without one as many; of several only the first.
 * The rule by which the design codes them (Chambers & Hastie 1992, section 2.4.1).
 */
export function wholeCategories({ fixed }: Pick<ModelDraft, "fixed">, context: ModelContext): WholeCategories {
  const present = new Set(fixed.map((term) => termKey(context, term)));
  const whole = new Set<string>();
  for (const [index, { variables }] of fixed.entries()) {
    for (const [position, variable] of variables.entries()) {
      if (!entersAsCategories(context, variable)) continue;
      const rest = partKey(context, variables.toSpliced(position, 1));
      if (!present.has(rest)) whole.add(placeKey(index, variableKey(context, variable)));
      if (variables.length === 1) present.add(rest);
    }
  }
  return (term, key) => whole.has(placeKey(term, key));
}

function placeKey(term: number, key: string): string {
  return `${term} ${key}`;
}
