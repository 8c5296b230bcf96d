import { z } from "zod";
import { afterSchema } from "./after-schema.ts";
import { modelSchema } from "./analysis-schema.ts";
import { dataFormats, encodings, isDelimiter, quoteStyles } from "./data-import.ts";
import { dataQuestionSchema, distributionParts } from "./data-question.ts";
import { dataStepSchema } from "./data-steps-schema.ts";
import { chartKinds, tableKinds } from "./output.ts";
import { codeLanguages, type ProjectDocument, paperSizes, reportFonts } from "./project.ts";

/** The shape of a project document, checked when a project file or an autosave is read and when the window sends one. */
const scalar = z.union([z.number(), z.string()]);

export const variableSchema = z.object({
  column: z.string(),
  name: z.string().min(1),
  label: z.string(),
  storage: z.enum(["number", "text", "date", "time"]),
  measure: z.enum(["scale", "ordinal", "nominal"]),
  decimals: z.int().min(0).max(16),
  valueLabels: z.array(z.object({ value: scalar, label: z.string() })),
  missing: z.object({
    values: z.array(scalar),
    ranges: z.array(z.object({ low: z.number().nullable(), high: z.number().nullable() })),
  }),
});

const noun = { singular: z.string(), plural: z.string() };

const units = z.object({ ...noun, id: z.array(z.string().min(1)).min(1) });

export const levelsSchema = z.object({
  first: z.object(noun),
  upper: z.array(units),
  crossed: z.array(units).optional(),
});

export const delimiterSchema = z.string().refine(isDelimiter);

const resolvedImportOptionsSchema = z.object({
  sheet: z.string().nullable(),
  headerRow: z.int().min(1).nullable(),
  delimiter: delimiterSchema.nullable(),
  decimalComma: z.boolean().nullable(),
  encoding: z.enum(encodings).nullable(),
  missingCodes: z.array(z.string()),
  quotes: z.enum(quoteStyles).optional(),
  keepFooter: z.boolean().optional(),
});

/** Problems are only shown again, so their shape is not looked into beyond the code. */
const importProblem = z.custom<ProjectDocument["tables"][number]["source"]["problems"][number]>(
  (value) => typeof value === "object" && value !== null && "code" in value,
);

const projectTable = z.object({
  id: z.string().min(1),
  name: z.string(),
  rows: z.int().min(0),
  variables: z.array(variableSchema),
  levels: levelsSchema.nullable(),
  source: z.object({
    name: z.string(),
    format: z.enum(dataFormats),
    path: z.string().nullable(),
    options: resolvedImportOptionsSchema,
    problems: z.array(importProblem),
  }),
  preparation: z
    .object({
      source: z.object({ rows: z.int().min(0), variables: z.array(variableSchema) }),
      steps: z.array(dataStepSchema),
    })
    .optional(),
});

const modelDraftSchema = modelSchema.extend({ outcome: z.string().min(1).nullable() });

const item = { id: z.string().min(1) };
const title = z.string().nullable();
const name = z.string().optional();

const reportItem = z.discriminatedUnion("kind", [
  z.object({ ...item, kind: z.literal("table"), table: z.enum(tableKinds), name, model: z.string(), title }),
  z.object({
    ...item,
    kind: z.literal("comparison"),
    table: z.string().optional(),
    models: z.array(z.string()).nullable(),
    title,
  }),
  z.object({ ...item, kind: z.literal("chart"), chart: z.enum(chartKinds), name, model: z.string(), title }),
  z.object({ ...item, kind: z.literal("data-table"), table: z.string(), question: dataQuestionSchema, title }),
  z.object({
    ...item,
    kind: z.literal("data-chart"),
    table: z.string(),
    question: dataQuestionSchema,
    part: z.enum(distributionParts),
    title,
  }),
  z.object({ ...item, kind: z.literal("equations"), model: z.string() }),
  z.object({ ...item, kind: z.literal("code"), model: z.string(), language: z.enum(codeLanguages) }),
  z.object({ ...item, kind: z.literal("text"), model: z.string() }),
  z.object({ ...item, kind: z.literal("heading"), text: z.string() }),
  z.object({ ...item, kind: z.literal("note"), text: z.string() }),
]);

export const outputSettingsSchema = z.object({
  decimals: z.int().min(0).max(8).nullable(),
  showRobust: z.boolean(),
  showSingleLevel: z.boolean(),
  showVarianceTests: z.boolean(),
  showVarianceIntervals: z.boolean().optional(),
  showFitLog: z.boolean().optional(),
  showPopulationAverage: z.boolean().optional(),
});

export const reportLayoutSchema = z.object({ paper: z.enum(paperSizes), font: z.enum(reportFonts) });

export const projectSchema = z.object({
  format: z.literal("crosslevel-project"),
  version: z.literal(1),
  title: z.string(),
  tables: z.array(projectTable),
  models: z.array(
    z.object({ id: z.string().min(1), name: z.string(), table: z.string().min(1), model: modelDraftSchema }),
  ),
  report: z.array(reportItem),
  output: outputSettingsSchema,
  after: afterSchema.optional(),
  layout: reportLayoutSchema.optional(),
}) satisfies z.ZodType<ProjectDocument>;
