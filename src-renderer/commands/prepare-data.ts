import type { TableId } from "../../src-contract/data-import.ts";
import type { DataStep } from "../../src-contract/data-steps.ts";
import type { PreparedTable } from "../../src-contract/engine-api.ts";
import { type Outcome, refuse } from "../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { App } from "../app/app.ts";
import { changeDocument } from "../state/documents.ts";
import { prepareRequest, sourceOf, withSteps } from "../state/preparation.ts";
import { findTable } from "../state/tables.ts";

/** Has a table's steps done, and puts them and what they made into the document, with what follows, as one change to undo. */
export async function changeSteps(
  { host, store, engineTables }: App,
  id: TableId,
  label: string,
  steps: readonly DataStep[],
  further: (document: ProjectDocument) => ProjectDocument = (document) => document,
): Promise<Outcome<PreparedTable>> {
  const table = findTable(store.getState().history.present, id);
  if (table === null) return refuse({ code: "table-not-open", table: id });
  const ready = await engineTables.ready(table);
  if (!ready.ok) return ready;
  const answer = await host.calls.prepareTable(prepareRequest(table, steps));
  if (!answer.ok) return answer;
  const preparation = { source: sourceOf(table), steps };
  engineTables.prepared(id, preparation, answer.value.reports);
  store.update((state) =>
    changeDocument(state, label, (document) => further(withSteps(document, id, preparation, answer.value))),
  );
  return answer;
}
