import { describe, expect, it } from "vitest";
import type { OpenedTable } from "../../../src-contract/data-import.ts";
import type { DataStep, Preparation } from "../../../src-contract/data-steps.ts";
import type { ProjectDocument, ProjectTable } from "../../../src-contract/project.ts";
import type { RecodeRule } from "../../../src-contract/step-contents.ts";
import { preparedKey } from "../../../src-renderer/live/content-keys.ts";
import {
  alignedGroups,
  columnGroups,
  likelyGroups,
} from "../../../src-renderer/screens/data/steps/forms/column-groups.ts";
import {
  draftOf,
  emptyRule,
  type RuleDraft,
  ruleOf,
} from "../../../src-renderer/screens/data/steps/forms/rule-drafts.ts";
import { completionsOf, wordBefore } from "../../../src-renderer/screens/data/steps/formula/completions.ts";
import { namedVariables } from "../../../src-renderer/screens/data/steps/named-variables.ts";
import { otherTables, sourceOf, withSteps } from "../../../src-renderer/state/preparation.ts";
import { describedAsBefore, withReplacedSource } from "../../../src-renderer/state/replace-source.ts";
import { changeVariable, renameInTable } from "../../../src-renderer/state/tables.ts";
import { numberVariable, projectWith } from "../../support/host-project.ts";

const filter: DataStep = { id: "step-1", kind: "filter", formula: "y > 1" };
const project = projectWith(["m1"]);
const table = first(project);
const prepared = withSteps(project, "t1", preparedBy([filter]), { rows: 60, variables: table.variables });

function preparedBy(steps: readonly DataStep[], source: Preparation["source"] = table): Preparation {
  return { source: { rows: source.rows, variables: source.variables }, steps };
}

function first({ tables: [one] }: ProjectDocument): ProjectTable {
  if (one === undefined) throw new Error("a table");
  return one;
}

describe("steps in the document", () => {
  it("stand beside the table as it was read", () => {
    expect(first(prepared)).toMatchObject({ rows: 60, preparation: { source: { rows: 100 }, steps: [filter] } });
    expect([sourceOf(table).rows, sourceOf(first(prepared)).rows]).toEqual([100, 100]);
  });

  it("leave no trace when the last one is deleted", () => {
    const { preparation: _none, ...plain } = first(
      withSteps(prepared, "t1", preparedBy([]), { rows: 100, variables: table.variables }),
    );
    expect(plain).toEqual(table);
  });

  it("take levels with them whose identifiers are gone", () => {
    const levels = { first: noun("row"), upper: [{ ...noun("x"), id: ["x"] }] };
    const leveled = { ...project, tables: [{ ...table, levels }] };
    const keep = withSteps(leveled, "t1", preparedBy([filter]), { rows: 1, variables: table.variables });
    expect(first(keep).levels).toEqual(levels);
    const lost = withSteps(leveled, "t1", preparedBy([filter]), { rows: 1, variables: [numberVariable("z", "z")] });
    expect(first(lost).levels).toBeNull();
  });

  it("have what is said about variables as steps, several in a row as one", () => {
    const renamed = renameInTable(prepared, "t1", "c1", "score");
    const labeled = changeVariable(renamed, "t1", "c1", { label: "Score" });
    const both = changeVariable(labeled, "t1", "c2", { decimals: 3 });
    expect(first(both).preparation?.steps).toEqual([
      filter,
      { id: "step-2", kind: "describe", variables: { y: { name: "score", label: "Score" }, x: { decimals: 3 } } },
    ]);
    expect(first(renameInTable(project, "t1", "c1", "score")).preparation).toBeUndefined();
  });
});

function noun(singular: string) {
  return { singular, plural: `${singular}s` };
}

