import { extname } from "node:path";
import { parsePreparation } from "../../src-contract/analysis-schema.ts";
import { type WrittenFormat, writtenFormats } from "../../src-contract/data-import.ts";
import { failureText } from "../../src-wording/failures.ts";
import { exportData } from "../export/data/export-data.ts";
import type { DataCommand } from "./command-line.ts";
import { readAnalysisData } from "./read-data.ts";
import { readDocument } from "./read-document.ts";
import type { CommandRun } from "./run.ts";

/** Reads the data of an analysis, joins and prepares them, and writes them in the format of the file's ending. */
export async function runData({ file, out }: DataCommand): Promise<CommandRun> {
  const format = formatOf(out);
  if (format === null) {
    const endings = writtenFormats.map((one) => `.${one}`).join(", ");
    return { ok: false, problem: `--out needs a file that ends in one of ${endings}, not “${out}”.` };
  }
  const analysis = await readDocument(file, parsePreparation);
  if (!analysis.ok) return { ok: false, problem: failureText(analysis.failure) };
  const data = await readAnalysisData(file, analysis.value);
  if (!data.ok) return { ok: false, problem: failureText(data.failure) };
  const written = await exportData({ table: "prepared", format, path: out }, data.value.data, () => false);
  return written.ok ? { ok: true } : { ok: false, problem: failureText(written.failure) };
}

function formatOf(path: string): WrittenFormat | null {
  const ending = extname(path).slice(1).toLowerCase();
  return writtenFormats.find((format) => format === ending) ?? null;
}
