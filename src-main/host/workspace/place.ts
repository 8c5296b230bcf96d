import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineApi } from "../../../src-contract/engine-api.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import { cannotWrite } from "../../../src-contract/system-failure.ts";
import { type Session, startSession } from "../sessions/session.ts";
import { type HeldTables, heldTables } from "../tables/held-tables.ts";

/** Where the project in hand is kept while it is worked on. */
export interface Place {
  readonly session: Session;
  readonly tables: HeldTables;
  /** Why nothing here can be recovered after a crash; null: it can. */
  readonly failure: Failure | null;
}

/**
 * A new place in the folder of sessions. Where that cannot be written to, the program goes on in the system's folder for
 * temporary files, and every autosave says why it is none.
 */
export async function newPlace(sessions: string, engine: Client<EngineApi>): Promise<Place> {
  try {
    return placeOf(await startSession(sessions), engine);
  } catch (error) {
    const failure = cannotWrite(error, sessions);
    const temporary = await mkdtemp(join(tmpdir(), "crosslevel-"));
    const session = await startSession(temporary);
    const remove = async () => {
      await session.remove();
      await rm(temporary, { recursive: true, force: true });
    };
    return { ...placeOf({ ...session, remove, leave: remove }, engine), failure };
  }
}

export function placeOf(session: Session, engine: Client<EngineApi>): Place {
  return { session, tables: heldTables(session.folder, engine), failure: null };
}
