import { normalQuantile } from "./normal-distribution.ts";

/**
 * Random numbers by xoshiro128** (Blackman & Vigna 2021), its state filled from a seed by the finalizer of MurmurHash3. The
 * stream belongs to the seed alone: the same on every machine and in every version of this program.
 */
export interface RandomStream {
  /** Uniform on (0, 1), both ends left out, with 53 bits. */
  uniform(): number;
  /** Standard normal, by inversion: one uniform each. */
  normal(): number;
}

export function randomStream(seed: number): RandomStream {
  const state = Uint32Array.from({ length: 4 }, (_, index) => mixed(seed + Math.imul(index + 1, goldenRatio)));
  const next = (): number => {
    const [first, second] = state;
    const result = Math.imul(rotated(Math.imul(second, 5), 7), 9) >>> 0;
    state[2] ^= first;
    state[3] ^= second;
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= second << 9;
    state[3] = rotated(state[3], 11);
    return result;
  };
  const uniform = () => {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * 67108864 + low + 0.5) / 9007199254740992;
  };
  return { uniform, normal: () => normalQuantile(uniform()) };
}

/** 2³² divided by the golden ratio. */
const goldenRatio = 0x9e3779b9;

function mixed(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

function rotated(value: number, by: number): number {
  return ((value << by) | (value >>> (32 - by))) >>> 0;
}
