import { setUpChromium } from "./set-up/chromium.mjs";
import { setUpNodeModules } from "./set-up/node-modules.mjs";
import { nodeVersionProblem } from "./set-up/node-version.mjs";
import { parts } from "./test/parts.mjs";

/**
 * `npm test [-- part …]`: everything, or only the parts named. Sets up what is missing; the last line is the sum.
 *
 * @param {readonly string[]} wanted
 */
async function test(wanted) {
  const problem = nodeVersionProblem() ?? (await setUpNodeModules());
  if (problem !== null) return finish(problem, 0, 1);
  const chromium = await setUpChromium();
  let [passed, failed] = [0, 0];
  if ("problem" in chromium) {
    console.log(chromium.problem);
    failed += 1;
  }
  // Its output is read here and shown indented.
  process.env.NO_COLOR = "1";
  // Tests that draw look for it there.
  if ("path" in chromium) process.env.CROSSLEVEL_CHROMIUM = chromium.path;
  const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    return finish(`There is no part "${unknown[0]}"; there are: ${parts.map(({ name }) => name).join(", ")}.`, 0, 1);
  }
  for (const part of parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const verdict = await checkPart(part);
    passed += verdict.passed;
    failed += verdict.failed;
  }
  finish("", passed, failed);
}

/** @param {import("./test/parts.mjs").Part} part */
async function checkPart({ name, check }) {
  const started = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`${name} …`);
  const verdict = await check();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = `${verdict.passed} passed${verdict.failed > 0 ? `, ${verdict.failed} failed` : ""}`;
  if (process.stdout.isTTY) process.stdout.write("\r\x1b[K");
  console.log(`${name.padEnd(16)} ${[counts, verdict.summary, `${seconds} s`].filter(Boolean).join(" · ")}`);
  if (verdict.failed > 0) console.log(indent(verdict.details));
  return verdict;
}

/** @param {string} text */
function indent(text) {
  return text.trimEnd().replaceAll(/^/gm, "    ");
}

/**
 * @param {string} sentence
 * @param {number} passed
 * @param {number} failed
 */
function finish(sentence, passed, failed) {
  if (sentence !== "") console.log(sentence);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await test(process.argv.slice(2));
