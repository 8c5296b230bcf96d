import { z } from "zod";
import { type AfterSettings, afterParts, comparisonAdjustments } from "./after.ts";

export const afterSchema = z.strictObject({
  show: z.array(z.enum(afterParts)),
  adjustment: z.enum(comparisonAdjustments).optional(),
}) satisfies z.ZodType<AfterSettings>;
