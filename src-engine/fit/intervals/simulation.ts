import type { RandomStream } from "../../math/random-stream.ts";
import { squareTimes } from "../../math/square-matrix.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { color } from "../residual/coloring.ts";

/**
 * Outcomes as the fitted model makes them, on the scale of its basis: ỹ = X̃β̃ + Σ Z̃u + e, u ~ N(0, σ̃²ΛΛ'), e ~ N(0, σ̃²R/w).
 * `simulate` fills in another one.
 */
export function outcomeSimulator(
  { design, state }: LinearMixedFit,
  random: RandomStream,
): (outcome: Float64Array) => void {
  const { basis, problem, at, residual } = state;
  const rows = design.outcome.length;
  const scale = Math.sqrt(at.variance);
  const expected = new Float64Array(rows);
  for (const [k, position] of basis.x.entries()) {
    const column = basis.columns[position];
    for (let row = 0; row < rows; row++) expected[row] += at.beta[k] * column[row];
  }
  const roots = design.weights?.map((weight) => 1 / Math.sqrt(weight)) ?? null;
  return (outcome) => {
    for (let row = 0; row < rows; row++) outcome[row] = random.normal();
    if (residual !== null) color(outcome, design.residual, residual.at);
    if (roots !== null) for (let row = 0; row < rows; row++) outcome[row] *= roots[row];
    for (let row = 0; row < rows; row++) outcome[row] = expected[row] + scale * outcome[row];
    for (const [part, { grouping, parameters, effectOffset }] of problem.parts.entries()) {
      const { units, labels } = design.groupings[grouping];
      const q = parameters.size;
      const width = problem.effects.groupings[grouping].effects;
      const factor = Float64Array.from({ length: q * q }, (_, entry) => {
        return (
          scale * at.factors[grouping][(effectOffset + Math.floor(entry / q)) * width + effectOffset + (entry % q)]
        );
      });
      const effects = new Float64Array(labels.length * q);
      for (let unit = 0; unit < labels.length; unit++) {
        const own = Float64Array.from({ length: q }, () => random.normal());
        effects.set(squareTimes(factor, own), unit * q);
      }
      for (const [k, position] of basis.z[part].entries()) {
        const column = basis.columns[position];
        for (let row = 0; row < rows; row++) outcome[row] += column[row] * effects[units[row] * q + k];
      }
    }
  };
}
