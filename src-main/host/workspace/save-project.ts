import { rm } from "node:fs/promises";
import type { TableId } from "../../../src-contract/data-import.ts";
import type { EngineApi } from "../../../src-contract/engine-api.ts";
import type { SavedProject, SaveProject } from "../../../src-contract/host-api.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import { temporaryBeside, withPath } from "../files/replace-file.ts";
import { writeProject } from "../projects/write-project.ts";
import type { Place } from "./place.ts";

/**
 * Writes a project file: the document, copies of its tables, results, pictures, and the page that shows them. Where the
 * session's folder has no room for a copy it is made beside the project file, on whose disk there may be some. Work is
 * saved even if the page cannot be made; the answer says so.
 */
export async function saveProject(
  { document, path, results, pictures }: SaveProject,
  { tables }: Place,
  engine: Client<EngineApi>,
  now: Date,
): Promise<Outcome<SavedProject>> {
  await tables.reopen(document.tables.map(({ id }) => id));
  const page = temporaryBeside(path);
  const temporary = [page];
  const copies = new Map<TableId, string>();
  try {
    for (const { id } of document.tables) {
      const copy = await tables.copyOf(id);
      const file = copy.ok ? copy.value : temporaryBeside(path);
      copies.set(id, file);
      if (copy.ok) continue;
      temporary.push(file);
      const written = await engine.writeTable({ table: id, path: file });
      if (!written.ok) return refuse(withPath(written.failure, file, path));
    }
    const answers = results.map(({ answer }) => answer);
    const request = { document, path: page, pictures, answers };
    const hasPage = (await engine.writeProjectPage(request, AbortSignal.timeout(longestPage))).ok;
    const content = { document, page: hasPage ? page : null, tables: copies, answers, pictures };
    const written = await writeProject(path, content, now);
    return written.ok ? succeed({ path, saved: now.toISOString(), page: hasPage }) : written;
  } finally {
    // What cannot be removed is tried again by a later save.
    for (const file of temporary) await rm(file, { force: true }).catch(() => {});
  }
}

/** Nobody should wait for the page when models that were never fitted are slow to fit. */
const longestPage = 10_000;
