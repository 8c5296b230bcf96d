import { z } from "zod";
import type { ValueLabel } from "../../../src-contract/variable.ts";
import type { Damaged } from "../byte-cursor.ts";
import { jsonIn } from "../described/json-in-archive.ts";
import type { ZipArchive } from "../zip-archive.ts";

const field = z.object({
  name: z.string(),
  /** How values lie in `data.bin`: numbers of 4 or 8 bytes, or places in `strings.bin`. */
  type: z.enum(["integer", "number", "string"]),
  measureType: z.string(),
  columnType: z.string().optional(),
  dataType: z.string().optional(),
  description: z.string().optional(),
  /** Conditions: "== 99". */
  missingValues: z.array(z.string()).optional(),
});
export type JamoviField = z.infer<typeof field>;

const metadata = z.object({
  dataSet: z.object({ rowCount: z.number().int().nonnegative(), fields: z.array(field) }),
});

export function readFields(archive: ZipArchive, damaged: Damaged): z.infer<typeof metadata>["dataSet"] {
  return jsonIn(archive, "metadata.json", metadata, damaged).dataSet;
}

export function bytesOf({ type }: JamoviField): number {
  return type === "number" ? 8 : 4;
}

/** A number and its label; jamovi adds what it was imported from and whether it is pinned, JASP a filter. */
const label = z.tuple([z.number(), z.string()]).rest(z.unknown());
const labelsByName = z.record(z.string(), z.object({ labels: z.array(label) }));

export function readLabels(archive: ZipArchive, damaged: Damaged): Readonly<Record<string, readonly ValueLabel[]>> {
  if (!archive.names.includes("xdata.json")) return {};
  const found = jsonIn(archive, "xdata.json", labelsByName, damaged);
  return Object.fromEntries(
    Object.entries(found).map(([name, { labels }]) => [name, labels.map(([value, text]) => ({ value, label: text }))]),
  );
}
