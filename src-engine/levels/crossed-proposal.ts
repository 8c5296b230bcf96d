import { type Candidate, enoughToPropose, fewestUnits } from "./identifier-candidate.ts";
import { splitUnits } from "./nesting.ts";

/**
 * Which candidates cross the proposed levels (pupils with teachers, answers with items), best first: most of their units occur
 * with several units of level 2, and most of those with several of theirs. They nest in none of each other.
 */
export function proposeCrossed(candidates: readonly Candidate[], levels: readonly Candidate[]): readonly Candidate[] {
  const [level2] = levels;
  if (level2 === undefined) return [];
  const crossed: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.score < enoughToPropose || candidate.categories.length < fewestUnits) continue;
    if (levels.includes(candidate) || !areMostlySplit(candidate, level2) || !areMostlySplit(level2, candidate))
      continue;
    const stands = [...levels, ...crossed].every((other) => splitUnits(other, candidate).count > 0);
    if (stands && crossed.every((other) => splitUnits(candidate, other).count > 0)) crossed.push(candidate);
  }
  return crossed;
}

function areMostlySplit(inner: Candidate, outer: Candidate): boolean {
  return splitUnits(inner, outer).count > inner.categories.length / 2;
}
