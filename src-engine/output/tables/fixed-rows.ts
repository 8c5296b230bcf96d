import { type CoefficientTest, isReported } from "../../fit/inference/coefficient-tests.ts";
import type { PlacedColumn } from "../column-symbols.ts";
import type { FittedModel } from "../fitted-model.ts";
import { equationText, withEquation } from "../outcome-categories.ts";

/** A coefficient with its place in the equations and what it is called there. */
export interface FixedRow {
  readonly index: number;
  readonly test: CoefficientTest;
  readonly place: PlacedColumn | null;
  /** Under the head of its section: "Intercept", "School mean SES". */
  readonly label: string;
  /** On its own: "SES × School mean SES". */
  readonly fullLabel: string;
  /** Multinomial: what its equation compares, "clerical rather than sales". */
  readonly equation: string | null;
}

/** The coefficients in the order of the equations, those that stand in none last. */
export function fixedRows(model: FittedModel): readonly FixedRow[] {
  const { fit, symbols, columns } = model;
  const rows = fit.tests.flatMap((test, index): FixedRow | readonly FixedRow[] => {
    if (!isReported(fit.design, index)) return [];
    const place = symbols.fixed[index] ?? null;
    const column = fit.design.fixed[index];
    const factors = column?.factors ?? [];
    const name = columns.label({
      factors: place === null ? factors : [...(place.section?.factors ?? []), ...place.own],
    });
    const equation = equationText(model, column);
    const isOnlyOne = equation === null;
    return {
      index,
      test,
      place,
      label: isOnlyOne ? columns.label({ factors: place?.own ?? factors }) : name,
      fullLabel: withEquation(model, column, name),
      equation,
    };
  });
  const last = rows.length;
  return rows.toSorted((a, b) => (a.place?.order ?? last) - (b.place?.order ?? last));
}
