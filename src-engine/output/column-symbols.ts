import type { TermVariable } from "../../src-contract/analysis.ts";
import type { RichText } from "../../src-contract/output.ts";
import type { ColumnFactor, DesignColumn } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { type ModelContext, nameOfCategory } from "../specification/context.ts";
import { contrastName, type Factor } from "../specification/contrasts.ts";
import type { Equation, EquationRow } from "../specification/equations/equation.ts";
import type { LevelEquations } from "../specification/equations/equation-levels.ts";
import { mixedEquation, type RandomSummand } from "../specification/equations/mixed-equation.ts";
import { symbolOfCoefficient } from "../specification/equations/notation.ts";
import { type ModelSymbol, subscriptOf } from "../specification/equations/symbol.ts";
import { groupKey, groupOf } from "../specification/specification.ts";

/** Where the columns of a design stand in the level-by-level equations, and by which letters. */
export interface ColumnSymbols {
  /** By column of X; null: the column stands in no equation. */
  readonly fixed: readonly (PlacedColumn | null)[];
  /** By random part and effect: u₀ and its like; null: in no equation. */
  readonly random: readonly (readonly (ModelSymbol | null)[])[];
  /** The residual of level 1. */
  readonly residual: ModelSymbol;
}

/** A column of X as a coefficient of the highest level: γ₁₁, of W in the equation of β₁, the slope of X. */
export interface PlacedColumn {
  readonly symbol: ModelSymbol;
  /** The coefficient of level 1 that it helps to explain (β₁), and its predictor (X; nothing: the intercept). */
  readonly section: { readonly symbol: ModelSymbol; readonly factors: readonly ColumnFactor[] } | null;
  /** What is left of the column without the section's predictor (W; nothing: the section's own average). */
  readonly own: readonly ColumnFactor[];
  /** From the first coefficient of the first equation downwards. */
  readonly order: number;
}

export function columnSymbols(context: ModelContext, equations: LevelEquations, design: Design): ColumnSymbols {
  const { levels } = equations;
  const { random } = mixedEquation(equations, context);
  // Multinomial: by the place of the column's category.
  const ownSymbol = (symbol: ModelSymbol, { equation }: Pick<DesignColumn, "equation">): ModelSymbol => {
    const own = withoutUnits(symbol);
    return equation === undefined ? own : { ...own, category: String((design.equations ?? []).indexOf(equation) + 1) };
  };
  const places = placesOf(levels.at(-1) ?? []);
  return {
    fixed: design.fixed.map((column) => {
      const place = places.get(placeKey(column.term, column.factors.flatMap(columnCategory)));
      return place === undefined ? null : placedColumn(column, place, context, ownSymbol);
    }),
    random: design.random.map(({ grouping, columns }) => {
      const group = groupKey(design.groupings[grouping]?.group ?? []);
      const summands = random.filter((summand) => groupKey(groupOf(summand.group)) === group);
      return columns.map((column) => {
        const symbol = effectOf(column, summands);
        return symbol === null ? null : ownSymbol(symbol, column);
      });
    }),
    residual: withoutUnits(levels[0]?.[0]?.rows[0]?.effect ?? { letter: "r", numbers: [], units: "" }),
  };
}

/** A symbol with its subscript, as a rich text: Latin letters italic, Greek ones upright. */
export function symbolPieces(symbol: ModelSymbol): RichText {
  const letter = /[a-z]/.test(symbol.letter)
    ? ({ text: symbol.letter, style: "italic" } as const)
    : { text: symbol.letter };
  const subscript = subscriptOf(symbol);
  return subscript === "" ? [letter] : [letter, { text: subscript, style: "subscript" }];
}

interface Place {
  readonly equation: Equation;
  readonly row: EquationRow;
  readonly symbol: ModelSymbol;
  readonly order: number;
}

/** Every coefficient of the highest level, by its term and the categories of its contrasts. */
function placesOf(equations: readonly Equation[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const equation of equations) {
    for (const row of equation.rows) {
      for (const { coefficient, symbol, factors } of row.summands) {
        const term = equation.coefficients[coefficient]?.term ?? null;
        if (term === null) continue;
        const key = placeKey(term, [...row.contrasts, ...factors].flatMap(contrastCategory));
        places.set(key, { equation, row, symbol, order: places.size });
      }
    }
  }
  return places;
}

function placedColumn(
  column: DesignColumn,
  { equation, row, symbol, order }: Place,
  context: ModelContext,
  ownSymbol: (symbol: ModelSymbol, column: DesignColumn) => ModelSymbol,
): PlacedColumn {
  const predictor = equation.prefix[0] ?? [];
  const isOfSection = (factor: ColumnFactor) => predictor.some((variable) => isSameVariable(factor, variable));
  const first = row.left?.numbers[0];
  return {
    symbol: ownSymbol(symbol, column),
    order,
    own: column.factors.filter((factor) => first === undefined || !isOfSection(factor)),
    section:
      first === undefined
        ? null
        : {
            symbol: ownSymbol(symbolOfCoefficient(context, [first], predictor), column),
            factors: column.factors.filter(isOfSection),
          },
  };
}

/** The random effect whose predictor is the column. */
function effectOf({ factors }: DesignColumn, summands: readonly RandomSummand[]): ModelSymbol | null {
  const categories = keyOf(factors.flatMap(columnCategory));
  const found = summands.find(
    (summand) =>
      summand.factors.length === factors.length &&
      summand.factors.every(({ variable }) => factors.some((factor) => isSameVariable(factor, variable))) &&
      keyOf(summand.factors.flatMap(contrastCategory)) === categories,
  );
  return found?.symbol ?? null;
}

function isSameVariable({ variable }: ColumnFactor, { name, aggregate, power = 1 }: TermVariable): boolean {
  if (variable.name !== name) return false;
  if (variable.kind === "categorical") return aggregate === undefined;
  return (variable.meanBy === null) === (aggregate === undefined) && variable.power === power;
}

function placeKey(term: number, categories: readonly string[]): string {
  return `${term} ${keyOf(categories)}`;
}

function keyOf(categories: readonly string[]): string {
  return JSON.stringify([...categories].sort());
}

function columnCategory({ variable, category }: ColumnFactor): readonly string[] {
  return category === null ? [] : [`${variable.name}[${category}]`];
}

function contrastCategory({ variable, contrast }: Factor): readonly string[] {
  if (contrast === null) return [];
  const category = "category" in contrast ? nameOfCategory(contrast.category) : contrastName(contrast);
  return [`${variable.name}[${category ?? ""}]`];
}

function withoutUnits(symbol: ModelSymbol): ModelSymbol {
  return { ...symbol, units: "" };
}
