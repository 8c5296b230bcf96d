/**
 * The name a person most likely meant, or null where none is near: case and separators do not count, and up to a third
 * of the letters may be wrong, missing or swapped.
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  const plain = simplify(name);
  let nearest: string | null = null;
  let smallest = Math.floor(plain.length / 3) + 1;
  for (const candidate of names) {
    const distance = editDistance(plain, simplify(candidate), smallest);
    if (distance < smallest) {
      smallest = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]/g, "");
}

/** Damerau–Levenshtein distance (insertions, deletions, substitutions, swaps of neighbours), given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current.push(distance);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? limit;
}