describe("tables that take from others", () => {
  const join = (from: string): DataStep => ({
    id: "j",
    kind: "join",
    from: { table: from },
    keys: [{ left: "y", right: "y" }],
  });
  const of = (id: string, steps: readonly DataStep[] = []): ProjectTable => ({
    ...table,
    id,
    ...(steps.length > 0 && { preparation: { source: { rows: 1, variables: [] }, steps } }),
  });
  const tables = [of("a", [join("b")]), of("b", [join("c")]), of("c"), of("d")];
  const document = { ...project, tables };

  it("cannot be taken from by those", () => {
    const offered = tables.map(({ id }) => otherTables(document, id).map((other) => other.id));
    expect(offered).toEqual([["b", "c", "d"], ["c", "d"], ["d"], ["a", "b", "c"]]);
  });

  it("follow when one of its variables is renamed", () => {
    const renamed = renameInTable(document, "b", "c1", "score");
    expect(renamed.tables[0]?.preparation?.steps).toEqual([{ ...join("b"), keys: [{ left: "y", right: "score" }] }]);
  });

  it("have other contents when one of those changes", () => {
    const [a, b, c] = tables as [ProjectTable, ProjectTable, ProjectTable];
    const changed = { ...document, tables: [a, b, { ...c, variables: [] }] };
    expect(preparedKey(document, a)).toBe(preparedKey(document, a));
    expect(preparedKey(changed, a)).not.toBe(preparedKey(document, a));
    expect(preparedKey(changed, c)).toBe("");
  });
});

describe("a table whose file is replaced", () => {
  const opened: OpenedTable = {
    id: "t2",
    name: "second.csv",
    format: "csv",
    rows: 120,
    variables: [numberVariable("y", "c1"), numberVariable("x", "c2"), numberVariable("z", "c3")],
    options: table.source.options,
    problems: [],
  };

  it("describes its variables as those of the same columns were", () => {
    const before = [{ ...numberVariable("score", "c1"), label: "Score" }, numberVariable("z", "c2")];
    const now = describedAsBefore(before, opened.variables);
    // The name "z" is another column's now.
    expect(now.map(({ name, label }) => [name, label])).toEqual([
      ["score", "Score"],
      ["x", ""],
      ["z", ""],
    ]);
  });

  it("counts as missing what was declared before and what the new file declares, and labels the values of both", () => {
    const declared = (values: readonly number[], low: number) => ({ values, ranges: [{ low, high: 9999 }] });
    const label = (value: number, text: string) => ({ value, label: text });
    const before = [{ ...numberVariable("y", "c1"), missing: declared([7], 9990), valueLabels: [label(1, "yes")] }];
    const found = (values: readonly number[], low: number) =>
      describedAsBefore(before, [
        {
          ...numberVariable("y", "c1"),
          missing: declared(values, low),
          valueLabels: [label(1, "Yes"), label(2, "No")],
        },
      ])[0];
    expect(found([7, 9991], 9990)).toMatchObject({
      missing: declared([7], 9990),
      valueLabels: [{ label: "yes" }, { label: "No" }],
    });
    expect(found([8], 9000)?.missing).toEqual({
      values: [7, 8],
      ranges: [
        { low: 9990, high: 9999 },
        { low: 9000, high: 9999 },
      ],
    });
  });

  it("has variables that are said to be the same under another name described as before", () => {
    const before = [{ ...numberVariable("clinic", "c7"), label: "Clinic", decimals: 0 }, numberVariable("sex", "c8")];
    const texts = { ...numberVariable("gender", "c9"), storage: "text" } as const;
    const now = describedAsBefore(before, [numberVariable("centre", "c3"), texts], { clinic: "centre", sex: "gender" });
    expect(now).toEqual([
      { ...before[0], column: "c3" },
      { ...texts, name: "sex" },
    ]);
  });

  it("keeps its steps, its models, and the tables that take from it", () => {
    const join: DataStep = { id: "j", kind: "join", from: { table: "t1" }, keys: [{ left: "y", right: "y" }] };
    const other = { ...table, id: "o", preparation: { source: { rows: 1, variables: [] }, steps: [join] } };
    const document = { ...prepared, tables: [...prepared.tables, other] };
    const made = { rows: 70, variables: opened.variables };
    const replaced = withReplacedSource(
      document,
      "t1",
      opened,
      null,
      preparedBy([filter], { rows: 120, variables: opened.variables }),
      made,
    );
    expect(first(replaced)).toMatchObject({
      id: "t2",
      rows: 70,
      preparation: { source: { rows: 120 }, steps: [filter] },
      source: { name: "second.csv" },
    });
    expect(replaced.models.map((model) => model.table)).toEqual(["t2"]);
    expect(replaced.tables[1]?.preparation?.steps).toEqual([{ ...join, from: { table: "t2" } }]);
  });
});

