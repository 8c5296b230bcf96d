import { describe, expect, it } from "vitest";
import type { OpenedTable } from "../../../src-contract/data-import.ts";
import type { ProjectDocument } from "../../../src-contract/project.ts";
import { noMissingValues, type Variable } from "../../../src-contract/variable.ts";
import type { AppState } from "../../../src-renderer/state/app-state.ts";
import { ask, settle } from "../../../src-renderer/state/asked.ts";
import { changeDocument, isUnsaved, redoChange, undoChange, undoLabel } from "../../../src-renderer/state/documents.ts";
import { dismissMessage, news, tell } from "../../../src-renderer/state/messages.ts";
import { addModel, changeModel, moveModel, removeModel, renameModel } from "../../../src-renderer/state/models.ts";
import { addReportItems, moveReportItem, removeReportItem } from "../../../src-renderer/state/report-items.ts";
import { nextTextSize } from "../../../src-renderer/state/settings.ts";
import { emptyDocument, startState } from "../../../src-renderer/state/start-state.ts";
import {
  addTable,
  changeVariable,
  nameProblem,
  removeTable,
  renameInTable,
  setLevels,
} from "../../../src-renderer/state/tables.ts";
import { showModel, showTable } from "../../../src-renderer/state/views.ts";
import { csvOptions } from "../../support/bare-answer.ts";

const document = withTables("table-1");

describe("tables", () => {
  it("names an untitled project after its first table, without the file's ending", () => {
    expect(document.title).toBe("schools");
    expect(document.tables[0]?.name).toBe("schools");
  });

  it("tells two tables of the same name apart", () => {
    expect(withTables("table-1", "table-2").tables.map(({ name }) => name)).toEqual(["schools", "schools (2)"]);
    const sheet = (id: string, name: string) => ({ ...opened(id), options: { ...opened(id).options, sheet: name } });
    const sheets = [sheet("table-1", "Pupils"), sheet("table-2", "Schools"), sheet("table-3", "Schools")];
    const { tables } = sheets.reduce((before, one) => addTable(before, one, null), emptyDocument);
    expect(tables.map(({ name }) => name)).toEqual(["schools", "schools (Schools)", "schools (2)"]);
  });

  it("renames a variable in its table, its levels and every model that uses it", () => {
    const used = changeModel(setLevels(document, "table-1", levels), "model-1", (model) => ({
      ...model,
      outcome: "mathach",
      fixed: [{ variables: [] }, { variables: [{ name: "ses", center: "group", by: "school" }] }],
    }));
    const renamed = renameInTable(renameInTable(used, "table-1", "c-school", "sch"), "table-1", "c-ses", "status");
    expect(renamed.tables[0]?.variables.map(({ name }) => name)).toEqual(["sch", "mathach", "status"]);
    expect(renamed.tables[0]?.levels?.upper[0]?.id).toEqual(["sch"]);
    expect(renamed.models[0]?.model.random[0]?.group).toBe("sch");
    expect(renamed.models[0]?.model.fixed[1]?.variables).toEqual([{ name: "status", center: "group", by: "sch" }]);
  });

  it("refuses a name that is taken or empty and leaves everything as it is", () => {
    const table = document.tables[0];
    if (table === undefined) throw new Error("there is no table");
    expect(nameProblem(table, "c-ses", "mathach")).toBe("variable-name-taken");
    expect(nameProblem(table, "c-ses", "  ")).toBe("variable-name-empty");
    expect(nameProblem(table, "c-ses", "ses")).toBeNull();
    expect(renameInTable(document, "table-1", "c-ses", "mathach")).toBe(document);
  });

  it("gives the table's models the units of new levels", () => {
    const first = setLevels(document, "table-1", levels);
    expect(first.models[0]?.model.random).toEqual([{ group: "school", terms: [{ variables: [] }] }]);
    expect(setLevels(first, "table-1", null).models[0]?.model.random).toEqual([]);
  });

  it("takes its models and their report pieces along when it is removed", () => {
    const two = withTables("table-1", "table-2");
    const reported = addReportItems(two, [
      { kind: "table", table: "fixed-effects", model: "model-1", title: null },
      { kind: "table", table: "fixed-effects", model: "model-2", title: null },
    ]);
    const left = removeTable(reported, "table-1");
    expect(left.models.map(({ id }) => id)).toEqual(["model-2"]);
    expect(left.report.map(({ id }) => id)).toEqual(["item-2"]);
  });
});

