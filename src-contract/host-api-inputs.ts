import { z } from "zod";
import { afterSchema } from "./after-schema.ts";
import { analysisSchema, modelSchema } from "./analysis-schema.ts";
import { encodings, quoteStyles, writtenFormats } from "./data-import.ts";
import { dataQuestionSchema } from "./data-question.ts";
import { dataStepSchema } from "./data-steps-schema.ts";
import { type FitAnswer, residualFileParts } from "./engine-api.ts";
import type { FilePurpose, HostApi } from "./host-api.ts";
import type { OutputTable } from "./output.ts";
import {
  delimiterSchema,
  levelsSchema,
  outputSettingsSchema,
  projectSchema,
  reportLayoutSchema,
  variableSchema,
} from "./project-schema.ts";
import { settingsSchema } from "./settings.ts";

/**
 * What the host accepts from the window, call by call: nothing else reaches a handler. `null` where a call takes
 * nothing. Finished output (tables, answers) that the window only hands back is checked for its outline.
 */
const nothing = z.null();
const table = z.string().min(1).max(200);
const path = z.string().min(1).max(32_768);
const text = z.string();

const uploadId = z.string().regex(/^[\w-]{1,64}$/);

const dataSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("path"), path }),
  z.strictObject({ kind: z.literal("upload"), id: uploadId, name: text, catalog: uploadId.optional() }),
  z.strictObject({ kind: z.literal("pasted"), text }),
  z.strictObject({ kind: z.literal("sample"), id: z.string().regex(/^[\w-]{1,64}$/) }),
]);

const importOptions = z.strictObject({
  sheet: text.exactOptional(),
  headerRow: z.int().min(1).nullable().exactOptional(),
  delimiter: delimiterSchema.exactOptional(),
  decimalComma: z.boolean().exactOptional(),
  encoding: z.enum(encodings).exactOptional(),
  missingCodes: z.array(text).exactOptional(),
  quotes: z.enum(quoteStyles).exactOptional(),
  keepFooter: z.boolean().exactOptional(),
  storage: z.record(z.coerce.number<number>(), z.enum(["number", "text", "date", "time"])).exactOptional(),
});

const purposes = [
  "data",
  "project",
  "data-or-project",
  "report-docx",
  "report-html",
  "report-latex",
  "table-csv",
  "table-html",
  "table-docx",
  "table-tex",
  "data-csv",
  "data-xlsx",
  "data-ods",
  "data-sav",
  "data-dta",
  "data-parquet",
  "analysis",
  "picture-png",
  "picture-svg",
] as const satisfies readonly FilePurpose[];

const outputTable = z.custom<OutputTable>(
  (value) =>
    z.object({ kind: text, title: text, columns: z.array(z.object({})), rows: z.array(z.object({})) }).safeParse(value)
      .success,
);
const fitAnswer = z.custom<FitAnswer>(
  (value) =>
    z.object({ id: text, revision: z.number(), result: z.object({}), output: z.object({}) }).safeParse(value).success,
);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const pictures = z.array(
  z.strictObject({ item: text, svg: text, png: bytes, width: z.number().positive(), height: z.number().positive() }),
);
const tableFormat = z.enum(["csv", "html", "docx", "tex"]);
const reportFormat = z.enum(["docx", "html", "latex"]);
const fitInput = z.strictObject({
  id: text,
  name: text,
  revision: z.int(),
  table,
  levels: levelsSchema.nullable(),
  model: modelSchema,
  output: outputSettingsSchema,
});

const residualsInput = fitInput
  .omit({ revision: true })
  .extend({ part: z.enum(residualFileParts), group: z.string().nullable() });

const prepareInput = z.strictObject({
  table,
  variables: z.array(variableSchema),
  steps: z.array(dataStepSchema),
  levels: z.array(z.array(text)),
});

export const hostApiInputs = {
  start: nothing,
  startIsOver: nothing,
  changeSettings: settingsSchema,
  showCommands: z.strictObject({ enabled: z.array(text), checked: z.array(text) }),
  showTitle: z.strictObject({ title: text, unsaved: z.boolean() }),
  close: nothing,
  chooseFileToOpen: z.strictObject({ purpose: z.enum(purposes) }),
  chooseFileToSave: z.strictObject({ purpose: z.enum(purposes), suggestedName: text }),
  listFolder: z.strictObject({ path: path.nullable() }),
  previewData: z.strictObject({ source: dataSource, options: importOptions }),
  openData: z.strictObject({ source: dataSource, options: importOptions }),
  closeData: z.strictObject({ table }),
  setVariables: z.strictObject({ table, variables: z.array(variableSchema) }),
  prepareTable: prepareInput,
  previewSteps: prepareInput.extend({ rows: z.int().min(0).max(1000) }),
  readRows: z.strictObject({
    table,
    first: z.int().min(0),
    count: z.int().min(0).max(10_000),
    variables: z.array(text),
  }),
  summarizeVariables: z.strictObject({ table, variables: z.array(text).nullable() }),
  findValues: z.strictObject({
    table,
    text,
    variables: z.array(text),
    withLabels: z.boolean(),
    from: z.strictObject({ row: z.int().min(0), variable: text }).nullable(),
    direction: z.enum(["here", "next", "previous"]),
  }),
  askData: z.strictObject({ table, levels: levelsSchema.nullable(), question: dataQuestionSchema }),
  suggestLevels: z.strictObject({ table }),
  describeLevels: z.strictObject({ table, levels: levelsSchema }),
  fit: fitInput,
  afterFit: fitInput.omit({ revision: true }).extend({ after: afterSchema }),
  compare: z.strictObject({ models: z.array(fitInput.omit({ revision: true })) }),
  exportData: z.strictObject({
    table: text,
    format: z.enum(writtenFormats),
    path,
    ofLevel: z.strictObject({ level: z.int().min(1), identifiers: z.array(z.array(text)) }).optional(),
    cells: z.strictObject({ values: z.enum(["codes", "labels"]), missing: z.enum(["empty", "kept"]) }).optional(),
    asRead: z.literal(true).optional(),
  }),
  exportResidualFile: residualsInput.extend({ format: z.enum(writtenFormats), path }),
  openResiduals: residualsInput.extend({ title: text }),
  exportTable: z.strictObject({
    table: outputTable,
    number: z.int().min(1),
    format: tableFormat,
    path,
    digits: z.enum(["shown", "all"]).optional(),
    layout: reportLayoutSchema.optional(),
  }),
  exportReport: z.strictObject({ document: projectSchema, format: reportFormat, path, pictures }),
  exportPicture: z.strictObject({ path, content: z.union([z.string(), bytes]) }),
  exportAnalysis: z.strictObject({ path, analysis: analysisSchema }),
  newProject: nothing,
  openProject: z.strictObject({ source: dataSource }),
  saveProject: z.strictObject({
    document: projectSchema,
    path,
    results: z.array(z.strictObject({ model: text, answer: fitAnswer })),
    pictures,
    replacing: z.boolean().exactOptional(),
  }),
  autosave: z.strictObject({ document: projectSchema, path: path.nullable() }),
  recover: z.strictObject({ session: z.string().regex(/^[\w-]{1,64}$/) }),
  discardRecovery: z.strictObject({ session: z.string().regex(/^[\w-]{1,64}$/) }),
} satisfies { readonly [Method in keyof HostApi]: z.ZodType<Parameters<HostApi[Method]>[0]> };
