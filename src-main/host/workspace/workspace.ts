import type { TableId } from "../../../src-contract/data-import.ts";
import type { EngineApi } from "../../../src-contract/engine-api.ts";
import type {
  Autosaved,
  OpenedProject,
  PresentProject,
  SavedProject,
  SaveProject,
} from "../../../src-contract/host-api.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../../src-contract/project.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import { fileSeal } from "../files/file-seal.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { clearAutosave, holdsWork, writeAutosave } from "../sessions/autosave.ts";
import { bringProject } from "./bring-project.ts";
import { newPlace, type Place } from "./place.ts";
import { bringTables, takeOver } from "./recover-session.ts";
import { saveProject } from "./save-project.ts";

/** The project in hand, from its first autosave to its end. Whoever replaces or closes it has asked the user before. */
export interface Workspace {
  place(): Promise<Place>;
  /** The project as the window last told it; null: there is none. */
  present(): PresentProject | null;
  newProject(): Promise<void>;
  /** `path`: where later saves go; null for a file that was uploaded. */
  openProject(file: string, path: string | null): Promise<Outcome<OpenedProject>>;
  saveProject(input: SaveProject): Promise<Outcome<SavedProject>>;
  /** Waits until a save that is under way is done. */
  finishSaving(): Promise<unknown>;
  autosave(document: ProjectDocument, path: string | null): Promise<Outcome<Autosaved>>;
  recover(session: string): Promise<Outcome<OpenedProject>>;
  /** The user closes the program and wants nothing of what is not saved: what a window still autosaves counts for nothing. */
  giveUp(): Promise<void>;
  /** Ends the session. Unsaved work stays for recovery. */
  close(): Promise<void>;
}

export function createWorkspace(sessions: string, engine: Client<EngineApi>, now: () => Date): Workspace {
  let place = newPlace(sessions, engine);
  let present: PresentProject | null = null;
  /** The document as it stands in the project file, as text. */
  let savedText: string | null = null;
  let autosaves = 0;
  let isGivenUp = false;
  let saving: Promise<unknown> = Promise.resolve();
  /** The project file as it was last read or written here; null: it is not known. */
  let onDisk: { readonly path: string; readonly seal: string | null } | null = null;
  const turn = oneAtATime();

  const forgetAutosave = () => turn(async () => clearAutosave((await place).session.folder));
  const replacePresent = async (next: PresentProject | null, oldTables: readonly TableId[]) => {
    const { tables } = await place;
    for (const id of oldTables) await tables.drop(id);
    present = next;
    savedText = next === null || next.unsaved ? null : JSON.stringify(next.document);
    await forgetAutosave();
  };

  const newProject = async () => replacePresent(null, (await place).tables.ids);

  const autosave = (document: ProjectDocument, path: string | null): Promise<Outcome<Autosaved>> => {
    const unsaved = !isEmpty(document) && JSON.stringify(document) !== savedText;
    const saved = now().toISOString();
    if (isGivenUp) return Promise.resolve(succeed({ saved, copying: false }));
    present = { document, path, unsaved };
    autosaves++;
    return turn(async () => {
      const { session, tables, failure } = await place;
      if (!unsaved) {
        await clearAutosave(session.folder);
        return succeed({ saved, copying: false });
      }
      if (failure !== null) return refuse(failure);
      const written = await writeAutosave(session.folder, { document, path, saved });
      if (!written.ok) return written;
      const kept = await tables.keeping(document.tables.map(({ id }) => id));
      return kept.ok ? succeed({ saved, copying: kept.value === "copying" }) : kept;
    });
  };

  const isChanged = async (path: string) => {
    if (onDisk?.path !== path) return false;
    const seal = await fileSeal(path);
    return seal !== null && seal !== onDisk.seal;
  };

  const save = async (input: SaveProject): Promise<Outcome<SavedProject>> => {
    const { path, replacing = false } = input;
    const autosavesBefore = autosaves;
    if (!replacing && (await isChanged(path))) return refuse({ code: "project-changed", path });
    const saved = await saveProject(input, await place, engine, now());
    if (!saved.ok) return saved;
    onDisk = { path, seal: await fileSeal(path) };
    savedText = JSON.stringify(input.document);
    if (autosaves > autosavesBefore && present !== null) {
      // Edited while it was being written: what was autosaved since belongs to the new file and is not in it.
      await autosave(present.document, input.path);
    } else {
      present = { document: input.document, path: input.path, unsaved: false };
      await forgetAutosave();
    }
    return saved;
  };

  return {
    place: () => place,
    present: () => present,
    newProject,
    openProject: async (file, path) => {
      const { tables } = await place;
      const oldTables = tables.ids;
      const seal = await fileSeal(file);
      const brought = await bringProject(file, await place, engine);
      if (!brought.ok) return brought;
      await replacePresent({ document: brought.value.document, path, unsaved: false }, oldTables);
      onDisk = path === null ? null : { path, seal };
      return succeed({ ...brought.value, path });
    },
    saveProject: (input) => {
      const saved = save(input);
      saving = saved;
      return saved;
    },
    finishSaving: () => saving,
    autosave,
    giveUp: () => {
      isGivenUp = true;
      return newProject();
    },
    recover: async (session) => {
      const work = await takeOver(sessions, session, engine);
      if (!work.ok) return work;
      const { document, path } = work.value.autosave;
      const old = await place;
      const closing = old.tables.ids;
      place = Promise.resolve(work.value.place);
      const problems = await bringTables(work.value, engine);
      present = { document, path, unsaved: true };
      savedText = null;
      const { ids } = work.value.place.tables;
      for (const id of closing) if (!ids.includes(id)) void engine.closeTable({ table: id });
      await old.session.remove();
      return succeed({ document, path, answers: [], problems });
    },
    close: async () => {
      await turn(async () => {});
      const { session } = await place;
      // What the folder holds counts, not what the window told: work may just be on its way back.
      await ((await holdsWork(session.folder)) ? session.leave() : session.remove());
    },
  };
}

/** Nothing in it that could be missed. */
function isEmpty({ tables, models, report }: ProjectDocument): boolean {
  return tables.length === 0 && models.length === 0 && report.length === 0;
}
