import type { ColumnFactor, DesignColumn } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { meanOf } from "../design/row-values.ts";
import {
  type CategoricalVariable,
  type ContinuousVariable,
  type ResolvedVariable,
  variableKey,
} from "../specification/specification.ts";

/** A predictor set to a value: a category by its position, or a number on the scale it enters the model on. */
export type Setting =
  | { readonly variable: CategoricalVariable; readonly category: number }
  | { readonly variable: ContinuousVariable; readonly value: number };

/**
 * Combinations of β that predictions at chosen values of some predictors are (Searle, Speed & Milliken 1980): all other numbers
 * at their means over the rows, averaged over the categories of all other categorical variables, each counting the same.
 */
export interface ReferenceGrid {
  /** l with prediction l'β. Null: the data do not tell it, because combinations of categories are empty. */
  prediction(settings: readonly Setting[]): readonly number[] | null;
  /** The same of ∂/∂x. */
  slope(predictor: ContinuousVariable, settings: readonly Setting[]): readonly number[] | null;
  /** The value of one column, of X or Z. */
  column(column: Pick<DesignColumn, "factors">, settings: readonly Setting[]): number;
}

/** `equation`: of a multinomial outcome the one whose coefficients alone count; else all of them do. */
export function referenceGrid(design: Design, equation?: string | number): ReferenceGrid {
  const means = new Map<string, number>();
  const meanOfVariable = (variable: ContinuousVariable) => {
    const key = formKey(variable);
    const known = means.get(key) ?? meanOf(design.values.continuous({ ...variable, power: 1 }));
    means.set(key, known);
    return known;
  };
  const numberAt = (variable: ContinuousVariable, settings: readonly Setting[]) => {
    const set = settings.find((one) => formKey(one.variable) === formKey(variable));
    return set !== undefined && "value" in set ? set.value : meanOfVariable(variable);
  };
  const factorAt = ({ variable, weights }: ColumnFactor, settings: readonly Setting[]) => {
    if (variable.kind === "continuous") return numberAt(variable, settings) ** variable.power;
    const set = settings.find((one) => formKey(one.variable) === formKey(variable));
    const own = weights ?? [];
    return set !== undefined && "category" in set
      ? own[set.category]
      : own.reduce((sum, weight) => sum + weight, 0) / own.length;
  };
  const productAt = (factors: readonly ColumnFactor[], settings: readonly Setting[]) =>
    factors.reduce((product, factor) => product * factorAt(factor, settings), 1);
  const ofEquation = (weightOf: (column: DesignColumn) => number) => (column: DesignColumn) =>
    equation === undefined || column.equation === equation ? weightOf(column) : 0;
  const combination = (weightOf: (column: Pick<DesignColumn, "factors">) => number) => {
    return isEstimable(design, weightOf) ? design.fixed.map(ofEquation(weightOf)) : null;
  };
  return {
    column: ({ factors }, settings) => productAt(factors, settings),
    prediction: (settings) => combination(({ factors }) => productAt(factors, settings)),
    slope: (predictor, settings) =>
      combination(({ factors }) =>
        factors.reduce((sum, factor, index) => {
          const { variable } = factor;
          if (variable.kind !== "continuous" || formKey(variable) !== formKey(predictor)) return sum;
          const inner = variable.power * numberAt(variable, settings) ** (variable.power - 1);
          return sum + inner * productAt(factors.toSpliced(index, 1), settings);
        }, 0),
      ),
  };
}

/** The same for a variable in all its powers, and for a categorical one in all its codings. */
export function formKey(variable: ResolvedVariable): string {
  return variable.kind === "categorical" ? variable.name : variableKey({ ...variable, power: 1 });
}

/** Of the size of what is compared: combinations are found to fewer digits than numbers have. */
const tolerance = 1e-5;

/** Whether what an aliased column adds to a combination is what the columns that it is made of add. */
function isEstimable({ aliased }: Design, weightOf: (column: Pick<DesignColumn, "factors">) => number): boolean {
  return aliased.every(({ column, combination }) => {
    const own = weightOf(column);
    const parts = combination.map((part) => part.coefficient * weightOf(part.column));
    const size = parts.reduce((sum, part) => sum + Math.abs(part), Math.abs(own));
    return Math.abs(own - parts.reduce((sum, part) => sum + part, 0)) <= tolerance * size;
  });
}
