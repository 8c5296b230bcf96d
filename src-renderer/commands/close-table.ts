import type { ProjectModel } from "../../src-contract/project.ts";
import { isNullModel } from "../../src-engine/specification/null-model.ts";
import type { App } from "../app/app.ts";
import { changeDocument } from "../state/documents.ts";
import { entitled } from "../state/files.ts";
import { removeTable, titleWithout } from "../state/tables.ts";
import { activeTable } from "../state/views.ts";

/**
 * Takes the table in view out of the project; asks first where models that someone has worked on would go with it. Undo
 * brings all of it back.
 */
export async function closeTable({ store, questions }: App): Promise<void> {
  const state = store.getState();
  const table = activeTable(state);
  if (table === null) return;
  const models = state.history.present.models
    .filter((model) => model.table === table.id && isWorkedOn(model))
    .map(({ name }) => name);
  const agreed =
    models.length === 0 || (await questions.ask<true>({ kind: "close-table", table: table.id, models })) === true;
  if (!agreed) return;
  store.update((now) =>
    changeDocument(now, `Close ${table.name}`, (document) => {
      const without = removeTable(document, table.id);
      return now.file.path === null ? entitled(without, titleWithout(document, table)) : without;
    }),
  );
}

/** Every table begins with an empty model. */
function isWorkedOn({ model }: ProjectModel): boolean {
  return model.outcome !== null || !isNullModel(model);
}
