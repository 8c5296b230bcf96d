import { describe, expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { noticeText } from "../../src-wording/notices.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

/** What is rare of an outcome tells little, however many the rows; intervals that cannot be had say why. */
const term = (...names: readonly string[]): Term => ({ variables: names.map((name) => ({ name })) });
const rows = Array.from({ length: 200 }, (_, row) => row);
const g = rows.map((row) => row % 20);
const { normal, uniform } = randomNumbers(31);
const x = rows.map(() => Math.round(normal() * 1000) / 1000);
const once = rows.map((row) => (row === 56 ? 1 : 0));

describe("an outcome that is nearly always the same", () => {
  test.each([
    { distribution: "bernoulli" as const, y: once, says: "Y is 1 in only 1 of 200 rows, to estimate 2 coefficients" },
    {
      distribution: "bernoulli" as const,
      y: once.map((value) => 1 - value),
      says: "Y is other than 1 in only 1 of 200 rows, to estimate 2 coefficients",
    },
    { distribution: "poisson" as const, y: once, says: "Y counts only 1 event in all, to estimate 2 coefficients" },
    { distribution: "binomial" as const, y: once, says: "Y has only 1 success in all, to estimate 2 coefficients" },
    {
      distribution: "multinomial" as const,
      y: rows.map((row) => (row < 4 ? "c" : "ab".charAt(row % 2))),
      says: "Y is c in only 4 of 200 rows, to estimate 2 coefficients",
    },
  ])("is said to be rare: $distribution", ({ distribution, y, says }) => {
    const sentences = noticesOf({ y, x, g, n: rows.map(() => 3) }, distribution, {
      ...(distribution === "binomial" && { trials: "n" }),
    });
    expect(sentences.some((sentence) => sentence.startsWith(says))).toBe(true);
  });

  test("is not where there are five cases for each coefficient", () => {
    const y = rows.map((row) => (row % 20 === 3 ? 1 : 0));
    const shuffled = y.map((_, row) => y[(row * 7) % 200] ?? 0);
    const sentences = noticesOf({ y: shuffled, x, g: rows.map((row) => Math.floor(row / 10)) }, "bernoulli", {});
    expect(sentences.filter((sentence) => sentence.includes("in only"))).toEqual([]);
  });
});

describe("profile likelihood intervals", () => {
  test("that meet the edge of a link are left out, and the result says why", () => {
    const inside = rows.slice(0, 48);
    const z = inside.map(() => Math.round((2 * uniform() - 1) * 1000) / 1000);
    const y = inside.map((row) => Math.exp(0.6 * normal()) / Math.sqrt(0.7 + 0.5 * (z[row] ?? 0)));
    const sentences = noticesOf({ y, x: z, g: inside.map((row) => row % 12) }, "inverse-gaussian", {
      link: "inverse-squared",
      inference: { intervals: "profile" },
    });
    expect(sentences).toContainEqual(
      "The intercept and x have no profile likelihood interval that could be found: on the way there fitted means reach the edge of what the inverse squared link allows; choose Wald intervals, or a link without such an edge.",
    );
  });
});

function noticesOf(
  columns: Readonly<Record<string, readonly (number | string)[]>>,
  distribution: ModelSpecification["distribution"],
  more: Partial<ModelSpecification>,
): readonly string[] {
  const model = { outcome: "y", fixed: [term(), term("x")], random: [{ group: "g", terms: [term()] }] };
  const analysis = analyse(madeData(columns), { ...model, distribution, ...more });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result.warnings.map((warning) => noticeText(warning));
}
