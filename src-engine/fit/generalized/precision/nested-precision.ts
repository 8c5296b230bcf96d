import type { NestedLevel, NestedStructure } from "./nested-structure.ts";
import { eliminate, frontsOf, invertFront, solveBackward, solveForward } from "./path-fronts.ts";
import { pathFactor, scaleProducts, weightedProducts } from "./path-products.ts";
import { pathLeverages, visitOwnBlocks, visitPathGradients } from "./path-spread.ts";
import type { PosteriorPrecision } from "./posterior-precision.ts";

/**
 * A unit's path are its own effects and those of the units it lies in, innermost first; two effects share rows only where
 * one's path holds the other. H is factorized along the paths: a unit's front is the part of H at its path that its rows
 * and inner units leave; its own effects are eliminated from it, and what remains of it is added to its parent's front. No
 * matrix is larger than a path, nothing is filled in. C follows from the outermost units inwards (Takahashi's recursion).
 */
export function nestedPrecision({ starts, levels }: NestedStructure): PosteriorPrecision {
  const fronts = levels.map((level, index) => frontsOf(level, index, levels));
  const inner = fronts[0];
  if (inner === undefined) return noEffects;
  const z = levels.flatMap((level) => level.z);
  const gram = new Float64Array(inner.units * z.length ** 2);
  const lambda = new Float64Array(z.length ** 2);
  const clusters = clustersOf(levels);
  return {
    factorize(weights, factors) {
      weightedProducts(weights, z, starts, gram);
      pathFactor(levels, factors, lambda);
      for (const { values } of fronts.slice(1)) values.fill(0);
      scaleProducts(gram, lambda, z.length, inner.values);
      let logDeterminant = 0;
      for (const [index, front] of fronts.entries()) logDeterminant += eliminate(front, fronts[index + 1]?.values);
      return logDeterminant;
    },
    solve(vector) {
      for (const front of fronts) solveForward(front, vector);
      for (const front of fronts.toReversed()) solveBackward(front, vector);
    },
    invert() {
      for (let index = fronts.length - 1; index >= 0; index--) invertFront(fronts[index], fronts[index + 1]?.inverse);
    },
    leverages: (into) => pathLeverages(inner, lambda, z, starts, into),
    visitFactorGradients: (visit) => visitPathGradients(inner, gram, lambda, levels, clusters, visit),
    visitSpreads: (visit) => visitOwnBlocks(fronts, visit),
  };
}

const noEffects: PosteriorPrecision = {
  factorize: () => 0,
  solve: () => {},
  invert: () => {},
  leverages: (into) => {
    into.fill(0);
  },
  visitFactorGradients: () => {},
  visitSpreads: () => {},
};

/** The outermost unit of each innermost one. */
function clustersOf(levels: readonly NestedLevel[]): Int32Array {
  return Int32Array.from({ length: levels[0].units }, (_, unit) => {
    return levels.slice(0, -1).reduce((ancestor, { parents }) => parents[ancestor], unit);
  });
}
