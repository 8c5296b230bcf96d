import type { ImportReason } from "../../../src-contract/data-import.ts";

/** Whether a whole number has more digits than a number keeps: as one, some identifiers would become the same. */
export function isTooLong(whole: bigint): boolean {
  return whole > largestExact || whole < -largestExact;
}

/** Why a column of such numbers is one of texts. */
export function tooLongReason(whole: bigint): ImportReason {
  return { code: "too-many-digits", example: String(whole) };
}

const largestExact = BigInt(Number.MAX_SAFE_INTEGER);