describe("models", () => {
  it("adds a model after another one", () => {
    const one = addModel(document, { name: "B", table: "table-1", model: draft() });
    const two = addModel(one.document, { name: "C", table: "table-1", model: draft() }, "model-1");
    expect(two.document.models.map(({ name }) => name)).toEqual(["Null model", "C", "B"]);
  });

  it("moves and renames models", () => {
    const three = ["B", "C"].reduce(
      (before, name) => addModel(before, { name, table: "table-1", model: draft() }).document,
      document,
    );
    expect(moveModel(three, "model-3", 0).models.map(({ name }) => name)).toEqual(["C", "Null model", "B"]);
    expect(renameModel(three, "model-2", "D").models[1]?.name).toBe("D");
  });

  it("takes its pieces out of the report when it is removed, and itself out of comparisons", () => {
    const reported = addReportItems(document, [
      { kind: "equations", model: "model-1" },
      { kind: "comparison", models: ["model-1", "model-9"], title: null },
    ]);
    expect(removeModel(reported, "model-1").report).toEqual([
      { kind: "comparison", id: "item-2", models: ["model-9"], title: null },
    ]);
  });

  it("keeps the very same document where an edit changes nothing", () => {
    expect(changeModel(document, "model-1", (model) => model)).toBe(document);
    expect(renameModel(document, "model-1", "Null model")).toBe(document);
    expect(moveModel(document, "model-1", 0)).toBe(document);
  });
});

describe("the report", () => {
  it("keeps its pieces in order and numbers new ones apart", () => {
    const notes = addReportItems(document, [
      { kind: "note", text: "a" },
      { kind: "note", text: "b" },
      { kind: "note", text: "c" },
    ]);
    const moved = moveReportItem(removeReportItem(notes, "item-2"), "item-3", 0);
    expect(moved.report.map(({ id }) => id)).toEqual(["item-3", "item-1"]);
  });
});

describe("undo", () => {
  const opened: AppState = { ...startState, history: { present: document, past: [], future: [] } };

  it("names what it would undo and goes back and forth", () => {
    const renamed = changeDocument(opened, "Rename", (present) => renameModel(present, "model-1", "B"));
    expect(undoLabel(renamed)).toBe("Rename");
    const back = undoChange(renamed);
    expect(back.history.present).toBe(document);
    expect(redoChange(back).history.present.models[0]?.name).toBe("B");
  });

  it("joins typing in one field into one step", () => {
    const typed = ["B", "Be", "Bet"].reduce(
      (state, name) => changeDocument(state, "Rename", (present) => renameModel(present, "model-1", name), "name"),
      opened,
    );
    expect(undoChange(typed).history.present).toBe(document);
  });

  it("leaves no step where nothing changed", () => {
    expect(changeDocument(opened, "Nothing", (present) => present)).toBe(opened);
  });

  it("shows another model when the one in view is undone away", () => {
    const added = changeDocument(
      opened,
      "Add",
      (present) => addModel(present, { name: "B", table: "table-1", model: draft() }).document,
    );
    const shown = showModel(added, "model-2");
    expect(shown.view).toMatchObject({ model: "model-2", table: "table-1" });
    expect(undoChange(shown).view.model).toBe("model-1");
  });

  it("goes back to the welcome when the last table is undone away", () => {
    const added = changeDocument(startState, "Open", () => document);
    const shown = { ...added, view: { ...added.view, screen: "data" as const } };
    expect(undoChange(shown).view).toMatchObject({ screen: "welcome", table: null, model: null });
  });

  it("is saved again when undo comes back to what was saved", () => {
    const saved = { ...opened, file: { ...opened.file, savedDocument: document } };
    const changed = changeDocument(saved, "Rename", (present) => renameModel(present, "model-1", "B"));
    expect(isUnsaved(changed)).toBe(true);
    expect(isUnsaved(undoChange(changed))).toBe(false);
  });
});

describe("the name of a model", () => {
  const opened: AppState = {
    ...startState,
    history: { present: setLevels(document, "table-1", levels), past: [], future: [] },
  };
  const explain = (state: AppState, ...names: readonly string[]) =>
    changeDocument(state, "Predictors", (present) =>
      changeModel(present, "model-1", (model) => ({
        ...model,
        outcome: "mathach",
        fixed: [{ variables: [] }, ...names.map((name) => ({ variables: [{ name }] }))],
      })),
    );
  const rename = (state: AppState, name: string) =>
    changeDocument(state, "Rename", (present) => renameModel(present, "model-1", name));
  const nameOf = (state: AppState) => state.history.present.models[0]?.name;

  it("follows what the model becomes, and undo takes it back", () => {
    const explained = explain(opened, "ses");
    expect(nameOf(explained)).toBe("Student predictors");
    expect(nameOf(explain(explained))).toBe("Null model");
    expect(nameOf(undoChange(explained))).toBe("Null model");
  });

  it("stays as its user gave it", () => {
    expect(nameOf(explain(rename(opened, "Baseline"), "ses"))).toBe("Baseline");
  });

  it("stays while the model stands on the same rung of the ladder", () => {
    const named = rename(explain(opened, "ses"), "Student predictors 7");
    expect(nameOf(explain(named, "ses", "school"))).toBe("Student predictors 7");
  });

  it("takes the new words for the units", () => {
    const pupils = changeDocument(explain(opened, "ses"), "Levels", (present) =>
      setLevels(present, "table-1", { ...levels, first: { singular: "pupil", plural: "pupils" } }),
    );
    expect(nameOf(pupils)).toBe("Pupil predictors");
  });

  it("is told from the others by a number", () => {
    const two = changeDocument(
      explain(opened, "ses"),
      "Add",
      (present) => addModel(present, { name: "Null model", table: "table-1", model: draft() }).document,
    );
    const both = changeDocument(two, "Predictors", (present) =>
      changeModel(present, "model-2", (model) => ({ ...model, fixed: [{ variables: [{ name: "ses" }] }] })),
    );
    expect(both.history.present.models.map(({ name }) => name)).toEqual(["Student predictors", "Student predictors 2"]);
  });
});

