import type { StepContent } from "../../../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { writtenName } from "../../../../src-engine/formula/tokens.ts";
import type { DialogKind } from "../../../state/step-kinds.ts";
import { repeatedMeasures } from "../repeated-measures.ts";
import { proposedName } from "./forms/AggregateForm.tsx";
import { alignedGroups, columnGroups, likelyGroups, manyGroups } from "./forms/column-groups.ts";
import { joinWith } from "./forms/join-with.ts";

/** A step as its dialog begins with it: what can be guessed is filled in. */
export function firstContent(
  kind: DialogKind,
  table: ProjectTable,
  variables: readonly Variable[],
  others: readonly ProjectTable[],
  chosen: readonly string[] = [],
): StepContent {
  const identifiers = table.levels?.upper[0]?.id ?? [];
  const [other] = others;
  switch (kind) {
    case "compute":
      return { kind, variables: [{ name: "", formula: chosen.map((name) => `${writtenName(name)} `).join("") }] };
    case "recode":
      return { kind, variables: chosen, rules: [], into: chosen.map((name) => `${name}_r`) };
    case "code":
      return { kind, variable: chosen[0] ?? "", coding: "dummy" };
    case "filter":
      return { kind, formula: "" };
    case "sort":
      return { kind, by: [{ variable: identifiers[0] ?? "" }] };
    case "join": {
      const empty = { kind, from: { table: "" }, keys: [{ left: "", right: "" }] };
      return other === undefined ? empty : joinWith(empty, other, table, variables);
    }
    case "stack":
      return { kind, from: [] };
    case "aggregate": {
      const first = { name: "", function: "mean", variable: "" } as const;
      return { kind, by: identifiers, statistics: [{ ...first, name: proposedName(first) }], into: "variables" };
    }
    case "wide-to-long": {
      const groups = columnGroups(variables);
      const { times, outcomes } = alignedGroups(groups.length > manyGroups ? [] : likelyGroups(groups));
      return { kind, outcomes, time: { name: "time", values: times } };
    }
    case "long-to-wide": {
      const { units, time, outcomes } = repeatedMeasures(table, variables);
      return { kind, units, time, variables: outcomes };
    }
    case "person-period":
      return { kind, duration: "", period: "period", happens: "event" };
  }
}

/** The step with a table that was opened for it. */
export function withOpenedTable(
  content: StepContent,
  opened: ProjectTable,
  table: ProjectTable,
  variables: readonly Variable[],
): StepContent {
  if (content.kind === "join") return joinWith(content, opened, table, variables);
  if (content.kind !== "stack") return content;
  return { ...content, from: [...content.from, { table: opened.id, name: opened.name }] };
}

/** What is still to be said before the step can be done; null: nothing. */
export function missingPart(content: StepContent): string | null {
  switch (content.kind) {
    case "compute":
      if (content.variables.some(({ name }) => name.trim() === "")) return "Name the new variable.";
      return content.variables.some(({ formula }) => formula.trim() === "") ? "Write its formula." : null;
    case "recode":
      if (content.variables.length === 0) return "Choose the variables to recode.";
      if (content.into.some((name) => name.trim() === "")) return "Name the new variables.";
      return content.rules.length === 0 ? "Write at least one rule." : null;
    case "code":
      if (content.variable === "") return "Choose the variable whose categories are coded.";
      if (content.coding !== "contrasts") return null;
      return (content.contrasts ?? []).length === 0 ? "Write at least one comparison." : null;
    case "filter":
      return content.formula.trim() === "" ? "Write the condition." : null;
    case "sort":
      return content.by.some(({ variable }) => variable === "") ? "Choose the variable to sort by." : null;
    case "join":
      if ("table" in content.from && content.from.table === "") return "Choose the other table.";
      return content.keys.some(({ left, right }) => left === "" || right === "") ? "Choose the keys." : null;
    case "stack":
      return content.from.length === 0 ? "Choose at least one table." : null;
    case "aggregate": {
      if (content.by.length === 0) return "Choose what identifies the units.";
      const isOpen = content.statistics.some(
        ({ name, variable, function: kind }) => name === "" || (kind !== "rows" && (variable ?? "") === ""),
      );
      return content.statistics.length === 0 || isOpen ? "Choose a variable for each statistic." : null;
    }
    case "wide-to-long":
      if (content.outcomes.length === 0) return "Choose the columns that belong together.";
      return content.time.name === "" || content.outcomes.some(({ name }) => name === "")
        ? "Name the new variables."
        : null;
    case "long-to-wide":
      if (content.time === "") return "Choose the time variable.";
      if (content.units.length === 0) return "Choose what identifies the units.";
      return content.variables.length === 0 ? "Choose the variables that get a column for each time." : null;
    case "person-period":
      if (content.duration === "") return "Choose the number of periods.";
      return content.period === "" || content.happens === "" ? "Name the new variables." : null;
    default:
      return null;
  }
}
