import type { ProjectTable } from "../../../src-contract/project.ts";
import type { WideToLongStep } from "../../../src-contract/step-contents.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { stepsOf } from "../../state/preparation.ts";

/** What in a table looks like repeated measurements, to begin a dialog with. Empty where nothing does. */
export interface RepeatedMeasures {
  /** Numbers the occasions. */
  readonly time: string;
  /** What was measured at them. */
  readonly outcomes: readonly string[];
  /** Who was measured. */
  readonly units: readonly string[];
}

/** As the table's own rows were made from columns, or else by the names that such variables have. */
export function repeatedMeasures(table: ProjectTable, variables: readonly Variable[]): RepeatedMeasures {
  const names = new Set(variables.map(({ name }) => name));
  const made = stepsOf(table).findLast(
    (step): step is typeof step & WideToLongStep => isDone(step) && step.kind === "wide-to-long",
  );
  const time =
    [made?.time.name, variables.find(isTime)?.name].find((name) => name !== undefined && names.has(name)) ?? "";
  const outcomes = made?.outcomes.map(({ name }) => name).filter((name) => names.has(name)) ?? [];
  const identifiers = (table.levels?.upper[0]?.id ?? []).filter((name) => names.has(name) && name !== time);
  if (identifiers.length > 0) return { time, outcomes, units: identifiers };
  const person = [made?.newId, variables.find(isPerson)?.name].find((name) => name !== undefined && names.has(name));
  return { time, outcomes, units: person === undefined ? [] : [person] };
}

function isDone({ off }: { readonly off?: boolean | undefined }): boolean {
  return off !== true;
}

function isTime({ name, storage }: Variable): boolean {
  return storage !== "text" && /^(time|wave|occasion|visit|session|measurement|year|month|week|day)s?$/i.test(name);
}

function isPerson({ name }: Variable): boolean {
  return /^(id|.*[._\s]id|person|subject|participant|patient|child|pupil|student)$/i.test(name);
}
