import type { RecodeRule, RecodeStep } from "../../src-contract/step-contents.ts";
import type { RecodeCount } from "../../src-contract/step-report.ts";
import type { ValueLabel, Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, numberMissing, numericValues, textCodes } from "../table/data-set.ts";
import type { Column } from "../table/table.ts";
import {
  findVariables,
  isRefusal,
  type NewColumn,
  newVariable,
  numberColumn,
  textColumn,
  withColumns,
} from "./columns.ts";
import { isWhole } from "./compute.ts";
import { dictionary } from "./formula/vectors.ts";
import { cannot, done, type StepRefusal, type StepResult } from "./step-result.ts";

/**
 * Values to other values by the first rule that fits. `else` means every value, but not missing ones: they stay missing
 * unless a rule names them. Texts come out where a rule says one.
 */
export function recode(data: DataSet, step: string, { variables: names, rules, into }: RecodeStep): StepResult {
  if (names.length !== into.length) {
    return cannot({ code: "names-differ-in-number", names: into.length, variables: names.length });
  }
  const variables = findVariables(data, names);
  if (isRefusal(variables)) return variables;
  const columns: NewColumn[] = [];
  const counts: RecodeCount[] = [];
  for (const [index, variable] of variables.entries()) {
    const name = into[index];
    const isTaken = columns.some((column) => column.variable.name === name);
    if (isTaken || (name !== variable.name && data.byName.has(name))) return cannot({ code: "name-taken", name });
    const recoded = recodeColumn(columnOf(data.table, variable), variable, rules);
    if (isRefusal(recoded)) return recoded;
    columns.push({ variable: recodedVariable(step, name, variable, rules, recoded.values), values: recoded.values });
    counts.push({ variable: variable.name, ...recoded.counts });
  }
  return done(withColumns(data, columns), { kind: "recode", counts });
}

interface Recoded {
  readonly values: Column;
  readonly counts: Omit<RecodeCount, "variable">;
}

function recodeColumn(column: Column, variable: Variable, rules: readonly RecodeRule[]): Recoded | StepRefusal {
  const wrong = valueOfOtherType(variable, rules);
  if (wrong !== null) return cannot({ code: "value-of-other-type", name: variable.name, value: String(wrong) });
  const ruleOf = column.kind === "number" ? numberRules(variable, rules) : textRules(variable, rules);
  const byRule = new Array<number>(rules.length).fill(0);
  let unmatched = 0;
  const rows = column.kind === "number" ? column.values.length : column.codes.length;
  const chosen = new Int32Array(rows);
  const byCode = column.kind === "text" ? Int32Array.from(column.texts, (text) => ruleOf(text)) : new Int32Array(0);
  const nothing = ruleOf(null);
  const hadValue = presenceOf(column, variable);
  for (let row = 0; row < rows; row++) {
    const rule =
      column.kind === "number"
        ? ruleOf(column.values[row])
        : column.codes[row] < 0
          ? nothing
          : byCode[column.codes[row]];
    chosen[row] = rule;
    if (rule >= 0) byRule[rule]++;
    else if (hadValue(row)) unmatched++;
  }
  return { values: resultOf(column, chosen, rules), counts: { byRule, unmatched } };
}

/** Whether a row has a value that is not declared missing. */
function presenceOf(column: Column, { missing }: Variable): (row: number) => boolean {
  if (column.kind === "number") {
    const values = numericValues(column, missing);
    return (row) => !Number.isNaN(values[row]);
  }
  const codes = textCodes(column, missing);
  return (row) => codes[row] >= 0;
}

type RuleOf = (value: number | string | null) => number;

/** The first rule for a number; -1: none fits. */
function numberRules({ missing }: Variable, rules: readonly RecodeRule[]): RuleOf {
  const isDeclared = numberMissing(missing);
  const tests = rules.map(({ from }) => {
    if (typeof from === "string") return null;
    if ("values" in from) {
      const values = new Set(from.values.map(Number));
      return (value: number) => values.has(value);
    }
    const low = from.low ?? Number.NEGATIVE_INFINITY;
    const high = from.high ?? Number.POSITIVE_INFINITY;
    return (value: number) => value >= low && value <= high;
  });
  const forMissing = rules.findIndex(({ from }) => from === "missing");
  return (value) => {
    const given = Number(value ?? Number.NaN);
    const isMissing = value === null || Number.isNaN(given) || (isDeclared?.(given) ?? false);
    if (isMissing && (value === null || Number.isNaN(given))) return forMissing;
    for (let rule = 0; rule < rules.length; rule++) {
      const test = tests[rule];
      if (test === null ? rules[rule].from === (isMissing ? "missing" : "else") : test(given)) return rule;
    }
    return -1;
  };
}

