import { totalmem } from "node:os";
import { million, randomSlopes } from "./cases.mjs";
import { timeFit } from "./fits.mjs";
import { generate } from "./generate.mjs";

/**
 * How an analysis' time grows with the rows, the units and θ.
 *
 * @typedef {object} Scaling
 * @property {"rows" | "units" | "θ"} against
 * @property {readonly { at: number, timing: import("./fits.mjs").Timing }[]} points
 */

/** What ten million rows need while they are read and fitted. */
const memoryForMost = 8 * 1024 ** 3;

/** @returns {Promise<readonly Scaling[]>} */
export async function timeScaling() {
  const rows = [10_000, 100_000, 1_000_000, ...(totalmem() < memoryForMost ? [] : [10_000_000])];
  const units = [100, 1_000, 10_000, 50_000];
  const slopes = [0, 1, 2, 3, 4, 5];
  return [
    {
      against: "rows",
      points: await timed(rows, 1, (count) =>
        count === 1_000_000 ? million() : generate({ name: "rows", rows: count, units: count / 100, slopes: 1 }),
      ),
    },
    {
      against: "units",
      points: await timed(units, 1, (count) => generate({ name: "units", rows: 200_000, units: count, slopes: 1 })),
    },
    { against: "θ", points: await againstTheta(slopes) },
  ];
}

/** @param {readonly number[]} slopes */
async function againstTheta(slopes) {
  const file = generate({ name: "theta", rows: 60_000, units: 3_000, slopes: 5 });
  const points = [];
  for (const count of slopes) {
    const timing = await timeFit({ file, model: randomSlopes(count), repeats: 3 });
    points.push({ at: ((count + 1) * (count + 2)) / 2, timing });
  }
  return points;
}

/**
 * @param {readonly number[]} counts
 * @param {number} slopes
 * @param {(count: number) => string} fileOf
 */
async function timed(counts, slopes, fileOf) {
  const points = [];
  for (const at of counts) {
    points.push({ at, timing: await timeFit({ file: fileOf(at), model: randomSlopes(slopes), repeats: 3 }) });
  }
  return points;
}
