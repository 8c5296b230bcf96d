import type { JoinedFile, ModelSpecification } from "../../src-contract/analysis.ts";
import type { Failure } from "../../src-contract/failure.ts";
import { nearestName } from "../formula/nearest-name.ts";
import { meaningOfName } from "../levels/name-meaning.ts";
import { splitUnits } from "../levels/nesting.ts";
import { groupOf } from "../specification/specification.ts";
import type { DataSet } from "../table/data-set.ts";
import { combinedFactor, type Factor } from "../table/factor.ts";

/**
 * What is wrong with the level that a joined file is said to be of; null: nothing. The level is a variable of the data, then its
 * units have to be those of the key; or a word for units ("school", where the key is called otherwise). `before[i]`: the data
 * that file i is joined to.
 */
export function joinedLevelFailure(
  joined: readonly JoinedFile[],
  before: readonly DataSet[],
  random: ModelSpecification["random"],
): Failure | null {
  for (const [index, file] of joined.entries()) {
    const data = before[index];
    const failure = data === undefined ? null : levelFailure(file, `data.join[${index}].level`, data, random);
    if (failure !== null) return failure;
  }
  return null;
}

function levelFailure(
  { level, key }: JoinedFile,
  at: string,
  data: DataSet,
  random: ModelSpecification["random"],
): Failure | null {
  const here = typeof key === "string" ? key : key.left;
  if (level === here) return null;
  if (!data.byName.has(level)) {
    if (meaningOfName(level).means === "unit") return null;
    return { code: "join-level-unknown", at, name: level, suggestion: nearestName(level, [...data.byName.keys()]) };
  }
  const groups = random.map(({ group }) => groupOf(group)).filter((group) => group.at(-1) === level);
  const [keys, units] = [factorOf(data, [here]), factorOf(data, groups[0] ?? [level])];
  if (keys === null || units === null) return null;
  if (splitUnits(keys, units).count > 0) return { code: "join-level-of-other-units", at, many: level, one: here };
  // Numbers that start again in larger units are not those units: only a model's group tells that they are.
  const isGroup = groups.length > 0;
  return isGroup && splitUnits(units, keys).count > 0
    ? { code: "join-level-of-other-units", at, many: here, one: level }
    : null;
}

function factorOf(data: DataSet, names: readonly string[]): Factor | null {
  const variables = names.flatMap((name) => data.byName.get(name) ?? []);
  return variables.length < names.length ? null : combinedFactor(data, variables);
}
