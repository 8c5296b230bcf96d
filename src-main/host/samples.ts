import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Sample } from "../../src-contract/host-api.ts";
import { levelsSchema } from "../../src-contract/project-schema.ts";

/** A sample with its data file, which lies beside the list. */
export type SampleWithFile = Sample & { readonly file: string };

/** `examples.json`: the samples in the order they are offered. */
const samplesSchema = z.array(
  z.object({
    id: z.string().regex(/^[\w-]{1,64}$/),
    title: z.string(),
    description: z.string(),
    file: z.string().regex(/^[\w-]+\.\w+$/),
    rows: z.int().positive(),
    levels: z.int().min(2),
    proposal: levelsSchema,
  }),
) satisfies z.ZodType<readonly SampleWithFile[]>;

/** The samples; none where the list cannot be read: the program works without them. */
export async function readSamples(folder: string): Promise<readonly SampleWithFile[]> {
  try {
    return samplesSchema.parse(JSON.parse(await readFile(join(folder, "examples.json"), "utf8")));
  } catch {
    return [];
  }
}
