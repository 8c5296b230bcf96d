import { type MinimizeOptions, type Minimum, minimize } from "../../math/minimize.ts";
import { after } from "../lowest-valley.ts";
import type { ParameterEnd, ResidualStructure } from "./residual-matrix.ts";
import type { ResidualModel } from "./residual-model.ts";
import { searchObjective } from "./residual-objective.ts";

/** s of an occasion beside which that of the reference is near zero. */
const farLarger = Math.sqrt(1e3);

/** A model and a search over it. */
export interface Searched {
  readonly model: ResidualModel;
  readonly search: Minimum;
}

/**
 * The model whose σ² is the largest variance, and the search there, where σ² was that of an occasion with far less: as such a one goes to
 * zero, θ and all other variances go to infinity beside it. `count` coordinates of x are θ.
 */
export function referredToLargest(
  model: ResidualModel,
  found: Minimum,
  count: number,
  options: Omit<MinimizeOptions, "start">,
): Searched {
  const { scales } = model.structure.at(found.x.slice(count));
  const largest = scales?.indexOf(Math.max(...scales)) ?? 0;
  if (model.structure.referredTo === null || scales === null || scales[largest] < farLarger) {
    return { model, search: found };
  }
  const { model: referred, search } = referredTo(model, found, count, largest);
  const next = minimize(searchObjective(referred, count), { ...options, start: search.x });
  if (next === null) return { model: referred, search };
  return { model: referred, search: next.value > search.value ? after(next, search) : after(search, next) };
}

/** The same search with σ² that of another occasion of s: θ / s and η − ln s say the same. */
export function referredTo(model: ResidualModel, found: Minimum, count: number, occasion: number): Searched {
  const refer = model.structure.referredTo;
  if (refer === null) return { model, search: found };
  const moved = (x: ArrayLike<number>): Float64Array => {
    const there = refer(Float64Array.from(x).slice(count), occasion);
    return Float64Array.of(
      ...Array.from(x)
        .slice(0, count)
        .map((value) => value / there.scale),
      ...there.eta,
    );
  };
  const referred = model.withStructure(refer(found.x.slice(count), occasion).structure);
  const trace = found.trace.map(({ x, value }) => ({ x: [...moved(x)], value }));
  return { model: referred, search: { ...found, x: moved(found.x), hessian: new Float64Array(0), trace } };
}

/** The same search with σ² the largest other variance, and the end of the one that was the reference's; null where there is none. */
export function withoutReference(
  { model, search }: Searched,
  count: number,
): { readonly moved: Searched; readonly end: ParameterEnd } | null {
  const reference = referenceOf(model.structure);
  const { scales } = model.structure.at(search.x.slice(count));
  if (reference === null || scales === null || scales.length < 2) return null;
  const others = scales.with(reference, 0);
  const moved = referredTo(model, search, count, others.indexOf(Math.max(...others)));
  const end = moved.model.structure.ends.find(({ occasion }) => occasion === reference);
  return end === undefined ? null : { moved, end };
}

/** The occasion whose variance is σ²; null: everybody's. */
function referenceOf({ referredTo, ends, start, at }: ResidualStructure): number | null {
  if (referredTo === null) return null;
  const others = ends.map(({ occasion }) => occasion);
  return (at(start).scales ?? []).findIndex((_, occasion) => !others.includes(occasion));
}
