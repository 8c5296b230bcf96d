import type { DataStep } from "../../src-contract/data-steps.ts";
import type { DataSet } from "../table/data-set.ts";
import { aggregate } from "./aggregate.ts";
import { codeCategories } from "./code-categories.ts";
import { compute } from "./compute.ts";
import { editCells } from "./edit-cells.ts";
import { join } from "./join.ts";
import { deleteRows, filterRows, insertRows, sortRows } from "./keep-rows.ts";
import { longToWide } from "./long-to-wide.ts";
import { personPeriod } from "./person-period.ts";
import { recode } from "./recode.ts";
import { stack } from "./stack.ts";
import type { FindTable, StepResult } from "./step-result.ts";
import { deleteVariables, describeVariables, insertVariable, withDescriptions } from "./variables.ts";
import { wideToLong } from "./wide-to-long.ts";

/** Does one step, and describes the variables it made as the user did. */
export function performStep(data: DataSet, step: DataStep, find: FindTable): StepResult {
  const result = perform(data, step, find);
  const { describe, id } = step;
  if (!result.ok || describe === undefined) return result;
  const prefix = `${id}.`;
  const named = withDescriptions(result.data, ({ column }) =>
    column.startsWith(prefix) ? describe[column.slice(prefix.length)] : undefined,
  );
  return named.ok ? { ...named, details: result.details } : named;
}

function perform(data: DataSet, step: DataStep, find: FindTable): StepResult {
  switch (step.kind) {
    case "join":
      return join(data, step.id, step, find);
    case "stack":
      return stack(data, step.id, step, find);
    case "compute":
      return compute(data, step.id, step);
    case "recode":
      return recode(data, step.id, step);
    case "code":
      return codeCategories(data, step.id, step);
    case "filter":
      return filterRows(data, step);
    case "sort":
      return sortRows(data, step);
    case "wide-to-long":
      return wideToLong(data, step.id, step);
    case "long-to-wide":
      return longToWide(data, step.id, step);
    case "aggregate":
      return aggregate(data, step.id, step);
    case "person-period":
      return personPeriod(data, step.id, step);
    case "edit-cells":
      return editCells(data, step);
    case "insert-rows":
      return insertRows(data, step);
    case "delete-rows":
      return deleteRows(data, step);
    case "insert-variable":
      return insertVariable(data, step.id, step);
    case "delete-variables":
      return deleteVariables(data, step);
    case "describe":
      return describeVariables(data, step);
  }
}
