import type { z } from "zod";
import type { Damaged } from "../byte-cursor.ts";
import type { ZipArchive } from "../zip-archive.ts";

/** A JSON document inside an archive, checked by its schema. */
export function jsonIn<Schema extends z.ZodType>(
  archive: ZipArchive,
  name: string,
  schema: Schema,
  damaged: Damaged,
): z.infer<Schema> {
  const bytes = archive.bytes(name) ?? damaged(name);
  const parsed = schema.safeParse(parsedJson(bytes.toString("utf8")));
  return parsed.success ? parsed.data : damaged(name);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
