import type { GroupReference } from "../../../src-contract/analysis.ts";
import type { UpperLevel } from "../../../src-contract/levels.ts";
import { groupOfUnits, type ModelContext } from "../context.ts";
import type { Factor } from "../contrasts.ts";
import type { Path } from "../term.ts";
import type { Equation } from "./equation.ts";
import type { LevelEquations } from "./equation-levels.ts";
import type { RandomSource } from "./equation-tree.ts";
import { symbolOfEffect } from "./notation.ts";
import type { ModelSymbol } from "./symbol.ts";

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

/** A random effect times the predictor whose coefficient it lets vary between the units of a group. */
export interface RandomSummand {
  readonly group: GroupReference;
  readonly symbol: ModelSymbol;
  readonly factors: readonly Factor[];
  readonly path: Path;
  readonly source: RandomSource;
}

export function mixedEquation(equations: LevelEquations, context: ModelContext): MixedEquation {
  return {
    fixed: fixedSummands(equations),
    random: [...randomSummands(equations), ...crossedSummands(equations)],
    residual: symbolOfEffect(context, []),
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
  return crossed.flatMap(({ units, effects }) => {
    const group = groupOfUnits(units);
    return effects.flatMap(({ columns, term, source }) =>
      source === null ? [] : columns.map((column) => ({ ...column, group, path: [term.variables], source })),
    );
  });
}

function randomSummands({ levels }: LevelEquations): readonly RandomSummand[] {
  return levels
    .flat()
    .flatMap((equation) => [...effectSummands(equation), ...variationSummands(equation), ...slopeSummands(equation)]);
}

function effectSummands({ effect, rows, prefix }: Equation): readonly RandomSummand[] {
  if (effect.kind === "residual" || effect.source === null) return [];
  const { group, source } = effect;
  return rows.map((row) => ({ symbol: row.effect, factors: row.contrasts, path: prefix, group, source }));
}

function variationSummands({ crossed, rows, prefix }: Equation): readonly RandomSummand[] {
  return crossed.flatMap(({ units, source }, position) =>
    source === null
      ? []
      : rows.flatMap((row) => summandsOf(row.crossed[position], row.contrasts, { path: prefix, units, source })),
  );
}

function slopeSummands({ coefficients, rows }: Equation): readonly RandomSummand[] {
  return coefficients.flatMap(({ path, slopes }, index) =>
    slopes.flatMap(({ units, source }, position) =>
      source === null
        ? []
        : rows.flatMap(({ contrasts, summands }) =>
            summands
              .filter(({ coefficient }) => coefficient === index)
              .flatMap((summand) =>
                summandsOf(summand.slopes[position], [...contrasts, ...summand.factors], { path, units, source }),
              ),
          ),
    ),
  );
}

function summandsOf(
  symbol: ModelSymbol | undefined,
  factors: readonly Factor[],
  { path, units, source }: { readonly path: Path; readonly units: UpperLevel; readonly source: RandomSource },
): readonly RandomSummand[] {
  return symbol === undefined ? [] : [{ symbol, factors, path, group: groupOfUnits(units), source }];
}
