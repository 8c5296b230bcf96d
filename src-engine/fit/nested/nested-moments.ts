import type { Moments } from "../random-effects.ts";
import type { LevelStructure } from "./elimination.ts";
import { packedIndex, packedSize } from "./packed.ts";
import { type UnitFactors, unitProducts } from "./unit-factors.ts";

/** Sums over units by level: two effects of different levels meet in the units of the inner one. */
export function nestedMoments(
  factors: UnitFactors,
  levels: readonly LevelStructure[],
  residual: Float64Array,
): Moments {
  const raw = rawProducts(factors, levels);
  const effects = levels.flatMap(({ z }, level) => z.map((position) => ({ level, position })));
  const count = effects.length;
  const squares = new Float64Array(count * count);
  const sizes = new Float64Array(count);
  const residualSquares = new Float64Array(count);
  for (const [a, { level, position }] of effects.entries()) {
    for (const [b, other] of effects.entries()) {
      const sums = raw[Math.min(level, other.level)];
      squares[a * count + b] = sumOver(sums, (at) => at(position, other.position) ** 2);
    }
    sizes[a] = sumOver(raw[level], (at) => at(position, position));
    residualSquares[a] = sumOver(raw[level], (at) => {
      let sum = 0;
      for (let c = 0; c < residual.length; c++) if (residual[c] !== 0) sum += residual[c] * at(position, c);
      return sum * sum;
    });
  }
  return { squares, sizes, residualSquares };
}

/** Cross-products U'U by unit of one level, packed, nothing eliminated. */
interface RawProducts {
  readonly size: number;
  readonly units: number;
  readonly packed: Float64Array;
}

function rawProducts(factors: UnitFactors, levels: readonly LevelStructure[]): RawProducts[] {
  const { size } = factors;
  const stride = packedSize(size);
  const raw: RawProducts[] = [{ size, units: factors.units, packed: unitProducts(factors) }];
  for (let level = 1; level < levels.length; level++) {
    const inner = raw[level - 1];
    const packed = new Float64Array(levels[level].units * stride);
    for (let unit = 0, at = 0; unit < inner.units; unit++) {
      const to = levels[level - 1].parents[unit] * stride;
      for (let entry = 0; entry < stride; entry++) packed[to + entry] += inner.packed[at++];
    }
    raw.push({ size, units: levels[level].units, packed });
  }
  return raw;
}

type EntryOf = (a: number, b: number) => number;

function sumOver({ size, units, packed }: RawProducts, value: (at: EntryOf) => number): number {
  const stride = packedSize(size);
  let from = 0;
  const at: EntryOf = (a, b) => packed[from + packedIndex(a, b)];
  let sum = 0;
  for (let unit = 0; unit < units; unit++, from += stride) sum += value(at);
  return sum;
}
