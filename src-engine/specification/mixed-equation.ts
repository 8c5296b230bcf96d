import { levelCount, type ModelContext } from "./context.ts";
import type { Factor } from "./contrasts.ts";
import type { RandomSource } from "./equation-tree.ts";
import type { LevelEquations } from "./level-equations.ts";
import { effectSymbol, type ModelSymbol } from "./symbol.ts";
import type { Path } from "./term.ts";

/**
 * The level equations put into one another: fixed part, random part, residual.
 * Y = γ₀₀ + γ₀₁ W + γ₁₀ X + γ₁₁ X W + u₀ⱼ + u₁ⱼ X + rᵢⱼ
 */
export interface MixedEquation {
  readonly fixed: readonly FixedSummand[];
  readonly random: readonly RandomSummand[];
  readonly residual: ModelSymbol;
}

/** A coefficient that is estimated, times its predictor. */
export interface FixedSummand {
  readonly symbol: ModelSymbol;
  /** Level 1 first; none: the symbol stands alone. */
  readonly factors: readonly Factor[];
  readonly path: Path;
  /** Where its term stands in the fixed part. */
  readonly term: number;
}

/** A random effect times the predictor whose coefficient it lets vary. */
export interface RandomSummand {
  readonly symbol: ModelSymbol;
  readonly factors: readonly Factor[];
  readonly path: Path;
  readonly source: RandomSource;
}

export function mixedEquation(equations: LevelEquations, context: ModelContext): MixedEquation {
  return {
    fixed: fixedSummands(equations),
    random: [...randomSummands(equations), ...crossedSummands(equations)],
    residual: effectSymbol(levelCount(context), []),
  };
}

function fixedSummands({ levels }: LevelEquations): readonly FixedSummand[] {
  return (levels.at(-1) ?? []).flatMap(({ rows, coefficients }) =>
    rows.flatMap(({ contrasts, summands }) =>
      summands.flatMap(({ coefficient, symbol, factors }): readonly FixedSummand[] => {
        const { path, term } = coefficients[coefficient] ?? { path: [], term: null };
        return term === null ? [] : [{ symbol, factors: [...contrasts, ...factors], path, term }];
      }),
    ),
  );
}

function crossedSummands({ crossed }: LevelEquations): readonly RandomSummand[] {
  return crossed.flatMap(({ effects }) =>
    effects.flatMap(({ symbol, factors, term, source }) =>
      source === null ? [] : [{ symbol, factors, path: [term.variables], source }],
    ),
  );
}

function randomSummands({ levels }: LevelEquations): readonly RandomSummand[] {
  return levels.flat().flatMap(({ effect, rows, prefix }) => {
    const source = effect.kind === "random" ? effect.source : null;
    if (source === null) return [];
    return rows.map((row) => ({ symbol: row.effect, factors: row.contrasts, path: prefix, source }));
  });
}
