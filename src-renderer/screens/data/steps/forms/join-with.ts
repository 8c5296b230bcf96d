import type { StepContent } from "../../../../../src-contract/data-steps.ts";
import type { KeySuggestion } from "../../../../../src-contract/engine-api.ts";
import type { ProjectTable } from "../../../../../src-contract/project.ts";
import type { JoinStep } from "../../../../../src-contract/step-contents.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";

/**
 * With a guess at the keys: identifiers of levels, and other variables that number or name things, that both tables have
 * (school and class). Where there are none the values of both tables have to be looked at.
 */
export function joinWith(
  content: JoinStep,
  other: ProjectTable,
  { levels }: ProjectTable,
  variables: readonly Variable[],
): JoinStep {
  const identifiers = levels?.upper.flatMap(({ id }) => id) ?? [];
  const shared = variables.flatMap((left) => {
    const right = other.variables.find((one) => one.name.toLowerCase() === left.name.toLowerCase());
    return right === undefined ? [] : [{ left, right }];
  });
  const certain = shared.filter(
    ({ left, right }) => identifiers.includes(left.name) || (isLabel(left) && isLabel(right)),
  );
  const keys = certain.map(({ left, right }) => ({ left: left.name, right: right.name }));
  return {
    ...content,
    from: { table: other.id, name: other.name },
    keys: keys.length > 0 ? keys : [noKey],
    variables: undefined,
  };
}

const noKey = { left: "", right: "" };

/** Whether no key was guessed yet, nor chosen. */
export function isWithoutKey({ keys }: JoinStep): boolean {
  return keys.every(({ left, right }) => left === "" && right === "");
}

/** A join without keys as the engine is asked about it: it finds keys for the two tables, whatever keys it is told. */
export function askedForKeys(
  content: StepContent,
  variables: readonly Variable[],
  others: readonly ProjectTable[],
): JoinStep | null {
  if (content.kind !== "join" || !isWithoutKey(content)) return null;
  const { from } = content;
  const other = others.find(({ id }) => "table" in from && id === from.table);
  const [left, right] = [variables[0]?.name, other?.variables[0]?.name];
  return left === undefined || right === undefined ? null : { ...content, keys: [{ left, right }] };
}

/** Where names do not tell the keys: what the values speak for; else any variable that both tables have. */
export function keyByContent(
  suggested: readonly KeySuggestion[],
  other: ProjectTable,
  variables: readonly Variable[],
): JoinStep["keys"] {
  const [best] = suggested;
  if (best !== undefined) return best.keys;
  const shared = variables.find(({ name }) => other.variables.some((one) => one.name === name));
  return [shared === undefined ? noKey : { left: shared.name, right: shared.name }];
}

/** Whether its values name things rather than measure them; categories with labels describe them. */
function isLabel({ measure, valueLabels }: Variable): boolean {
  return measure === "nominal" && valueLabels.length === 0;
}
