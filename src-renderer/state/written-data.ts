import type { DataReference } from "../../src-contract/analysis.ts";
import { type DataStep, tablesIn, type WrittenStep } from "../../src-contract/data-steps.ts";
import type { DataExport } from "../../src-contract/engine-api.ts";
import type { ProjectTable } from "../../src-contract/project.ts";
import type { TableReference, VariableDescription } from "../../src-contract/step-contents.ts";
import type { StepReport } from "../../src-contract/step-report.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { sourceOf, stepsOf } from "./preparation.ts";

/** A table as an analysis file names it, and the files to be written for it. */
export interface WrittenData {
  readonly data: DataReference;
  /** Their paths are names of files beside the analysis. */
  readonly files: readonly DataExport[];
}

/**
 * A table for the command line: as it was read, with what was said about its variables and all steps since then, and the tables
 * that they take from in files of their own. Where a step could not be done, or only in part, as the steps have left it: the
 * command line would refuse them.
 */
export function writtenData(table: ProjectTable, reports: readonly StepReport[], stem: string): WrittenData {
  const steps = stepsOf(table).filter(({ off }) => off !== true);
  const file = `${stem}.data.parquet`;
  const whole = { table: table.id, format: "parquet", path: file, cells: asRecorded } as const;
  if (steps.length === 0 || reports.some(isInPart)) return { data: { file }, files: [whole] };
  const others = tablesIn(steps).map((id, index) => ({ id, file: `${stem}.data-${index + 2}.parquet` }));
  const described: WrittenStep = { kind: "describe", variables: descriptions(sourceOf(table).variables) };
  return {
    data: { file, steps: [described, ...steps.map((step) => withFiles(step, others))] },
    files: [
      { ...whole, asRead: true },
      ...others.map((other) => ({ table: other.id, format: "parquet" as const, path: other.file, cells: asRecorded })),
    ],
  };
}

/** The files say themselves what their values mean, and which are missing. */
const asRecorded = { values: "codes", missing: "kept" } as const;

function isInPart({ problem, without, details }: StepReport): boolean {
  return problem !== null || without.length > 0 || details?.kind === "edit-cells";
}

function descriptions(variables: readonly Variable[]): Readonly<Record<string, VariableDescription>> {
  return Object.fromEntries(
    variables.map(({ name, label, measure, decimals, valueLabels, missing }) => [
      name,
      { label, measure, decimals, valueLabels, missing },
    ]),
  );
}

function withFiles(step: DataStep, others: readonly { readonly id: string; readonly file: string }[]): WrittenStep {
  const inFile = (from: TableReference): TableReference => {
    const file = "table" in from ? others.find(({ id }) => id === from.table)?.file : undefined;
    return file === undefined ? from : { file };
  };
  if (step.kind === "join") return { ...step, from: inFile(step.from) };
  return step.kind === "stack" ? { ...step, from: step.from.map(inFile) } : step;
}
