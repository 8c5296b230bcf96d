import { z } from "zod";
import { type AfterSettings, afterParts, comparisonAdjustments } from "./after.ts";

export const afterSchema = z.strictObject({
  show: z.array(z.enum(afterParts)),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))).optional(),
  cutPoint: z.number().gt(0).lt(1).optional(),
  seed: z.int().optional(),
  adjustment: z.enum(comparisonAdjustments).optional(),
}) satisfies z.ZodType<AfterSettings>;
