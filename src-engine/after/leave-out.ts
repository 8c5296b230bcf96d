import { rowsOfUnit, unitSize } from "../design/units.ts";
import { type LinearMixedFit, problemMaker } from "../fit/linear-mixed-model.ts";
import type { EliminationLevel } from "../fit/nested/elimination.ts";
import type { NestedEffects } from "../fit/nested/nested-effects.ts";
import { packedSize } from "../fit/nested/packed.ts";
import type { DevianceProblem } from "../fit/profiled-deviance.ts";
import { weighted } from "../fit/residual/whitening.ts";

/**
 * The problem of a fit without the rows of one unit, handed to `work` and valid during it only. Rows of zeros are as good as none:
 * they add nothing to [X̃ ỹ]'V⁻¹[X̃ ỹ], and V is I there. With nested factors the unit's cross-products are put aside; with
 * crossed ones everything is made anew from the other rows. The basis, and what whitens the rows, stay as they are.
 */
export function withoutUnit<Result>(
  fit: LinearMixedFit,
  grouping: number,
  unit: number,
  work: (problem: DevianceProblem) => Result,
): Result {
  const { problem } = fit.state;
  const rows = problem.rows - unitSize(fit.design.groupings[grouping], unit);
  if (problem.effects.kind === "crossed") return work({ ...crossedWithout(fit, grouping, unit), rows });
  const restore = putAside(problem.effects, innermostWithin(problem.effects, grouping, unit));
  try {
    return work({ ...problem, rows });
  } finally {
    restore();
  }
}

/** Whether it can be done: rows of crossed units that are whitened together cannot be taken apart. */
export function canLeaveOut({ design, state }: LinearMixedFit): boolean {
  return design.groupings.length > 0 && (state.problem.effects.kind === "nested" || state.residual === null);
}

/** Positions of the innermost units that a unit consists of. */
function innermostWithin(
  { elimination: { levels } }: NestedEffects,
  grouping: number,
  unit: number,
): readonly number[] {
  let within: readonly number[] = [unit];
  for (let level = grouping - 1; level >= 0; level--) {
    const wanted = new Set(within);
    within = [...levels[level].parents.keys()].filter((inner) => wanted.has(levels[level].parents[inner]));
  }
  return within;
}

/** Zeros in place of the units' cross-products; returns what puts them back. */
function putAside({ elimination: { levels, size }, forget }: NestedEffects, units: readonly number[]): () => void {
  const [{ within, between, z }]: readonly EliminationLevel[] = levels;
  const [ofWithin, ofBetween] = [packedSize(size), z.length * size];
  const kept = units.map((unit) => ({
    within: within.slice(unit * ofWithin, (unit + 1) * ofWithin),
    between: between.slice(unit * ofBetween, (unit + 1) * ofBetween),
  }));
  for (const unit of units) {
    within.fill(0, unit * ofWithin, (unit + 1) * ofWithin);
    between.fill(0, unit * ofBetween, (unit + 1) * ofBetween);
  }
  forget();
  return () => {
    forget();
    for (const [index, unit] of units.entries()) {
      within.set(kept[index].within, unit * ofWithin);
      between.set(kept[index].between, unit * ofBetween);
    }
  };
}

function crossedWithout({ design, method, state }: LinearMixedFit, grouping: number, unit: number): DevianceProblem {
  const { basis } = state;
  const base = design.weights === null ? basis.columns : weighted(basis.columns, design.weights).columns;
  const left = rowsOfUnit(design.groupings[grouping], unit);
  const columns = base.map((column) => {
    const rest = column.slice();
    for (const row of left) rest[row] = 0;
    return rest;
  });
  return problemMaker(design, basis, method)(columns, 0);
}
