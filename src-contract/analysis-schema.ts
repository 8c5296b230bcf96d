import { z } from "zod";
import { afterSchema } from "./after-schema.ts";
import {
  type AnalysisFile,
  codings,
  covarianceStructures,
  type DataReference,
  degreesOfFreedomMethods,
  distributions,
  estimationMethods,
  hypothesisTests,
  intervalKinds,
  type ModelSpecification,
  mostQuadraturePoints,
  namedLinks,
  residualStructures,
  standardErrorKinds,
  varianceTestKinds,
  zeroKinds,
} from "./analysis.ts";
import { keyComparison, writtenStepSchema } from "./data-steps-schema.ts";
import type { DocumentProblem } from "./failure.ts";

/**
 * The shape of the analysis file. Unknown fields outside `model` are let pass (other programs may keep notes there);
 * inside `model` they are refused, because a misspelt field would silently change the analysis.
 */
const name = z.string().min(1);
const group = z.union([name, z.array(name).min(1)]);
const scalar = z.union([z.string(), z.number()]);

const termVariable = z.strictObject({
  name,
  aggregate: z.strictObject({ function: z.literal("mean"), by: group }).optional(),
  center: z.union([z.enum(["none", "grand", "group"]), z.number()]).optional(),
  by: group.optional(),
  power: z.number().optional(),
  type: z.enum(["continuous", "categorical"]).optional(),
  reference: scalar.optional(),
  coding: z.enum(codings).optional(),
});

const term = z.strictObject({ variables: z.array(termVariable) });

const hypothesis = z.strictObject({
  name,
  rows: z.array(z.strictObject({ weights: z.record(z.string(), z.number()), value: z.number().optional() })).min(1),
  test: z.enum(hypothesisTests).optional(),
});

export const modelSchema = z.strictObject({
  outcome: name,
  distribution: z.enum(distributions).optional(),
  link: z.union([z.enum(namedLinks), z.strictObject({ power: z.number() })]).optional(),
  trials: name.optional(),
  exposure: name.optional(),
  offset: name.optional(),
  event: scalar.optional(),
  reference: scalar.optional(),
  order: z.array(scalar).optional(),
  degreesOfFreedom: z.number().gt(0).optional(),
  overdispersion: z.boolean().optional(),
  fixed: z.array(term),
  zeros: z.strictObject({ kind: z.enum(zeroKinds), predictors: z.array(term).optional() }).optional(),
  survival: z.strictObject({ period: name }).optional(),
  random: z.array(z.strictObject({ group, terms: z.array(term), covariance: z.enum(covarianceStructures).optional() })),
  residual: z
    .strictObject({
      structure: z.enum(residualStructures),
      within: group.optional(),
      order: name.optional(),
      by: name.optional(),
      predictors: z.array(term).min(1).optional(),
    })
    .optional(),
  weights: z.record(z.string(), name).optional(),
  estimation: z
    .strictObject({
      method: z.enum(estimationMethods).optional(),
      quadraturePoints: z.int().min(1).max(mostQuadraturePoints).optional(),
      restricted: z.boolean().optional(),
      maxIterations: z.int().min(1).max(100_000).optional(),
      tolerance: z.number().gt(0).max(1).optional(),
      start: z
        .strictObject({
          random: z.array(z.array(z.number().gt(0)).min(1)),
          covariances: z.array(z.array(z.array(z.number()))).optional(),
          residual: z.number().gt(0).optional(),
        })
        .optional(),
    })
    .optional(),
  inference: z
    .strictObject({
      df: z.enum(degreesOfFreedomMethods).optional(),
      standardErrors: z.enum(standardErrorKinds).optional(),
      confidenceLevel: z.number().gt(0).lt(1).optional(),
      intervals: z.enum(intervalKinds).optional(),
      bootstrap: z
        .strictObject({
          samples: z.int().min(20).max(100_000).optional(),
          seed: z.int().min(0).max(4_294_967_295).optional(),
        })
        .optional(),
      hypotheses: z.array(hypothesis).optional(),
      varianceTests: z.array(z.enum(varianceTestKinds)).optional(),
      compareResiduals: z.array(z.enum(residualStructures)).optional(),
    })
    .optional(),
}) satisfies z.ZodType<ModelSpecification>;

