import { z } from "zod";
import type { DataStep, WrittenStep } from "./data-steps.ts";
import { aggregateFunctions, categoryCodings, keyComparisons, type VariableDescription } from "./step-contents.ts";

/** The shape of steps, in project files, analysis files and calls. Unknown fields are refused: they would be ignored. */
const name = z.string().min(1);
const scalar = z.union([z.number(), z.string()]);
const positive = z.int().min(1);

const description = z.strictObject({
  name: name.optional(),
  label: z.string().optional(),
  measure: z.enum(["scale", "ordinal", "nominal"]).optional(),
  decimals: z.int().min(0).max(16).optional(),
  valueLabels: z.array(z.strictObject({ value: scalar, label: z.string() })).optional(),
  missing: z
    .strictObject({
      values: z.array(scalar),
      ranges: z.array(z.strictObject({ low: z.number().nullable(), high: z.number().nullable() })),
    })
    .optional(),
}) satisfies z.ZodType<VariableDescription>;

/** What is said of variables, by their names. */
export const descriptionsSchema = z.record(name, description);

const reference = z.union([
  z.strictObject({ table: name, name: z.string().optional() }),
  z.strictObject({ file: name, sheet: z.string().optional() }),
]);

/** How keys of different types are compared. */
export const keyComparison = z.enum(keyComparisons).optional();

const recodeRule = z.strictObject({
  from: z.union([
    z.strictObject({ values: z.array(scalar).min(1) }),
    z.strictObject({ low: z.number().nullable(), high: z.number().nullable() }),
    z.enum(["missing", "else"]),
  ]),
  to: z.union([z.number(), z.string(), z.null(), z.strictObject({ copy: z.literal(true) })]),
  label: z.string().optional(),
});

/** `frame`: fields that every step may have. */
function contents<Frame extends z.ZodRawShape>(frame: Frame) {
  const step = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
    z.strictObject({ ...frame, kind: z.literal(kind), ...shape });
  return z.discriminatedUnion("kind", [
    step("join", {
      from: reference,
      keys: z.array(z.strictObject({ left: name, right: name, compare: keyComparison })).min(1),
      variables: z.array(name).optional(),
      unmatched: z.enum(["keep", "drop"]).optional(),
      duplicates: z.enum(["refuse", "first"]).optional(),
    }),
    step("stack", { from: z.array(reference).min(1), origin: name.optional() }),
    step("compute", {
      variables: z.array(z.strictObject({ name, formula: z.string(), label: z.string().optional() })).min(1),
    }),
    step("recode", {
      variables: z.array(name).min(1),
      rules: z.array(recodeRule).min(1),
      into: z.array(name).min(1),
    }),
    step("code", {
      variable: name,
      coding: z.enum(categoryCodings),
      reference: scalar.nullable().optional(),
      contrasts: z
        .array(z.strictObject({ name, weights: z.array(z.strictObject({ value: scalar, weight: z.number() })) }))
        .optional(),
      prefix: name.optional(),
    }),
    step("filter", { formula: z.string() }),
    step("sort", { by: z.array(z.strictObject({ variable: name, descending: z.boolean().optional() })).min(1) }),
    step("wide-to-long", {
      outcomes: z.array(z.strictObject({ name, from: z.array(name.nullable()).min(1) })).min(1),
      time: z.strictObject({ name, values: z.array(scalar).min(1) }),
      newId: name.optional(),
      dropEmpty: z.boolean().optional(),
    }),
    step("long-to-wide", {
      units: z.array(name).min(1),
      time: name,
      variables: z.array(name).min(1),
      separator: z.string().optional(),
    }),
    step("aggregate", {
      by: z.array(name).min(1),
      statistics: z.array(
        z.strictObject({
          name,
          function: z.enum(aggregateFunctions),
          variable: name.optional(),
          value: scalar.optional(),
        }),
      ),
      into: z.enum(["variables", "rows"]),
    }),
    step("person-period", {
      duration: name,
      event: name.optional(),
      period: name,
      happens: name,
      newId: name.optional(),
    }),
    step("edit-cells", {
      blocks: z
        .array(
          z.strictObject({
            row: positive,
            variables: z.array(name).min(1),
            values: z.array(z.array(scalar.nullable())).min(1),
          }),
        )
        .min(1),
    }),
    step("insert-rows", { at: positive, count: positive.max(1_000_000) }),
    step("delete-rows", { rows: z.array(z.strictObject({ from: positive, to: positive })).min(1) }),
    step("insert-variable", {
      name,
      storage: z.enum(["number", "text", "date", "time"]),
      after: name.optional(),
    }),
    step("delete-variables", { variables: z.array(name).min(1) }),
    step("describe", { variables: descriptionsSchema }),
  ]);
}

const describe = descriptionsSchema.optional();
const off = z.boolean().optional();

export const dataStepSchema = contents({ id: name, off, describe }) satisfies z.ZodType<DataStep>;

/** As in an analysis file: without an id, a step is called after its place. */
export const writtenStepSchema = contents({ id: name.optional(), off, describe }) satisfies z.ZodType<WrittenStep>;