function textRules({ missing }: Variable, rules: readonly RecodeRule[]): RuleOf {
  const declared = new Set(missing.values.map(String));
  const values = rules.map(({ from }) =>
    typeof from === "object" && "values" in from ? new Set(from.values.map(String)) : null,
  );
  return (value) => {
    const isMissing = value === null || declared.has(String(value));
    return rules.findIndex(({ from }, rule) =>
      from === "missing"
        ? isMissing
        : from === "else"
          ? !isMissing
          : value !== null && values[rule]?.has(String(value)),
    );
  };
}

/** A text where the variable holds numbers, or a range where it holds texts. */
function valueOfOtherType({ storage }: Variable, rules: readonly RecodeRule[]): number | string | null {
  for (const { from } of rules) {
    if (typeof from === "string") continue;
    if ("values" in from) {
      const wrong = storage === "text" ? undefined : from.values.find((value) => typeof value === "string");
      if (wrong !== undefined) return wrong;
    } else if (storage === "text") return `${from.low ?? "…"} – ${from.high ?? "…"}`;
  }
  return null;
}

function resultOf(column: Column, chosen: Int32Array, rules: readonly RecodeRule[]): Column {
  const copies = rules.some(({ to }) => isCopy(to));
  const isText = rules.some(({ to }) => typeof to === "string") || (copies && column.kind === "text");
  return isText ? textResult(column, chosen, rules) : numberResult(column, chosen, rules);
}

function numberResult(column: Column, chosen: Int32Array, rules: readonly RecodeRule[]): Column {
  const values = new Float64Array(chosen.length).fill(Number.NaN);
  for (let row = 0; row < chosen.length; row++) {
    if (chosen[row] < 0) continue;
    const { to } = rules[chosen[row]];
    if (typeof to === "number") values[row] = to;
    else if (isCopy(to) && column.kind === "number") values[row] = column.values[row];
  }
  return numberColumn(values);
}

function textResult(column: Column, chosen: Int32Array, rules: readonly RecodeRule[]): Column {
  const { codeOf, texts } = dictionary();
  const codeOfRule = rules.map(({ to }) => (to === null || to === "" || isCopy(to) ? -1 : codeOf(String(to))));
  const codes = new Int32Array(chosen.length).fill(-1);
  for (let row = 0; row < chosen.length; row++) {
    const rule = chosen[row];
    if (rule < 0) continue;
    codes[row] = isCopy(rules[rule].to) ? copiedCode(column, row, codeOf) : codeOfRule[rule];
  }
  return textColumn(codes, texts);
}

function copiedCode(column: Column, row: number, codeOf: (text: string) => number): number {
  if (column.kind === "number") return Number.isNaN(column.values[row]) ? -1 : codeOf(String(column.values[row]));
  return column.codes[row] < 0 ? -1 : codeOf(column.texts[column.codes[row]]);
}

function recodedVariable(
  step: string,
  name: string,
  variable: Variable,
  rules: readonly RecodeRule[],
  values: Column,
): Variable {
  const copies = rules.some(({ to }) => isCopy(to));
  const toRanges = rules.some(({ from }) => typeof from === "object" && "low" in from);
  const isText = values.kind === "text";
  const isCategories = isText || (!copies && (toRanges || variable.measure !== "scale"));
  const ordered = !isText && (toRanges || variable.measure === "ordinal");
  return newVariable(step, name, {
    label: variable.label,
    storage: isText ? "text" : "number",
    measure: isCategories ? (ordered ? "ordinal" : "nominal") : variable.measure,
    decimals: isText || isWhole(values.values) ? 0 : Math.max(variable.decimals, 2),
    valueLabels: labelsOf(variable, rules),
    ...(copies && { missing: variable.missing }),
  });
}

/** Those that the rules give, and those of values that are copied. */
function labelsOf(variable: Variable, rules: readonly RecodeRule[]): readonly ValueLabel[] {
  const given = new Map<number | string, string>();
  for (const { to, label } of rules) {
    if ((typeof to === "number" || typeof to === "string") && label !== undefined && label !== "") given.set(to, label);
  }
  const copied = rules.some(({ to }) => isCopy(to))
    ? variable.valueLabels.filter(({ value }) => !given.has(value))
    : [];
  return [...copied, ...[...given].map(([value, label]) => ({ value, label }))];
}

function isCopy(to: RecodeRule["to"]): to is { readonly copy: true } {
  return typeof to === "object" && to !== null;
}
