import { describe, expect, test } from "vitest";
import type { CovarianceStructure, Term } from "../../src-contract/analysis.ts";
import type { NoticeContent } from "../../src-contract/notice.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

/** Random effects of which the data carry fewer than there are: the result says which are what. */
const names = ["x1", "x2", "x3"];
const { normal } = randomNumbers(31);
const rows = Array.from({ length: 30 * 8 }, (_, row) => row);
const g = rows.map((row) => `g${Math.floor(row / 8)}`);
const x = names.map(() => rows.map(() => normal()));
const level = Array.from({ length: 30 }, () => normal());
const other = Array.from({ length: 30 }, () => normal());
const errors = rows.map(() => 0.5 * normal());

describe("a random part that is singular says what depends on what", () => {
  test("slopes that are sums of other effects are named with the sum", () => {
    const result = fitted("unstructured", (unit) => [1, 0.5, -1].map((share) => share * (level[unit] ?? 0)));
    const notice = found(result, "covariance-singular");
    expect(notice).toMatchObject({ group: "g", dimension: 4 });
    const covariance = result.random[0]?.covariance ?? [];
    const position = (name: string) => result.random[0]?.names.indexOf(name) ?? -1;
    expect(notice.dependent).toHaveLength(notice.dimension - notice.rank);
    for (const { effect, equals } of notice.dependent) {
      for (const row of covariance) {
        const sum = equals.reduce((all, part) => all + part.coefficient * (row[position(part.name)] ?? 0), 0);
        expect(Math.abs(sum - (row[position(effect.name)] ?? 0))).toBeLessThan(0.01);
      }
    }
    const { message } = result.warnings.find(({ code }) => code === "covariance-singular") ?? { message: "" };
    expect(message).toMatch(/that of x\d is −?[\d.]+ × that of/);
  });

  test("effects of compound symmetry that are all the same are said to be", () => {
    const result = fitted("compound-symmetry", (unit) => [1, 1, 1].map(() => level[unit] ?? 0), names);
    expect(found(result, "correlation-bound")).toMatchObject({
      group: "g",
      effects: names.map((name) => ({ name })),
      correlation: 1,
    });
  });

  test("effects of compound symmetry that sum to zero are said to", () => {
    const result = fitted(
      "compound-symmetry",
      (unit) => [
        2 * (level[unit] ?? 0),
        (other[unit] ?? 0) - (level[unit] ?? 0),
        -(other[unit] ?? 0) - (level[unit] ?? 0),
      ],
      names,
    );
    expect(found(result, "correlation-bound")).toMatchObject({ correlation: -0.5 });
    expect(result.random[0]?.correlation[0]?.[1]).toBeCloseTo(-0.5, 12);
  });
});

/** Slopes of the units as told, and a model with random effects of the intercept and x1 to x3, or of those named. */
function fitted(
  covariance: CovarianceStructure,
  slopesOf: (unit: number) => readonly number[],
  effects: readonly string[] = ["", ...names],
): ResultDocument {
  const y = rows.map((row) => {
    const slopes = slopesOf(Math.floor(row / 8));
    return 1 + slopes.reduce((sum, slope, k) => sum + slope * (x[k]?.[row] ?? 0), 0) + (errors[row] ?? 0);
  });
  const term = (name: string): Term => ({ variables: name === "" ? [] : [{ name }] });
  const columns = Object.fromEntries(names.map((name, k) => [name, x[k] ?? []]));
  const analysis = analyse(madeData({ g, y, ...columns }), {
    outcome: "y",
    fixed: ["", ...names].map(term),
    random: [{ group: "g", terms: effects.map(term), covariance }],
  });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.fit).toMatchObject({ converged: true, singular: true });
  return analysis.value.result;
}

function found<Code extends NoticeContent["code"]>(
  { warnings }: ResultDocument,
  code: Code,
): Extract<NoticeContent, { readonly code: Code }> {
  const notice = warnings.find((warning) => warning.code === code);
  if (notice === undefined) throw new Error(`no notice ${code}: ${warnings.map((one) => one.code).join()}`);
  return notice as NoticeContent as Extract<NoticeContent, { readonly code: Code }>;
}
