/**
 * How far a search is, by what another step can be expected to gain: from the first such gain down to the tolerance, on a scale of
 * logarithms, since quasi-Newton steps take off about a power of ten each. Never goes back, where a search begins anew. `share`: of the
 * whole, that is done when the search is.
 */
export function searchProgress(
  tolerance: number,
  progress: (fraction: number) => void,
  share = almostDone,
): (expectedGain: number) => void {
  let first: number | null = null;
  let farthest = 0;
  return (expectedGain) => {
    if (!(expectedGain > 0) || !Number.isFinite(expectedGain)) return;
    first ??= Math.max(expectedGain, 10 * tolerance);
    const fraction = Math.log(first / expectedGain) / Math.log(first / tolerance);
    farthest = Math.max(farthest, Math.min(fraction, 1));
    progress(share * farthest);
  };
}

/** Standard errors follow the search. */
const almostDone = 0.9;
