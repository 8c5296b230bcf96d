import type { DataSource, OpenedTable, TableId } from "../../src-contract/data-import.ts";
import type { PreparedTable } from "../../src-contract/engine-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import { succeed } from "../../src-contract/outcome.ts";
import type { ProjectTable } from "../../src-contract/project.ts";
import type { App } from "../app/app.ts";
import { closeDialog, openDialog } from "../state/dialogs.ts";
import { changeDocument } from "../state/documents.ts";
import { tell } from "../state/messages.ts";
import { prepareRequest, sourceOf, stepsOf } from "../state/preparation.ts";
import { describedAsBefore, type SameVariables, withReplacedSource } from "../state/replace-source.ts";
import { isWorthTelling, sourceDifferences } from "../state/source-differences.ts";
import { findTable } from "../state/tables.ts";
import { changeView } from "../state/views.ts";

/**
 * Puts a table that was read into the place of another one: described as that was, its steps done again. Closes the
 * dialog that asked for it, or says what is different in the new file.
 */
export async function replaceTable(
  app: App,
  id: TableId,
  opened: OpenedTable,
  source: DataSource,
  same: SameVariables = {},
): Promise<Outcome<PreparedTable> | null> {
  const { store, engineTables } = app;
  const table = findTable(store.getState().history.present, id);
  if (table === null) return null;
  const variables = describedAsBefore(sourceOf(table).variables, opened.variables, same);
  const made = await makeTable(app, table, opened, variables);
  if (!made.ok) return made;
  const preparation = { source: { rows: opened.rows, variables }, steps: stepsOf(table) };
  engineTables.prepared(opened.id, preparation, made.value.reports);
  const path = source.kind === "path" ? source.path : null;
  const differences = sourceDifferences(store.getState().history.present, id, {
    before: sourceOf(table).variables,
    now: variables,
    preparedBefore: table.variables,
    preparedNow: made.value.variables,
    steps: preparation.steps,
    reports: made.value.reports,
  });
  store.update((state) => {
    const replaced = changeDocument(state, "Replace the Data File", (document) =>
      withReplacedSource(document, id, opened, path, preparation, made.value),
    );
    const shown = changeView(replaced, { table: opened.id, model: state.view.model });
    return isWorthTelling(differences)
      ? openDialog(shown, { kind: "replaced-source", differences, table: id, opened, source, same })
      : tell(closeDialog(shown), "done", `${opened.name} has taken the place of the data; all steps were done again.`);
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
