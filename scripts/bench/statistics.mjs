/**
 * @typedef {object} Statistics
 * @property {number} count
 * @property {number} median
 * @property {number} p95
 * @property {number} most
 */

/**
 * @param {readonly number[]} values
 * @returns {Statistics}
 */
export function statistics(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { count: values.length, median: at(0.5), p95: at(0.95), most: at(1) };
}

/**
 * Milliseconds until `work` has ended well.
 *
 * @param {() => Promise<{ readonly ok: boolean }>} work
 */
export async function answerTime(work) {
  const started = performance.now();
  const outcome = await work();
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return performance.now() - started;
}

/**
 * The times of `count` measurements, after some that only warm up.
 *
 * @param {number} count
 * @param {() => Promise<number>} measure
 * @param {number} warmUp
 */
export async function repeated(count, measure, warmUp = 0) {
  const times = [];
  for (let time = 0; time < warmUp + count; time++) times.push(await measure());
  return statistics(times.slice(warmUp));
}
