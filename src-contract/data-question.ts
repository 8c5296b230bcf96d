import { z } from "zod";
import type { TableId } from "./data-import.ts";
import type { LevelsDefinition } from "./levels.ts";
import type { OutputChart, OutputTable } from "./output.ts";

/** What can be asked of data before a model; each is answered by a table, some by charts, too. Part of a report: fields may be added. */
export type DataQuestion =
  /** How often each value occurs; with `byLevel` also how means of the units of level 2, and deviations from them, are spread. */
  | { readonly kind: "frequencies"; readonly variables: readonly string[]; readonly byLevel?: boolean | undefined }
  /** Means, standard deviations, correlations: within and between the units of level 2, where there are any. */
  | { readonly kind: "correlations"; readonly variables: readonly string[] }
  /** Items of a scale: alpha and omega, of all rows, within and between the units of level 2. */
  | { readonly kind: "reliability"; readonly variables: readonly string[] }
  /** Which variables are missing together, and Little's test. */
  | { readonly kind: "missing-patterns"; readonly variables: readonly string[] }
  /** Who is still there at each occasion. Level-2 units are those observed; `variables`: seen where one has a value. */
  | { readonly kind: "attrition"; readonly time: string; readonly variables: readonly string[] }
  /** Values that look wrong; with a key, which of its values stand more than once. */
  | { readonly kind: "checks"; readonly variables: readonly string[]; readonly key: readonly string[] };

export type DataQuestionKind = DataQuestion["kind"];

export interface DataQuestionRequest {
  readonly table: TableId;
  readonly levels: LevelsDefinition | null;
  readonly question: DataQuestion;
}

export interface DataAnswer {
  readonly table: OutputTable;
  readonly charts: readonly OutputChart[];
}

/** Whose distribution a chart of a variable shows: all rows', the units' means', the deviations' from them. */
export const distributionParts = ["rows", "between", "within"] as const;
export type DistributionPart = (typeof distributionParts)[number];

/** Names a variable's chart among those of an answer. */
export function distributionChartName(variable: string, part: DistributionPart): string {
  return part === "rows" ? variable : `${variable}, ${part}`;
}

const names = z.array(z.string().min(1));

export const dataQuestionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("frequencies"), variables: names, byLevel: z.boolean().optional() }),
  z.strictObject({ kind: z.literal("correlations"), variables: names }),
  z.strictObject({ kind: z.literal("reliability"), variables: names }),
  z.strictObject({ kind: z.literal("missing-patterns"), variables: names }),
  z.strictObject({ kind: z.literal("attrition"), time: z.string().min(1), variables: names }),
  z.strictObject({ kind: z.literal("checks"), variables: names, key: names }),
]) satisfies z.ZodType<DataQuestion>;

/** Names a question's answer: the same question of the same table has one name. */
export function dataQuestionKey(table: TableId, question: DataQuestion): string {
  return JSON.stringify([table, question]);
}
