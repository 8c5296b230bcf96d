import { randomBytes } from "node:crypto";
import type { TableId } from "../../../src-contract/data-import.ts";
import type { EngineApi } from "../../../src-contract/engine-api.ts";
import type { OpenedProject } from "../../../src-contract/host-api.ts";
import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import type { ProjectDocument, ProjectTable } from "../../../src-contract/project.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import type { TableReference } from "../../../src-contract/step-contents.ts";
import { openProjectFile, type ProjectReader } from "../projects/read-project.ts";
import { giveTable, makeTablesFolder } from "../tables/held-tables.ts";
import { contentOf, prepareTables } from "../tables/prepare-tables.ts";
import { copyPath, type TableRecord, tableIdPattern } from "../tables/table-record.ts";
import type { Place } from "./place.ts";

export function newTableId(): TableId {
  return `t${randomBytes(6).toString("hex")}`;
}

/**
 * Opens a project file beside what is open: reads it, has the engine open its tables. All or nothing, results excepted:
 * when it is refused, what was open before is as it was.
 */
export async function bringProject(
  path: string,
  { session, tables }: Place,
  engine: Client<EngineApi>,
): Promise<Outcome<Omit<OpenedProject, "path">>> {
  const opened = await openProjectFile(path);
  if (!opened.ok) return opened;
  const reader = opened.value;
  const document = withFreeIds(reader.document, new Set(tables.ids));
  const brought: TableId[] = [];
  try {
    const made = await makeTablesFolder(session.folder);
    if (!made.ok) return await giveBack(made);
    for (const [position, table] of document.tables.entries()) {
      const storedId = reader.document.tables[position]?.id ?? table.id;
      brought.push(table.id);
      const outcome = await bringTable(reader, storedId, table, session.folder, engine);
      if (!outcome.ok) return await giveBack(outcome);
      await tables.hold(recordOf(table), contentOf(table), true);
    }
    await prepareTables(
      engine,
      document.tables.flatMap((table) => contentOf(table).preparation ?? []),
    );
    return succeed({ document, ...(await reader.readAnswers()) });
  } finally {
    await reader.close();
  }

  async function giveBack(refusal: Outcome<never>): Promise<Outcome<never>> {
    for (const id of brought) await tables.drop(id);
    return refusal;
  }
}

async function bringTable(
  reader: ProjectReader,
  storedId: TableId,
  table: ProjectTable,
  session: string,
  engine: Client<EngineApi>,
): Promise<Outcome<null>> {
  const extracted = await reader.extractTable(storedId, copyPath(session, table.id));
  return extracted.ok ? await giveTable(engine, session, recordOf(table), contentOf(table).variables) : extracted;
}

/** A table whose values are in its copy only. */
function recordOf({ id, name, source }: ProjectTable): TableRecord {
  return { id, name, format: source.format, source: null };
}

/** The document with other ids for tables whose own are taken (the project is open already) or cannot be file names. */
function withFreeIds(document: ProjectDocument, taken: ReadonlySet<TableId>): ProjectDocument {
  const ids = new Map(
    document.tables.map(({ id }) => [id, tableIdPattern.test(id) && !taken.has(id) ? id : newTableId()]),
  );
  const idOf = (id: TableId) => ids.get(id) ?? id;
  return {
    ...document,
    tables: document.tables.map((table) => ({ ...withOtherTables(table, idOf), id: idOf(table.id) })),
    models: document.models.map((model) => ({ ...model, table: idOf(model.table) })),
    report: document.report.map((item) =>
      item.kind === "data-table" || item.kind === "data-chart" ? { ...item, table: idOf(item.table) } : item,
    ),
  };
}

/** The steps of a table with other ids of those that they take from. */
function withOtherTables(table: ProjectTable, idOf: (id: TableId) => TableId): ProjectTable {
  const { preparation } = table;
  if (preparation === undefined) return table;
  const moved = (reference: TableReference): TableReference =>
    "table" in reference ? { ...reference, table: idOf(reference.table) } : reference;
  const steps = preparation.steps.map((step) => {
    if (step.kind === "join") return { ...step, from: moved(step.from) };
    return step.kind === "stack" ? { ...step, from: step.from.map(moved) } : step;
  });
  return { ...table, preparation: { ...preparation, steps } };
}
