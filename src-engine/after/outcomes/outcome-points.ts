import type { DesignColumn } from "../../design/columns.ts";
import type { Design } from "../../design/design.ts";
import { meanOffset } from "../../design/outcome.ts";
import type { ReferenceGrid, Setting } from "../reference-grid.ts";

/** Where an outcome is predicted: what the linear predictors of its equations are made of. */
export interface OutcomePoint {
  /** By equation: l with Xβ = l'β; of other equations' coefficients 0. */
  readonly rows: readonly (readonly number[])[];
  /** Offset or ln exposure, at its mean. */
  readonly offset: number;
  /** By equation and random part: z; of other equations' effects 0. */
  readonly effects: readonly (readonly (readonly number[])[])[];
  /** Values of the columns of the zero part. */
  readonly zeros: readonly number[];
  /** What the random effects of units of the data add; null: none of them. */
  readonly known: KnownEffects | null;
}

/** zb̂ of units that are known, by equation. */
export interface KnownEffects {
  readonly shifts: readonly number[];
  /** ∂zb̂/∂(θ, β̃, ψ): modes move with the parameters. */
  readonly slopes: readonly Float64Array[];
  /** Of zb given the parameters, m × m. */
  readonly covariance: Float64Array;
}

/** Null: the data do not tell what the fixed part predicts there. */
export function outcomePoint(design: Design, grid: ReferenceGrid, settings: readonly Setting[]): OutcomePoint | null {
  const whole = grid.prediction(settings);
  if (whole === null) return null;
  const equations = design.equations ?? [undefined];
  const only = (column: Pick<DesignColumn, "equation">, equation: string | number | undefined, value: number) =>
    column.equation === equation ? value : 0;
  return {
    rows: equations.map((equation) => whole.map((value, k) => only(design.fixed[k], equation, value))),
    offset: meanOffset(design),
    effects: equations.map((equation) =>
      design.random.map(({ columns }) =>
        columns.map((column) => only(column, equation, grid.column(column, settings))),
      ),
    ),
    zeros: design.zeros?.columns.map((column) => grid.column(column, settings)) ?? [],
    known: null,
  };
}
