import { describe, expect, it } from "vitest";
import type { RandomEntry, StartingVariances } from "../../../src-contract/analysis.ts";
import {
  covariancesOf,
  isSearchRight,
  usualSearch,
  withCovariance,
} from "../../../src-renderer/screens/model/settings/search-values.ts";

const terms = ["x", "w", "z"].map((name) => ({ variables: [{ name }] }));
const random: readonly RandomEntry[] = [
  { group: "school", terms },
  { group: "class", terms: terms.slice(1), covariance: "diagonal" },
];
const start: StartingVariances = {
  random: [
    [4, 9, 1],
    [1, 1],
  ],
  residual: 2,
};

describe("starting covariances", () => {
  it("are zero until they are given, one for each pair of effects that may correlate", () => {
    expect(random.map((entry) => covariancesOf(entry, undefined))).toEqual([[[0], [0, 0]], []]);
    expect(withCovariance(start, random, { entry: 0, row: 1, column: 0 }, 1.5).covariances).toEqual([
      [[0], [1.5, 0]],
      [],
    ]);
  });

  it("must leave correlations between −1 and 1", () => {
    const withOne = (covariance: number) =>
      isSearchRight({
        ...usualSearch,
        start: withCovariance(start, random, { entry: 0, row: 0, column: 0 }, covariance),
      });
    expect(withOne(-5.9)).toBe(true);
    expect(withOne(6)).toBe(false);
    expect(withOne(Number.NaN)).toBe(false);
  });
});
