import type { TableId } from "./data-import.ts";
import type {
  AggregateStep,
  CodeStep,
  ComputeStep,
  DeleteRowsStep,
  DeleteVariablesStep,
  DescribeStep,
  EditCellsStep,
  FilterStep,
  InsertRowsStep,
  InsertVariableStep,
  JoinStep,
  LongToWideStep,
  PersonPeriodStep,
  RecodeStep,
  SortStep,
  StackStep,
  TableReference,
  VariableDescription,
  WideToLongStep,
} from "./step-contents.ts";
import type { Variable } from "./variable.ts";

/**
 * What was done to data since they were read, one operation a step. Steps are replayed on the source, which they never
 * change: the same list works on next year's file. They name variables by the names they have when the step's turn comes.
 * Part of a project's table and of the analysis file (`data.steps`), where ids may be left out: a public format, fields
 * may be added, none may change meaning.
 */
export type DataStep = StepFrame & StepContent;

/** What was done to a table of a project since it was read. Its own `rows` and `variables` are what the steps make. */
export interface Preparation {
  /** As it was read, with what was said about its variables before the first step. */
  readonly source: { readonly rows: number; readonly variables: readonly Variable[] };
  readonly steps: readonly DataStep[];
}

/** A step as people write it: without an id, it is called after its place. */
export type WrittenStep = Omit<StepFrame, "id"> & { readonly id?: string | undefined } & StepContent;

export interface StepFrame {
  /** Names the step for ever: columns it makes are called after it. */
  readonly id: string;
  /** Passed over when the steps are done. */
  readonly off?: boolean | undefined;
  /** How the user describes variables that the step makes, by the name that the step gives them. */
  readonly describe?: Readonly<Record<string, VariableDescription>> | undefined;
}

export type StepContent =
  | JoinStep
  | StackStep
  | ComputeStep
  | RecodeStep
  | CodeStep
  | FilterStep
  | SortStep
  | WideToLongStep
  | LongToWideStep
  | AggregateStep
  | PersonPeriodStep
  | EditCellsStep
  | InsertRowsStep
  | DeleteRowsStep
  | InsertVariableStep
  | DeleteVariablesStep
  | DescribeStep;

export type StepKind = StepContent["kind"];

/** Ids of the project's tables that steps take rows or variables from. */
export function tablesIn(steps: readonly StepContent[]): readonly TableId[] {
  const references = steps.flatMap((step): readonly TableReference[] => {
    if (step.kind === "join") return [step.from];
    return step.kind === "stack" ? step.from : [];
  });
  return [...new Set(references.flatMap((reference) => ("table" in reference ? [reference.table] : [])))];
}
