import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { TableId } from "../../../src-contract/data-import.ts";
import type { FitAnswer } from "../../../src-contract/engine-api.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { ModelOutput } from "../../../src-contract/output.ts";
import type { ProjectDocument } from "../../../src-contract/project.ts";
import type { ResultDocument } from "../../../src-contract/result.ts";
import { cannotRead, cannotWrite, systemCode } from "../../../src-contract/system-failure.ts";
import { type ParseOptions, parseProject } from "./project-document.ts";
import { projectEntries } from "./project-entries.ts";
import { DamagedEntry, openZip, type ZipArchive } from "./zip-archive.ts";

/** A project file that is open for reading; its document is read already. */
export interface ProjectReader {
  readonly document: ProjectDocument;
  /** Writes a table's CSV copy to `copy`. What a refusal leaves there is worth nothing. */
  extractTable(id: TableId, copy: string): Promise<Outcome<null>>;
  /** The results as they were saved. Damaged ones are left out and named: they can be made again. */
  readAnswers(): Promise<{ readonly answers: readonly FitAnswer[]; readonly problems: readonly Failure[] }>;
  close(): Promise<void>;
}

/**
 * Opens a project file of this or any earlier version. Refused by name of what is wrong: not there, empty, no project,
 * cut short, its document missing or damaged, newer than this program.
 */
export async function openProjectFile(path: string, options?: ParseOptions): Promise<Outcome<ProjectReader>> {
  try {
    if ((await stat(path)).size === 0) return refuse({ code: "file-empty", name: basename(path) });
    const archive = await openZip(path);
    if (archive === "not-a-zip") return refuse({ code: "project-not-one", path });
    if (archive === "cut-short") return refuse({ code: "project-damaged", path, missing: "end" });
    let document: Outcome<ProjectDocument> | null = null;
    try {
      document = await readDocument(archive, path, options);
    } finally {
      if (!document?.ok) await archive.close();
    }
    return document.ok ? succeed(reader(archive, path, document.value)) : document;
  } catch (error) {
    return refuse(cannotRead(error, path));
  }
}

async function readDocument(
  archive: ZipArchive,
  path: string,
  options: ParseOptions | undefined,
): Promise<Outcome<ProjectDocument>> {
  const { marker, document } = projectEntries;
  if (!archive.names.includes(document) && !archive.names.includes(marker)) {
    return refuse({ code: "project-not-one", path });
  }
  const text = await readText(archive, document);
  return text === null ? damaged(path, document) : parseProject(text, path, options);
}

function reader(archive: ZipArchive, path: string, document: ProjectDocument): ProjectReader {
  return {
    document,
    extractTable: async (id, copy) => {
      const entry = projectEntries.table(id);
      try {
        // What is autosaved from now on rests on the copy: it has to outlast a loss of power.
        await pipeline(archive.read(entry), createWriteStream(copy, { flush: true }));
        return succeed(null);
      } catch (error) {
        if (error instanceof DamagedEntry) return damaged(path, entry);
        return refuse(cannotWrite(error, copy));
      }
    },
    readAnswers: async () => {
      const answers: FitAnswer[] = [];
      const problems: Failure[] = [];
      for (const { id } of document.models) {
        // A model that was not fitted when the project was saved.
        if (!archive.names.includes(projectEntries.result(id))) continue;
        const result = await readJson(archive, projectEntries.result(id), resultOutline);
        const output = await readJson(archive, projectEntries.output(id), outputOutline);
        if (result !== null && output !== null) {
          answers.push({ id, revision: 0, result, output: { ...output, text: output.text ?? [] } });
        } else {
          const missing = result === null ? projectEntries.result(id) : projectEntries.output(id);
          problems.push({ code: "project-damaged", path, missing });
        }
      }
      return { answers, problems };
    },
    close: () => archive.close(),
  };
}

/** What the first files were written without is empty. */
type StoredOutput = Omit<ModelOutput, "text"> & Partial<Pick<ModelOutput, "text">>;

/** Results are only shown until they are made again, so their shape is not looked into further. */
const resultOutline = z.custom<ResultDocument>(
  (value) =>
    z.object({ format: z.literal("crosslevel-result"), version: z.literal(1), fit: z.object({}) }).safeParse(value)
      .success,
);
const outputOutline = z.custom<StoredOutput>(
  (value) =>
    z
      .object({
        summary: z.object({}),
        notices: z.array(z.object({})),
        tables: z.array(z.object({})),
        charts: z.array(z.object({})),
      })
      .safeParse(value).success,
);

async function readJson<Value>(archive: ZipArchive, entry: string, schema: z.ZodType<Value>): Promise<Value | null> {
  try {
    const parsed = schema.safeParse(JSON.parse((await readText(archive, entry)) ?? ""));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) !== null) return null;
    throw error;
  }
}

/** The text of an entry; null: missing or damaged. */
async function readText(archive: ZipArchive, entry: string): Promise<string | null> {
  try {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of archive.read(entry)) text += decoder.decode(chunk, { stream: true });
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof DamagedEntry) return null;
    throw error;
  }
}

function damaged(path: string, missing: string): Outcome<never> {
  return refuse({ code: "project-damaged", path, missing });
}
