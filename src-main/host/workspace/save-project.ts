import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { TableId } from "../../../src-contract/data-import.ts";
import type { EngineApi } from "../../../src-contract/engine-api.ts";
import type { SavedProject, SaveProject } from "../../../src-contract/host-api.ts";
import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import { writeProject } from "../projects/write-project.ts";
import type { Place } from "./place.ts";

/**
 * Writes a project file: the document, copies of its tables, results, pictures, and the page that shows them. Work is
 * saved even if the page cannot be made; the answer says so.
 */
export async function saveProject(
  { document, path, results, pictures }: SaveProject,
  { session, tables }: Place,
  engine: Client<EngineApi>,
  now: Date,
): Promise<Outcome<SavedProject>> {
  await tables.reopen(document.tables.map(({ id }) => id));
  const copies = new Map<TableId, string>();
  for (const { id } of document.tables) {
    const copy = await tables.copyOf(id);
    if (!copy.ok) return copy;
    copies.set(id, copy.value);
  }
  const answers = results.map(({ answer }) => answer);
  const page = join(session.folder, "page.html");
  const request = { document, path: page, pictures, answers };
  const hasPage = (await engine.writeProjectPage(request, AbortSignal.timeout(longestPage))).ok;
  const content = { document, page: hasPage ? page : null, tables: copies, answers, pictures };
  const written = await writeProject(path, content, now);
  await rm(page, { force: true });
  return written.ok ? succeed({ path, saved: now.toISOString(), page: hasPage }) : written;
}

/** Nobody should wait for the page when models that were never fitted are slow to fit. */
const longestPage = 10_000;
