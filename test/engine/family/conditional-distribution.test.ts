import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Link } from "../../../src-contract/analysis.ts";
import type {
  ConditionalDistribution,
  OutcomeRows,
  RowDerivatives,
} from "../../../src-engine/family/conditional-distribution.ts";
import { cumulative } from "../../../src-engine/family/ordinal/cumulative.ts";
import type { PlainDistribution } from "../../../src-engine/family/outcome-choice.ts";
import { conditionalDistribution } from "../../../src-engine/family/outcome-distribution.ts";

interface Case {
  readonly distribution: PlainDistribution | "ordinal";
  readonly link: Link;
  readonly y: number;
  readonly trials: number;
  readonly eta: number;
  readonly psi: readonly number[];
  readonly eta_derivatives: readonly number[];
  readonly psi_derivatives: readonly (readonly number[])[];
}

const cases: readonly Case[] = JSON.parse(readFileSync(new URL("../../golden/families.json", import.meta.url), "utf8"));

function bound(distribution: PlainDistribution, link: Link, rows: OutcomeRows): ConditionalDistribution {
  const choice = { distribution, link, degreesOfFreedom: null, outcome: "y", trials: "n" };
  const outcome = conditionalDistribution(
    choice,
    rows,
    Int32Array.from(rows.outcome, (_, row) => row),
  );
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
}

function derivatives(rows: number, parameters: number): RowDerivatives {
  const column = () => new Float64Array(rows).fill(Number.NaN);
  return {
    value: column(),
    first: column(),
    second: column(),
    third: column(),
    parameters: Array.from({ length: parameters }, () => ({ first: column(), mixed: column(), mixedSecond: column() })),
  };
}

function evaluated({ distribution, link, y, trials, eta, psi }: Case): { eta: number[]; psi: number[][] } {
  // A second row with a mean above zero: the inverse link has means of the outcome's sign only.
  const beside = distribution === "normal" ? [10] : [];
  const rows = {
    outcome: Float64Array.of(y, ...beside),
    trials: distribution === "binomial" ? Float64Array.of(trials) : null,
    weights: null,
  };
  const into = derivatives(rows.outcome.length, psi.length);
  const family =
    distribution === "ordinal"
      ? cumulative({ ...rows, categories: psi.length + 2 }, link)
      : bound(distribution, link, rows);
  family.evaluate(
    rows.outcome.map(() => eta),
    Float64Array.from(psi),
    3,
    into,
  );
  return {
    eta: [into.value, into.first, into.second, into.third].map((column) => column[0] ?? Number.NaN),
    psi: into.parameters.map(({ first, mixed, mixedSecond }) =>
      [first, mixed, mixedSecond].map((column) => column[0] ?? Number.NaN),
    ),
  };
}

/** Off by less than the share, of the value or, where terms of the size of `scale` cancel, of that. */
function expectClose(actual: number, expected: number, scale: number, share: number, what: string) {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), scale, 1e-250);
  expect(error < share, `${what}: ${actual} should be ${expected}, off by ${error}`).toBe(true);
}

describe("ln f and its derivatives are those of 90-digit arithmetic", () => {
  const pairOf = ({ distribution, link }: Case) => `${distribution}, ${JSON.stringify(link)}`;
  test.each([...new Set(cases.map(pairOf))])("%s", (pair) => {
    for (const one of cases.filter((each) => pairOf(each) === pair)) {
      const found = evaluated(one);
      const at = `y ${one.y}, η ${one.eta}, ψ ${one.psi.join()}`;
      // Counts of thousands and their logarithms cancel in ln f: it is as exact as its largest part. So do the parts of the
      // derivatives where the link is not made for the distribution, and where a precision is of the order of 1e6.
      // A category as narrow as 1e-4 is a difference of two probabilities whose first four digits are alike.
      const narrow = one.distribution === "ordinal" ? 1e3 : 1;
      const size = Math.max(1, one.y) * 1e-2;
      const cancels = typeof one.link !== "string" || ["identity", "inverse"].includes(one.link);
      const precise = Math.max(...one.psi, 0) > 12 ? 1000 : narrow > 1 ? 1e-2 : 0;
      for (const [order, expected] of one.eta_derivatives.entries()) {
        const scale = order === 0 ? size : cancels ? 1e-1 : precise;
        expectClose(found.eta[order] ?? Number.NaN, expected, scale, narrow * 1e-11, `∂${order} at ${at}`);
      }
      for (const [k, expected] of one.psi_derivatives.entries()) {
        for (const [order, value] of expected.entries()) {
          expectClose(
            found.psi[k]?.[order] ?? Number.NaN,
            value,
            Math.max(1e-2 * size, precise),
            narrow * 1e-10,
            `∂ψ${k}∂${order} at ${at}`,
          );
        }
      }
    }
  });
});
