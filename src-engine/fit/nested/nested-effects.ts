import { multiplySquare } from "../../math/square-matrix.ts";
import { onceInARow } from "../once-in-a-row.ts";
import { type RandomEffects, sumOverUnits } from "../random-effects.ts";
import { relativeCovariance } from "../relative-covariance.ts";
import { type Elimination, elimination, type LevelStructure } from "./elimination.ts";
import { nestedMoments } from "./nested-moments.ts";
import { rowAdjoints, rowCombinations, visitNestedGradients, visitNestedScores } from "./nested-sensitivity.ts";
import { packedIndex } from "./packed.ts";
import { unitFactors } from "./unit-factors.ts";
import { unitOutcome } from "./unit-outcome.ts";

/** Random effects of grouping factors that lie within each other, from the innermost outwards. */
export interface NestedEffects extends RandomEffects {
  readonly kind: "nested";
  readonly elimination: Elimination;
  /** To be called when numbers of the elimination's units were changed: everything has to be eliminated again. */
  forget(): void;
  /** T by level, of the last elimination. */
  readonly relative: readonly Float64Array[];
  /** A combination of the fixed columns as one of all columns of U. */
  expand(combination: Float64Array): Float64Array;
  /** Positions of X̃ in U. */
  readonly x: readonly number[];
  /** The innermost units' rows: unit u has starts[u] … starts[u + 1] − 1. */
  readonly starts: Int32Array;
  /** ∂f/∂(U'U) of every innermost unit's rows, m × m each, for the f of `visitGradients`. */
  rowAdjoints(adjoint: Float64Array): Float64Array;
  /** By innermost unit a combination v of U, m each, whose rows R⁻¹U v are those of V⁻¹[X̃ ỹ] `combination`. */
  rowCombinations(combination: Float64Array): Float64Array;
}

/** U = [X̃, Z̃, ỹ] with X̃ at `x` and ỹ last; unit u of the innermost level has the rows starts[u] … starts[u + 1] − 1. */
export function nestedEffects(
  columns: readonly Float64Array[],
  x: readonly number[],
  levels: readonly LevelStructure[],
  starts: Int32Array,
): NestedEffects {
  const rows = unitFactors(columns, starts, levels[0]?.z ?? []);
  const system = elimination(rows, levels);
  const size = columns.length;
  const fixed = [...x, size - 1];
  const groupings = levels.map(({ units, z }) => ({ units, effects: z.length }));
  let factors: readonly Float64Array[] = [];
  let relative: readonly Float64Array[] = [];
  const expand = (combination: Float64Array) => {
    const expanded = new Float64Array(size);
    for (const [index, position] of fixed.entries()) expanded[position] += combination[index];
    return expanded;
  };
  const expandSquare = (adjoint: Float64Array) => {
    const expanded = new Float64Array(size * size);
    for (const [a, i] of fixed.entries()) {
      for (const [b, j] of fixed.entries()) expanded[i * size + j] += adjoint[a * fixed.length + b];
    }
    return expanded;
  };
  const { eliminate, forget } = onceInARow((lambdas) => {
    factors = lambdas;
    relative = lambdas.map((factor) => relativeCovariance(factor, Math.sqrt(factor.length)));
    return system.eliminate(relative);
  });
  return {
    kind: "nested",
    elimination: system,
    forget,
    x,
    starts,
    groupings,
    get relative() {
      return relative;
    },
    expand,
    eliminate,
    eliminateRelative(matrices) {
      forget();
      relative = matrices;
      return system.eliminate(relative);
    },
    product: (a, b) => system.top[packedIndex(fixed[a], fixed[b])],
    visitGradients(adjoint, visit) {
      visitNestedGradients(system, relative, expandSquare(adjoint), (grouping, unit, share) => {
        visit(grouping, unit, multiplySquare(share, factors[grouping]));
      });
    },
    covarianceGradient(adjoint) {
      const top = expandSquare(adjoint);
      const sums = sumOverUnits(groupings, (visit) => visitNestedGradients(system, relative, top, visit));
      return sums.map((sum, grouping) => multiplySquare(sum, factors[grouping]));
    },
    rowAdjoints: (adjoint) => rowAdjoints(system, relative, expandSquare(adjoint)),
    rowCombinations: (combination) => rowCombinations(system, relative, expand(combination)),
    visitInformation: (visit) => visitNestedGradients(system, relative, new Float64Array(size * size), visit),
    visitScores: (combination, visit) => visitNestedScores(system, relative, expand(combination), visit),
    moments: (combination) => nestedMoments(rows, levels, expand(combination)),
    otherOutcomes() {
      const take = unitOutcome(columns, starts, levels[0]?.z ?? [], rows);
      return (outcome) => {
        forget();
        take(outcome);
      };
    },
  };
}
