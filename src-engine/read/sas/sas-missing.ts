/** Missing values of SAS: 0 is `.`, 1 to 26 are `.A` to `.Z`, 27 is `._`. */
export function sasKindName(kind: number): string {
  return kind === underscoreKind ? "._" : `.${String.fromCharCode(0x40 + kind)}`;
}

/** The kind behind a letter's code; -1: it is none. */
export function sasKindOfLetter(code: number): number {
  if (code === underscore) return underscoreKind;
  if (code === point) return 0;
  return code >= letterA && code < letterA + 26 ? code - letterA + 1 : -1;
}

const underscoreKind = 27;
const underscore = 0x5f;
const point = 0x2e;
const letterA = 0x41;