describe("columns that belong together", () => {
  const named = (...names: readonly string[]) => names.map((name) => numberVariable(name, name));
  it.each([
    [["id", "score1", "score2", "score3"], { score: ["score1", "score2", "score3"] }],
    [["y_t2", "y_t1", "sex"], { y: ["y_t1", "y_t2"] }],
    [["t1_mood", "t2_mood", "t1_sleep", "t2_sleep"], { mood: ["t1_mood", "t2_mood"], sleep: ["t1_sleep", "t2_sleep"] }],
    [["read.1990", "read.1995", "math.1990"], { read: ["read.1990", "read.1995"] }],
    [["x1", "y"], {}],
  ])("%j", (names, groups) => {
    const found = columnGroups(named(...names)).map(({ name, columns }) => [name, columns.map((one) => one.name)]);
    expect(Object.fromEntries(found)).toEqual(groups);
  });

  it("are chosen to begin with where they share the times of most: waves, but not the items of a scale", () => {
    const waves = ["read1", "read2", "read3", "math1", "math2", "math3", "mood1", "mood3"];
    const chosen = (names: readonly string[]) => likelyGroups(columnGroups(named(...names))).map(({ name }) => name);
    expect(chosen(["q1", "q2", "q3", "q4", ...waves])).toEqual(["read", "math", "mood"]);
    expect(chosen(["a1", "a2", "b1", "b2", "b3"])).toEqual(["a", "b"]);
    expect(chosen(["a1", "a2"])).toEqual(["a"]);
  });

  it("are aligned by their times", () => {
    expect(alignedGroups(columnGroups(named("a1", "a2", "a4", "b2", "b3")))).toEqual({
      times: [1, 2, 3, 4],
      outcomes: [
        { name: "a", from: ["a1", "a2", null, "a4"] },
        { name: "b", from: [null, "b2", "b3", null] },
      ],
    });
  });
});

describe("the preview of a step", () => {
  it("has the variables of its lists and formulas, however they are written", () => {
    const names = ["id", "Ses", "v4321", "my score", "other"];
    const variables = names.map((name) => numberVariable(name, name));
    const filter = { kind: "filter", formula: 'ses > 0 and `my score` < 3 or text(id) = "other"' } as const;
    expect(namedVariables(filter, variables)).toEqual(["id", "Ses", "my score"]);
    const compute = { kind: "compute", variables: [{ name: "new", formula: "v4321 -" }] } as const;
    expect(namedVariables(compute, variables)).toEqual([]);
    expect(namedVariables({ kind: "sort", by: [{ variable: "v4321" }] }, variables)).toEqual(["v4321"]);
  });
});

describe("rules of a recode", () => {
  const drafts: readonly (readonly [RuleDraft, RecodeRule | null])[] = [
    [
      { ...emptyRule, from: "1, 2; 3", to: "0", label: "low" },
      { from: { values: [1, 2, 3] }, to: 0, label: "low" },
    ],
    [
      { ...emptyRule, kind: "range", high: "−5", to: "a" },
      { from: { low: null, high: -5 }, to: "a" },
    ],
    [
      { ...emptyRule, kind: "else", becomes: "copy" },
      { from: "else", to: { copy: true } },
    ],
    [
      { ...emptyRule, kind: "missing", becomes: "missing" },
      { from: "missing", to: null },
    ],
    [{ ...emptyRule, from: "1" }, null],
    [{ ...emptyRule, kind: "range", to: "1" }, null],
  ];
  it.each(drafts)("%j", (draft, rule) => {
    expect(ruleOf(draft, false)).toEqual(rule);
    if (rule !== null) expect(ruleOf(draftOf(rule), false)).toEqual(rule);
  });
});

describe("completion of formulas", () => {
  const variables = ["ses", "my mean", "school"].map((name) => numberVariable(name, name));
  it("offers variables first, then functions, then what holds the letters", () => {
    expect(completionsOf("me", variables).map(({ text }) => text)).toEqual(["mean()", "median()", "`my mean`"]);
    expect(completionsOf("s", variables).map(({ text }) => text)).toContain("sum()");
    expect(completionsOf("ses", variables)).toEqual([]);
  });
  it("knows the word at the caret", () => {
    expect(wordBefore("ses - me", 8)).toEqual({ start: 6, word: "me" });
    expect(wordBefore('name == "me', 11)).toBeNull();
    expect(wordBefore("3 + ", 4)).toBeNull();
  });
});