export const analysisSchema = z.object({
  format: z.literal("crosslevel-analysis"),
  version: z.literal(1),
  data: z.strictObject({
    file: name,
    sheet: z.string().optional(),
    join: z
      .array(
        z.strictObject({
          file: name,
          level: name,
          key: z.union([name, z.strictObject({ left: name, right: name, compare: keyComparison })]),
          sheet: z.string().optional(),
          unmatched: z.enum(["keep", "drop"]).optional(),
          duplicates: z.enum(["refuse", "first"]).optional(),
        }),
      )
      .optional(),
    steps: z.array(writtenStepSchema).optional(),
  }),
  model: modelSchema,
  after: afterSchema.optional(),
}) satisfies z.ZodType<AnalysisFile>;

/** What an analysis says of its data; the model may be missing or unfinished. */
const preparationSchema = analysisSchema.pick({ format: true, version: true, data: true });

export function parsePreparation(
  document: unknown,
): { readonly data: DataReference } | { readonly problems: readonly DocumentProblem[] } {
  const parsed = preparationSchema.safeParse(document, naming);
  return parsed.success ? { data: parsed.data.data } : { problems: documentProblems(parsed.error) };
}

/** The document as an analysis, or every problem in it by its path. */
export function parseAnalysis(
  document: unknown,
): { readonly analysis: AnalysisFile } | { readonly problems: readonly DocumentProblem[] } {
  const parsed = analysisSchema.safeParse(document, naming);
  return parsed.success ? { analysis: parsed.data } : { problems: documentProblems(parsed.error) };
}

/** A field that is not known says which are, in its place. */
const naming: z.core.ParseContext<z.core.$ZodIssue> = {
  error(issue) {
    if (issue.code !== "unrecognized_keys") return undefined;
    const known = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
    return `this field is not known${known.length === 0 ? "" : `; those known here are ${known.join(", ")}`}`;
  },
};

/** A schema's complaints in the words of a person, by path (`model.random[0].group`). */
function documentProblems(error: z.ZodError): readonly DocumentProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, []));
}

function problemsOf(issue: z.core.$ZodIssue, parents: readonly PropertyKey[]): readonly DocumentProblem[] {
  const path = [...parents, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // Of the alternatives, the one that came furthest says what is wrong.
    const alternatives = issue.errors.map((issues) => issues.flatMap((inner) => problemsOf(inner, path)));
    const depth = (problems: readonly DocumentProblem[]) => Math.max(...problems.map(({ at }) => at.length));
    const furthest = Math.max(...alternatives.map(depth));
    if (furthest > pathText(path).length) return alternatives.find((found) => depth(found) === furthest) ?? [];
    const expected = alternatives.flatMap((found) => found.map(({ problem }) => problem.replace(/^expected /, "")));
    return [{ at: pathText(path), problem: `expected ${[...new Set(expected)].join(" or ")}` }];
  }
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ at: pathText([...path, key]), problem: issue.message }));
  }
  return [{ at: pathText(path), problem: problemText(issue) }];
}

function problemText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return typeProblem(issue);
    case "invalid_value":
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? "must not be empty"
        : `must be ${issue.inclusive ? "at least" : "above"} ${issue.minimum}`;
    case "too_big":
      return `must be ${issue.inclusive ? "at most" : "below"} ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function typeProblem(issue: z.core.$ZodIssueInvalidType): string {
  const words: Record<string, string> = {
    string: "a text",
    number: "a number",
    array: "a list",
    object: "an object",
    int: "a whole number",
  };
  if (issue.message.endsWith("received undefined")) return `missing (${words[issue.expected] ?? issue.expected})`;
  return `expected ${words[issue.expected] ?? issue.expected}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );
}
