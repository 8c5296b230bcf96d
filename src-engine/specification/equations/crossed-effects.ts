import type { Term } from "../../../src-contract/analysis.ts";
import type { UpperLevel } from "../../../src-contract/levels.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { groupKey, levelCount, type ModelContext } from "../context.ts";
import { columnsOf, type Factor } from "../contrasts.ts";
import { termKey } from "../term.ts";
import type { Equation } from "./equation.ts";
import type { RandomSource } from "./equation-tree.ts";
import { crossedUnits, type ModelSymbol } from "./symbol.ts";

/** What may vary between the units of a factor that crosses several levels; of a single one: see `notation.ts`. */
export interface CrossedFactor {
  readonly units: UpperLevel;
  readonly effects: readonly CrossedEffect[];
}

/** c₀ₖ or c₁ₖ X, switched on or not. */
export interface CrossedEffect {
  readonly term: Term;
  /** One, or one for each contrast of a categorical predictor. */
  readonly columns: readonly { readonly symbol: ModelSymbol; readonly factors: readonly Factor[] }[];
  /** Null: it does not vary. */
  readonly source: RandomSource | null;
}

// After the letters of levels, which go from i to n, and not one that other symbols have.
const letters = "cdfgh";

/**
 * Every coefficient of level 1 can vary between the units of each crossed factor, and whatever else the model lets vary there.
 * `outcome` is the level-1 equation.
 */
export function crossedFactors(
  draft: ModelDraft,
  context: ModelContext,
  outcome: Equation | undefined,
): readonly CrossedFactor[] {
  const offered = (outcome?.coefficients ?? []).map(({ part }): Term => ({ variables: [...part] }));
  return (context.levels.crossed ?? []).map((units, position) => {
    const own = draft.random.flatMap(({ group, terms }, entry) =>
      groupKey(group) === groupKey(units.id)
        ? terms.map((term, index) => ({ term, source: { entry, term: index } }))
        : [],
    );
    const intercept: Term = { variables: [] };
    const byKey = new Map(
      [intercept, ...offered, ...own.map(({ term }) => term)].map((term) => [termKey(context, term), term]),
    );
    const letter = letters[position] ?? "c";
    let number = 0;
    return {
      units,
      effects: [...byKey].map(([key, term]): CrossedEffect => {
        const present = own.find((one) => termKey(context, one.term) === key);
        const columns = columnsOf(context, term.variables, () => false).map((factors) => {
          const symbol = { letter, numbers: [number], units: crossedUnits(levelCount(context), position) };
          number += 1;
          return { symbol, factors };
        });
        return { term: present?.term ?? term, columns, source: present?.source ?? null };
      }),
    };
  });
}
