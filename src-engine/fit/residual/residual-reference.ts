import { type MinimizeOptions, type Minimum, minimize } from "../../math/minimize.ts";
import { after } from "../lowest-valley.ts";
import type { ResidualModel } from "./residual-model.ts";
import { residualObjective } from "./residual-objective.ts";

/** s of an occasion beside which that of the reference is near zero. */
const farLarger = Math.sqrt(1e3);

/**
 * The model whose σ² is the largest variance, and the search there, where σ² was that of an occasion with far less: as such a one goes to
 * zero, θ and all other variances go to infinity beside it. θ / s and η − ln s say the same beside the occasion of s. `count` coordinates of
 * x are θ.
 */
export function referredToLargest(
  model: ResidualModel,
  found: Minimum,
  count: number,
  options: Omit<MinimizeOptions, "start">,
): { readonly model: ResidualModel; readonly search: Minimum } {
  const { referredTo, at } = model.structure;
  const eta = found.x.slice(count);
  const { scales } = at(eta);
  const largest = scales?.indexOf(Math.max(...scales)) ?? 0;
  if (referredTo === null || scales === null || scales[largest] < farLarger) return { model, search: found };
  const moved = (x: ArrayLike<number>): Float64Array => {
    const there = referredTo(Float64Array.from(x).slice(count), largest);
    return Float64Array.of(
      ...Array.from(x)
        .slice(0, count)
        .map((value) => value / there.scale),
      ...there.eta,
    );
  };
  const referred = model.withStructure(referredTo(eta, largest).structure);
  const trace = found.trace.map(({ x, value }) => ({ x: [...moved(x)], value }));
  const search = { ...found, x: moved(found.x), trace };
  const next = minimize(residualObjective(referred, count), { ...options, start: search.x });
  if (next === null) return { model: referred, search };
  return { model: referred, search: next.value > search.value ? after(next, search) : after(search, next) };
}
