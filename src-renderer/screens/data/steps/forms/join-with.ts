import type { ProjectTable } from "../../../../../src-contract/project.ts";
import type { JoinStep } from "../../../../../src-contract/step-contents.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";

/**
 * With a guess at the keys: identifiers of levels, and other variables that number or name things, that both tables have
 * (school and class); else any variable that both have.
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
  const keys = (certain.length > 0 ? certain : shared.slice(0, 1)).map(({ left, right }) => ({
    left: left.name,
    right: right.name,
  }));
  const none = { left: identifiers[0] ?? variables[0]?.name ?? "", right: other.variables[0]?.name ?? "" };
  return {
    ...content,
    from: { table: other.id, name: other.name },
    keys: keys.length > 0 ? keys : [none],
    variables: undefined,
  };
}

/** Whether its values name things rather than measure them; categories with labels describe them. */
function isLabel({ measure, valueLabels }: Variable): boolean {
  return measure === "nominal" && valueLabels.length === 0;
}
