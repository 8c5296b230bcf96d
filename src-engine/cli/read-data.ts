import { basename, dirname, resolve as resolvePath } from "node:path";
import type { AnalysisFile, DataReference, JoinedFile } from "../../src-contract/analysis.ts";
import type { ImportProblem } from "../../src-contract/data-import.ts";
import type { DataStep, WrittenStep } from "../../src-contract/data-steps.ts";
import type { Notice } from "../../src-contract/notice.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { TableReference } from "../../src-contract/step-contents.ts";
import type { StepProblem, StepReport } from "../../src-contract/step-report.ts";
import { failureText } from "../../src-wording/failures.ts";
import { readDataFile } from "../read/read-file.ts";
import { runSteps } from "../steps/run-steps.ts";
import { cannot, type FindTable, type OtherTable, type StepRefusal } from "../steps/step-result.ts";
import { type DataSet, dataSet } from "../table/data-set.ts";
import { joinedLevelFailure } from "./joined-level.ts";

/** A table, and what was mended in the files that it comes from. */
export interface AnalysisData {
  readonly data: DataSet;
  readonly mended: readonly Notice[];
}

/** The data of an analysis: read, joined with its other files, and prepared step by step. */
export async function readAnalysisData(
  analysisPath: string,
  { data, model }: Pick<AnalysisFile, "data"> & Partial<Pick<AnalysisFile, "model">>,
): Promise<Outcome<AnalysisData>> {
  const source = await readTable(analysisPath, data);
  if (!source.ok) return source;
  const mended = [...source.value.mended];
  const placed = placedSteps(data);
  const others = new Map<string, OtherTable | StepRefusal>();
  for (const reference of placed.flatMap(({ step }) => referencesOf(step))) {
    const key = JSON.stringify(reference);
    if (others.has(key)) continue;
    const other = await readOther(analysisPath, reference);
    others.set(key, other);
    if ("mended" in other) mended.push(...other.mended);
  }
  const find: FindTable = (reference) => others.get(JSON.stringify(reference)) ?? notThere(reference);
  const steps = placed.map(({ step }) => step);
  const run = runSteps(source.value.data, steps, { find, levels: [], known: [], stop: () => false });
  const problems = run?.states.map(({ report }) => problemOf(report)) ?? [];
  const failed = problems.findIndex((problem) => problem !== null);
  const problem = problems[failed] ?? null;
  const place = placed[failed];
  if (run === null) return refuse({ code: "cancelled" });
  if (problem === null || place === undefined) {
    const before = [source.value.data, ...run.states.map((state) => state.data)];
    const level = joinedLevelFailure(data.join ?? [], before, model?.random ?? []);
    if (level !== null) return refuse(level);
    return succeed({ data: run.data, mended: [...mended, ...run.states.flatMap(({ report }) => joinNotice(report))] });
  }
  return refuse({ code: "step-failed", at: place.at, step: failed, kind: place.step.kind, problem });
}

/** What the window tells and goes on without is an error here: nobody is there to see it. */
function problemOf({ problem, without: [gone], details }: StepReport): StepProblem | null {
  if (problem !== null) return problem;
  if (gone !== undefined) return { code: "variable-not-there", ...gone };
  const [unfit] = details?.kind === "edit-cells" ? details.unfit : [];
  return unfit === undefined ? null : { code: "value-of-other-type", ...unfit };
}

/** What a join leaves without a match, or had to decide; nothing where all keys match. */
function joinNotice({ details }: StepReport): readonly Notice[] {
  if (details?.kind !== "join") return [];
  const { kind: _kind, ...report } = details;
  const { unmatchedRows, rowsWithoutKey, unusedKeys, duplicateKeys, differentTypes, renamed } = report;
  const isSevere = unmatchedRows + rowsWithoutKey + duplicateKeys.count > 0;
  if (!isSevere && unusedKeys.count + differentTypes.length + renamed.length === 0) return [];
  return [{ severity: isSevere ? "warning" : "info", code: "joined", ...report }];
}

interface PlacedStep {
  readonly at: string;
  readonly step: DataStep;
}

/** Joins first, each a step of its own. */
function placedSteps({ join = [], steps = [] }: DataReference): readonly PlacedStep[] {
  return [
    ...join.map((joined, index) => ({ at: `data.join[${index}]`, step: joinStep(joined, `join-${index + 1}`) })),
    ...steps.map((step, index) => ({ at: `data.steps[${index}]`, step: withId(step, `step-${index + 1}`) })),
  ];
}

function joinStep({ file, sheet, key, unmatched, duplicates }: JoinedFile, id: string): DataStep {
  const pair = typeof key === "string" ? { left: key, right: key } : key;
  const from = { file, ...(sheet !== undefined && { sheet }) };
  return { id, kind: "join", from, keys: [pair], unmatched, duplicates };
}

function withId(step: WrittenStep, id: string): DataStep {
  return { ...step, id: step.id ?? id } as DataStep;
}

function referencesOf(step: DataStep): readonly TableReference[] {
  if (step.kind === "join") return [step.from];
  return step.kind === "stack" ? step.from : [];
}

async function readOther(
  analysisPath: string,
  reference: TableReference,
): Promise<(OtherTable & AnalysisData) | StepRefusal> {
  if ("table" in reference) return notThere(reference);
  const read = await readTable(analysisPath, reference);
  const name = basename(reference.file);
  return read.ok
    ? { name, ...read.value }
    : cannot({ code: "table-unreadable", name, reason: failureText(read.failure) });
}

/** Tables of a project have no name on the command line. */
function notThere(reference: TableReference): StepRefusal {
  return cannot({ code: "table-not-there", name: "table" in reference ? reference.table : reference.file });
}

async function readTable(
  analysisPath: string,
  { file, sheet }: { readonly file: string; readonly sheet?: string | undefined },
): Promise<Outcome<AnalysisData>> {
  const path = resolvePath(dirname(analysisPath), file);
  const name = basename(path);
  const options = sheet === undefined ? {} : { sheet };
  const read = await readDataFile({ path, name, options }, () => {});
  if (!read.ok) return read;
  const { table, variables, problems } = read.value;
  const mended = problems.map(
    (problem): Notice => ({
      severity: harmless.has(problem.code) ? "info" : "warning",
      code: "file-mended",
      file: name,
      problem,
    }),
  );
  return succeed({ data: dataSet(table, variables), mended });
}

/** What no value or name depends on. */
const harmless: ReadonlySet<ImportProblem["code"]> = new Set([
  "empty-rows-dropped",
  "empty-columns-dropped",
  "comment-lines",
  "zeros-dropped",
  "labels-from-catalog",
  "missing-kinds-coded",
] as const);
