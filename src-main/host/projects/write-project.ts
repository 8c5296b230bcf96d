import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { TableId } from "../../../src-contract/data-import.ts";
import type { FitAnswer, ReportPicture } from "../../../src-contract/engine-api.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../../src-contract/project.ts";
import { replaceFile } from "../files/replace-file.ts";
import { documentText } from "./project-document.ts";
import { projectEntries, projectMediaType } from "./project-entries.ts";
import { largestEntry, ZipEntryTooLarge, type ZipWriter, zipWriter } from "./zip-writer.ts";

export interface ProjectContent {
  readonly document: ProjectDocument;
  /** Path of the page that shows the results without the program; null: there is none. */
  readonly page: string | null;
  /** Paths of the tables' CSV copies. */
  readonly tables: ReadonlyMap<TableId, string>;
  readonly answers: readonly FitAnswer[];
  readonly pictures: readonly ReportPicture[];
}

/** Writes a project file in the place of what stands at `path`, whole or not at all. */
export function writeProject(path: string, content: ProjectContent, now: Date): Promise<Outcome<null>> {
  return replaceFile(path, async (temporary) => {
    const file = await open(temporary, "wx");
    try {
      await writeEntries(zipWriter(file, now), content);
      return succeed(null);
    } catch (error) {
      if (!(error instanceof ZipEntryTooLarge)) throw error;
      return refuse({ code: "file-too-large", name: basename(path), bytes: error.bytes, limit: largestEntry });
    } finally {
      await file.close();
    }
  });
}

/** What people may want to look into first, the data last. */
async function writeEntries(zip: ZipWriter, content: ProjectContent): Promise<void> {
  const text = (name: string, entry: string) => zip.add(name, new TextEncoder().encode(entry));
  await zip.store(projectEntries.marker, projectMediaType);
  await text(projectEntries.document, documentText(content.document));
  if (content.page !== null) await zip.add(projectEntries.page, createReadStream(content.page));
  for (const { id, result, output } of content.answers) {
    await text(projectEntries.result(id), JSON.stringify(result, null, 2));
    await text(projectEntries.output(id), JSON.stringify(output));
  }
  for (const { item, svg, png } of content.pictures) {
    await text(projectEntries.picture(item, "svg"), svg);
    await zip.add(projectEntries.picture(item, "png"), png);
  }
  for (const [id, copy] of content.tables) {
    await zip.add(projectEntries.table(id), createReadStream(copy, { highWaterMark: 1_048_576 }));
  }
  await zip.end();
}
