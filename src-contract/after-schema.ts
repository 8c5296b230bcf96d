import { z } from "zod";
import { type AfterSettings, afterParts } from "./after.ts";

export const afterSchema = z.strictObject({
  show: z.array(z.enum(afterParts)),
}) satisfies z.ZodType<AfterSettings>;
