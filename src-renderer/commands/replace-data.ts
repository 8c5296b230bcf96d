import type { DataSource, OpenedTable, TableId } from "../../src-contract/data-import.ts";
import type { PreparedTable } from "../../src-contract/engine-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import { succeed } from "../../src-contract/outcome.ts";
import type { ProjectTable } from "../../src-contract/project.ts";
import type { App } from "../app/app.ts";
import { changeDocument } from "../state/documents.ts";
import { tell } from "../state/messages.ts";
import { prepareRequest, sourceOf, stepsOf } from "../state/preparation.ts";
import { describedAsBefore, withReplacedSource } from "../state/replace-source.ts";
import { findTable } from "../state/tables.ts";
import { changeView } from "../state/views.ts";

/**
 * Puts a table that was read into the place of another one: described as that was, its steps done again. What a step
 * could not do stands in the list of steps.
 */
export async function replaceTable(
  app: App,
  id: TableId,
  opened: OpenedTable,
  source: DataSource,
): Promise<Outcome<PreparedTable> | null> {
  const { store, engineTables } = app;
  const table = findTable(store.getState().history.present, id);
  if (table === null) return null;
  const variables = describedAsBefore(sourceOf(table).variables, opened.variables);
  const made = await makeTable(app, table, opened, variables);
  if (!made.ok) return made;
  const preparation = { source: { rows: opened.rows, variables }, steps: stepsOf(table) };
  engineTables.prepared(opened.id, preparation, made.value.reports);
  const path = source.kind === "path" ? source.path : null;
  const failed = made.value.reports.filter(({ problem }) => problem !== null).length;
  store.update((state) => {
    const replaced = changeDocument(state, "Replace the Data File", (document) =>
      withReplacedSource(document, id, opened, path, preparation, made.value),
    );
    const shown = changeView(replaced, { table: opened.id, model: state.view.model });
    return failed === 0
      ? tell(shown, "done", `${opened.name} has taken the place of the data; all steps were done again.`)
      : tell(shown, "problem", `${opened.name} has taken the place of the data; see the steps that could not be done.`);
  });
  return made;
}

async function makeTable(
  { host }: App,
  table: ProjectTable,
  opened: OpenedTable,
  variables: OpenedTable["variables"],
): Promise<Outcome<PreparedTable>> {
  const steps = stepsOf(table);
  if (steps.length > 0) {
    return host.calls.prepareTable({ ...prepareRequest(table, steps), table: opened.id, variables });
  }
  const told = await host.calls.setVariables({ table: opened.id, variables });
  return told.ok ? succeed({ rows: opened.rows, variables, reports: [] }) : told;
}