describe("where the user is", () => {
  const three = ["B", "C"].reduce<AppState>(
    (state, name) =>
      changeDocument(state, "Add", (present) => addModel(present, { name, table: "table-1", model: draft() }).document),
    { ...startState, history: { present: document, past: [], future: [] } },
  );
  const remove = (state: AppState, id: string) =>
    changeDocument(state, "Delete", (present) => removeModel(present, id));

  it("is at the neighbour of a model that was deleted", () => {
    expect(remove(showModel(three, "model-1"), "model-1").view.model).toBe("model-2");
    expect(remove(showModel(three, "model-2"), "model-2").view.model).toBe("model-3");
    expect(remove(showModel(three, "model-3"), "model-3").view.model).toBe("model-2");
  });

  it("is at the model that undo brings back or changes", () => {
    const deleted = remove(showModel(three, "model-2"), "model-2");
    expect(undoChange(deleted).view.model).toBe("model-2");
    const renamed = changeDocument(three, "Rename", (present) => renameModel(present, "model-1", "A"));
    expect(undoChange(showModel(renamed, "model-3")).view.model).toBe("model-1");
  });

  it("shows the first model of a table with it", () => {
    const two = { ...startState, history: { present: withTables("table-1", "table-2"), past: [], future: [] } };
    expect(showTable(two, "table-2").view).toMatchObject({ table: "table-2", model: "model-2" });
  });
});

describe("a question to the host", () => {
  const answer = (value: string) => ({ ok: true, value }) as const;

  it("keeps the last answer in sight but not current while a newer question is open", () => {
    const first = settle(ask<string>(undefined, "a"), "a", answer("A"));
    expect(ask(first, "b")).toEqual({ askedKey: "b", answeredKey: "a", answer: "A", failure: null });
  });

  it("takes no answer to an older question", () => {
    const asked = ask<string>(undefined, "b");
    expect(settle(asked, "a", answer("A"))).toBe(asked);
  });

  it("keeps the last answer beside a refusal, marked as not current", () => {
    const first = ask(settle(ask<string>(undefined, "a"), "a", answer("A")), "b");
    const refused = settle(first, "b", { ok: false, failure: { code: "paste-empty" } });
    expect(refused).toEqual({ askedKey: "b", answeredKey: null, answer: "A", failure: { code: "paste-empty" } });
  });
});

describe("messages", () => {
  it("say the same thing once, and problems stay until they are dismissed", () => {
    const told = ["a", "b", "a", "c", "d"].reduce((state, text) => tell(state, "problem", text), startState);
    expect(told.messages.map(({ text }) => text)).toEqual(["b", "a", "c", "d"]);
    expect(dismissMessage(told, told.messages[0]?.id ?? 0).messages).toHaveLength(3);
  });

  it("tell of what was done last, and of nothing done before it", () => {
    const told = tell(tell(tell(startState, "done", "Saved."), "problem", "Not saved."), "done", "Copied.");
    expect(news(told)?.text).toBe("Copied.");
    expect(told.messages.map(({ text }) => text)).toEqual(["Not saved.", "Copied."]);
  });
});

describe("text size", () => {
  it("goes step by step from 100 to 200 % and stops there", () => {
    expect([100, 150, 200].map((size) => nextTextSize(size, 1))).toEqual([110, 175, 200]);
    expect([100, 150].map((size) => nextTextSize(size, -1))).toEqual([100, 125]);
  });
});

describe("variables", () => {
  it("changes one variable and no other", () => {
    const changed = changeVariable(document, "table-1", "c-ses", { label: "Status" });
    expect(changed.tables[0]?.variables.map(({ label }) => label)).toEqual(["", "", "Status"]);
  });
});

const levels = {
  first: { singular: "student", plural: "students" },
  upper: [{ id: ["school"], singular: "school", plural: "schools" }],
};

function withTables(...ids: readonly string[]): ProjectDocument {
  return ids.reduce((before, id) => addTable(before, opened(id), null), emptyDocument);
}

function opened(id: string): OpenedTable {
  return {
    id,
    name: "schools.csv",
    format: "csv",
    rows: 10,
    variables: ["school", "mathach", "ses"].map(variable),
    options: csvOptions,
    problems: [],
  };
}

function variable(name: string): Variable {
  return {
    column: `c-${name}`,
    name,
    label: "",
    storage: "number",
    measure: "scale",
    decimals: 2,
    valueLabels: [],
    missing: noMissingValues,
  };
}

function draft() {
  return { outcome: null, fixed: [], random: [] };
}
