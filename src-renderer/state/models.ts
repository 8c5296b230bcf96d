import type { TableId } from "../../src-contract/data-import.ts";
import type { ModelDraft, ModelId, ProjectDocument, ProjectModel } from "../../src-contract/project.ts";
import { freshId } from "./identifiers.ts";

/** The models of a document. */

export function findModel(document: ProjectDocument, id: ModelId): ProjectModel | null {
  return document.models.find((model) => model.id === id) ?? null;
}

/** Adds a model after `after` (null: at the end) and says which id it was given. */
export function addModel(
  document: ProjectDocument,
  { name, table, model }: { readonly name: string; readonly table: TableId; readonly model: ModelDraft },
  after: ModelId | null = null,
): { readonly document: ProjectDocument; readonly id: ModelId } {
  const id = freshId(document.models, "model");
  const position = document.models.findIndex((candidate) => candidate.id === after);
  const at = position < 0 ? document.models.length : position + 1;
  return { id, document: { ...document, models: document.models.toSpliced(at, 0, { id, name, table, model }) } };
}

/** Changes a model's specification; an edit of `src-engine/specification` that changes nothing leaves no step. */
export function changeModel(
  document: ProjectDocument,
  id: ModelId,
  change: (model: ModelDraft) => ModelDraft,
): ProjectDocument {
  return replaceModel(document, id, (model) => {
    const changed = change(model.model);
    return changed === model.model ? model : { ...model, model: changed };
  });
}

export function renameModel(document: ProjectDocument, id: ModelId, name: string): ProjectDocument {
  return replaceModel(document, id, (model) => (model.name === name ? model : { ...model, name }));
}

/** Removes a model and what the report shows of it. */
export function removeModel(document: ProjectDocument, id: ModelId): ProjectDocument {
  return {
    ...document,
    models: document.models.filter((model) => model.id !== id),
    report: document.report
      .filter((item) => !("model" in item) || item.model !== id)
      .map((item) =>
        item.kind === "comparison" && item.models !== null
          ? { ...item, models: item.models.filter((model) => model !== id) }
          : item,
      ),
  };
}

/** Moves a model to another place among the models of the document. */
export function moveModel(document: ProjectDocument, id: ModelId, to: number): ProjectDocument {
  const model = findModel(document, id);
  if (model === null || document.models.indexOf(model) === to) return document;
  const others = document.models.filter((candidate) => candidate !== model);
  return { ...document, models: others.toSpliced(to, 0, model) };
}

function replaceModel(
  document: ProjectDocument,
  id: ModelId,
  change: (model: ProjectModel) => ProjectModel,
): ProjectDocument {
  const model = findModel(document, id);
  if (model === null) return document;
  const changed = change(model);
  if (changed === model) return document;
  return { ...document, models: document.models.map((candidate) => (candidate === model ? changed : candidate)) };
}
