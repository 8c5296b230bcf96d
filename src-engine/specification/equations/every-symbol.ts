import type { EquationRow } from "./equation.ts";
import type { LevelEquations } from "./equation-levels.ts";
import type { ModelSymbol } from "./symbol.ts";

/** The equations with every symbol as `change` makes it. */
export function everySymbol(
  { levels, crossed, rest }: LevelEquations,
  change: (symbol: ModelSymbol) => ModelSymbol,
): LevelEquations {
  const changedRow = (row: EquationRow): EquationRow => ({
    ...row,
    left: row.left === null ? null : change(row.left),
    summands: row.summands.map((summand) => ({
      ...summand,
      symbol: change(summand.symbol),
      slopes: summand.slopes.map(change),
    })),
    effect: change(row.effect),
    crossed: row.crossed.map(change),
  });
  return {
    levels: levels.map((equations) =>
      equations.map((equation) => ({ ...equation, rows: equation.rows.map(changedRow) })),
    ),
    crossed: crossed.map((factor) => ({
      ...factor,
      effects: factor.effects.map((effect) => ({
        ...effect,
        columns: effect.columns.map((column) => ({ ...column, symbol: change(column.symbol) })),
      })),
    })),
    rest,
  };
}
