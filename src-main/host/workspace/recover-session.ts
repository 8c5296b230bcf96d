import type { EngineApi } from "../../../src-contract/engine-api.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { type Autosave, readAutosave } from "../sessions/autosave.ts";
import { adoptSession } from "../sessions/session.ts";
import { giveTable, readAgain } from "../tables/held-tables.ts";
import { contentOf, prepareTables } from "../tables/prepare-tables.ts";
import { hasCopy, readRecord, type TableRecord } from "../tables/table-record.ts";
import { type Place, placeOf } from "./place.ts";

export interface RecoverableWork {
  readonly place: Place;
  readonly autosave: Autosave;
}

/** Takes over the folder of a dead session as it is: nothing is copied, and dying again in the middle loses nothing. */
export async function takeOver(
  sessions: string,
  id: string,
  engine: Client<EngineApi>,
): Promise<Outcome<RecoverableWork>> {
  const session = await adoptSession(sessions, id);
  if (session === null) return refuse({ code: "recovery-gone", session: id });
  const autosave = await readAutosave(session.folder);
  if (autosave === null) {
    await session.leave();
    return refuse({ code: "recovery-gone", session: id });
  }
  return succeed({ place: placeOf(session, engine), autosave });
}

/**
 * Has the engine open the tables of recovered work: from their copies, or, where the crash came before the copy was
 * complete, from the files they were read from. Tables for which there is neither are told and stay closed.
 */
export async function bringTables(
  { place, autosave }: RecoverableWork,
  engine: Client<EngineApi>,
): Promise<readonly Failure[]> {
  const { session, tables } = place;
  const problems: Failure[] = [];
  for (const table of autosave.document.tables) {
    const record = (await readRecord(session.folder, table.id)) ?? recordFromDocument(table);
    const copied = await hasCopy(session.folder, table.id);
    if (!copied && record.source === null) {
      problems.push({ code: "file-not-found", path: table.source.name });
      continue;
    }
    const content = contentOf(table);
    const given = await bringTable(engine, session.folder, record, content.variables, copied);
    if (given.ok) await tables.hold(record, content, given.value === "copy");
    else problems.push(given.failure);
  }
  await prepareTables(
    engine,
    autosave.document.tables.flatMap((table) => contentOf(table).preparation ?? []),
  );
  return problems;
}

/** From its copy, and where that is damaged from the file it was read from; damage is told of the table by its name. */
async function bringTable(
  engine: Client<EngineApi>,
  session: string,
  record: TableRecord,
  variables: readonly Variable[],
  copied: boolean,
): Promise<Outcome<"copy" | "source">> {
  const { id, name, source } = record;
  const given = await giveTable(engine, session, record, variables);
  if (given.ok) return succeed(copied ? "copy" : "source");
  if (!copied) return given;
  const again = source === null ? given : await readAgain(engine, id, name, source, variables);
  if (again.ok) return succeed("source");
  return refuse("name" in given.failure ? { ...given.failure, name } : given.failure);
}

function recordFromDocument({ id, name, source }: ProjectTable): TableRecord {
  const { sheet, headerRow, delimiter, decimalComma, encoding, missingCodes, quotes, keepFooter } = source.options;
  const options = {
    headerRow,
    missingCodes,
    ...(sheet !== null && { sheet }),
    ...(delimiter !== null && { delimiter }),
    ...(decimalComma !== null && { decimalComma }),
    ...(encoding !== null && { encoding }),
    ...(quotes !== undefined && { quotes }),
    ...(keepFooter !== undefined && { keepFooter }),
  };
  return { id, name, format: source.format, source: source.path === null ? null : { path: source.path, options } };
}
