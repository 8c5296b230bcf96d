import type { DesignColumn } from "../../design/columns.ts";
import type { Design } from "../../design/design.ts";
import { variesWithin } from "../../design/identifiable.ts";
import { isMultipleWithin } from "../../design/multiple-within.ts";
import { subjectGrouping } from "../../design/subjects.ts";
import type { Grouping } from "../../design/units.ts";

/**
 * Between-within degrees of freedom of each fixed coefficient, by HLM's rule (Raudenbush & Bryk 2002, p. 57; SAS's
 * DDFM=BETWITHIN is its like). For nested grouping factors, with J_g units of factor g:
 *
 * - A coefficient of the equation of a random effect q of factor g (γ_qs: its column is the effect's column times something
 *   constant within units): J_g − S_q − 1, S_q + 1 being the number of coefficients of that equation. Where the effect is
 *   random at several levels, the outermost decides.
 * - Any other coefficient belongs to the level at which its column varies: within the units of factor g but not within
 *   those of the next factor inwards, J_inner − J_g − c with c the number of such coefficients; rows count as the innermost.
 *
 * Subjects whose residuals are correlated are a level like any other, without random effects (SAS's rule for REPEATED).
 */
export function betweenWithin(design: Design): readonly number[] {
  const subjects = subjectGrouping(design);
  const nesting = subjects === null ? design.groupings : [subjects, ...design.groupings];
  const equations = equationsOf(design);
  const levels = design.fixed.map((column) => levelOf(column, nesting));
  const units = (level: number) => unitsOfLevel(nesting, design.outcome.length, level);
  return design.fixed.map((column, k) => {
    const equation = equations.find(({ columns }) => columns.includes(column));
    if (equation !== undefined) return equation.units - equation.columns.length;
    const level = levels[k];
    const others = levels.filter((other, j) => {
      return other === level && !equations.some(({ columns }) => columns.includes(design.fixed[j]));
    });
    return units(level) - units(level + 1) - others.length;
  });
}

interface EffectEquation {
  readonly units: number;
  readonly columns: readonly DesignColumn[];
}

/** The equations of the random effects, those of the outermost factor first. */
function equationsOf({ random, groupings, fixed }: Design): readonly EffectEquation[] {
  return random
    .toSorted((a, b) => b.grouping - a.grouping)
    .flatMap(({ grouping, columns }) =>
      columns.map((effect) => ({
        units: groupings[grouping].labels.length,
        columns: fixed.filter(({ values }) => isMultipleWithin(values, effect.values, groupings[grouping])),
      })),
    );
}

/** 0: varies within the innermost units; g: only between units of the g-th factor. */
function levelOf({ values }: DesignColumn, nesting: readonly Grouping[]): number {
  const within = nesting.findLastIndex((grouping) => !variesWithin(values, grouping));
  return within + 1;
}

/** Rows for level 0, units of the g-th factor for g; one of what lies beyond the outermost. */
function unitsOfLevel(nesting: readonly Grouping[], rows: number, level: number): number {
  return level === 0 ? rows : (nesting[level - 1]?.labels.length ?? 0);
}
