import type { KeySuggestion } from "../../src-contract/engine-api.ts";
import { keyPair } from "../steps/key-comparison.ts";
import { matchKeys } from "../steps/keys.ts";
import type { DataSet } from "../table/data-set.ts";
import { combinedFactor } from "../table/factor.ts";
import {
  alike,
  type Identifying,
  identifying,
  shareOnce,
  shareOnceOf,
  type VariablePair,
  weightOfNames,
} from "./key-candidates.ts";

/**
 * Variables, or pairs of variables, by which the rows of another table may be joined, best first: the other one has each of
 * their values once (nearly: a school that was entered twice is told when they are joined), and most values here are among
 * them. Values of 1 to 5 are so by chance as well, so that names that speak of units count, too, and where many rows of the
 * other table would not be used it is no key. Two variables together are a key where neither is one alone: classes that are
 * numbered from 1 in each school.
 */
export function suggestKeys(data: DataSet, other: DataSet): readonly KeySuggestion[] {
  const here = identifying(data, mostHere);
  const there = identifying(other, mostThere);
  const alone = there.filter((right) => shareOnce(right) >= leastShareOnce);
  const together = there.filter((right) => shareOnce(right) < leastShareOnce);
  const ofOne = alone.flatMap((right) =>
    here.map((left): Proposal => ({ pairs: [{ left, right }], score: scoreOf(left, right) })),
  );
  return [...ofOne, ...proposalsOfTwo(data, other, here, together)]
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggestions)
    .map(({ pairs }) => counted(data, other, pairs))
    .filter(({ matched }) => matched >= fewestMatched);
}

const mostHere = 60;
const mostThere = 20;
const mostSuggestions = 3;
const fewestMatched = 2;
const leastShareOnce = 0.9;
const leastShareHere = 0.5;
const leastShareThere = 0.2;

interface Proposal {
  readonly pairs: readonly VariablePair[];
  readonly score: number;
}

function scoreOf(left: Identifying, right: Identifying): number {
  const { matched, here, there } = alike({ left, right });
  if (matched < fewestMatched || here < leastShareHere || there < leastShareThere) return 0;
  return here * there * shareOnce(right) ** 4 * weightOfNames(left.variable, right.variable);
}

/** Each combination of two variables there that has each of its values once, with what is most like each of them here. */
function proposalsOfTwo(
  data: DataSet,
  other: DataSet,
  here: readonly Identifying[],
  there: readonly Identifying[],
): readonly Proposal[] {
  const pairs = there
    .flatMap((right) => bestFor(right, here))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostParts);
  return pairs.flatMap((first, index) =>
    pairs.slice(index + 1).flatMap((second) => {
      if (first.right === second.right || first.left === second.left) return [];
      const rights = [first, second].map(({ right }) => right.variable);
      const once = shareOnceOf(combinedFactor(other, rights));
      if (once < leastShareOnce) return [];
      const { values, matched, valuesThere } = overlap(data, other, [first, second]);
      const [shareHere, shareThere] = [matched / values, matched / valuesThere];
      if (matched < fewestMatched || shareHere < leastShareHere || shareThere < leastShareThere) return [];
      const names = Math.sqrt(first.weight * second.weight);
      return [{ pairs: [first, second], score: shareHere * shareThere * once ** 4 * names }];
    }),
  );
}

const mostParts = 8;
const mostForOne = 2;

interface Part extends VariablePair {
  readonly weight: number;
  readonly score: number;
}

/** The variables here whose values one there has, those with telling names first. What only measures is part of no key. */
function bestFor(right: Identifying, here: readonly Identifying[]): readonly Part[] {
  return here
    .flatMap((left): Part[] => {
      const shares = alike({ left, right });
      const weight = weightOfNames(left.variable, right.variable, "part");
      const isAlike =
        shares.matched >= fewestMatched && shares.here >= leastShareHere && shares.there >= leastShareHere;
      return isAlike && weight > 0 ? [{ left, right, weight, score: shares.here * shares.there * weight }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, mostForOne);
}

function counted(data: DataSet, other: DataSet, pairs: readonly VariablePair[]): KeySuggestion {
  const keys = pairs.map(({ left, right }) => ({ left: left.variable.name, right: right.variable.name }));
  const { values, matched } = overlap(data, other, pairs);
  return { keys, values, matched };
}

/** How many different keys there are here, there, and in both. */
function overlap(data: DataSet, other: DataSet, pairs: readonly VariablePair[]) {
  const keys = matchKeys(
    data,
    other,
    pairs.map(({ left: { variable: left }, right: { variable: right } }) =>
      keyPair(left, right, { left: left.name, right: right.name }),
    ),
  );
  const here = new Set(keys.left.filter((key) => key >= 0));
  const there = new Set(keys.right.filter((key) => key >= 0));
  let matched = 0;
  for (const key of here) if (there.has(key)) matched++;
  return { values: here.size, valuesThere: there.size, matched };
}
