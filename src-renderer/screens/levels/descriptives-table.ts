import type { LevelsDefinition, LevelsReport, VariableByLevel } from "../../../src-contract/levels.ts";
import type { OutputCell, OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { count, decimal } from "../../wording/numbers.ts";
import { valueText } from "../../wording/values.ts";

/**
 * Descriptives of every variable as an APA table: n, missing, mean, SD, minimum and maximum; for each upper level at
 * whose units it varies, the SD within and between them and the intraclass correlation. Variables stand under the highest
 * level at which they vary, and are described there: a school's enrollment over schools, not over their students.
 * Identifiers, whose numbers mean nothing, are left out.
 */
export function descriptivesTable(
  levels: LevelsDefinition,
  report: LevelsReport,
  variables: readonly Variable[],
): OutputTable {
  const columns = [...firstColumns, ...levels.upper.flatMap(levelColumns)];
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const identifiers = new Set(levels.upper.flatMap(({ id }) => id));
  const shown = report.variables.filter(({ name }) => byName.has(name) && !identifiers.has(name));
  const rows = sections(levels, report).flatMap(({ title, holds }) => {
    const data = shown
      .filter(holds)
      .map((found) => dataRow(found, byName.get(found.name), report, levels.upper.length));
    return data.length === 0 ? [] : [sectionRow(title), ...data];
  });
  return {
    kind: "descriptives",
    title: "Descriptive Statistics by Level",
    columns,
    rows,
    notes: [
      note(
        levels,
        shown.some(({ name }) => byName.get(name)?.storage === "date"),
      ),
    ],
  };
}

const firstColumns: readonly OutputColumn[] = [
  { id: "variable", head: [{ text: "Variable" }], align: "label" },
  { id: "n", head: italic("n"), align: "number", explanation: "Rows, or units, with a value." },
  { id: "missing", head: [{ text: "Missing" }], align: "number", explanation: "Rows, or units, without a value." },
  { id: "mean", head: italic("M"), align: "number", explanation: "The mean, each row or unit counted once." },
  {
    id: "sd",
    head: italic("SD"),
    align: "number",
    explanation: "The standard deviation, each row or unit counted once.",
  },
  { id: "min", head: [{ text: "Min" }], align: "number" },
  { id: "max", head: [{ text: "Max" }], align: "number" },
];

function levelColumns({ singular, plural }: LevelsDefinition["upper"][number], index: number): readonly OutputColumn[] {
  const spanner: RichText = [{ text: capitalized(plural) }];
  return [
    {
      id: `within-${index}`,
      head: [{ text: "SD", style: "italic" }, { text: " within" }],
      align: "number",
      spanner,
      explanation: `The standard deviation of the differences from the ${singular}’s mean.`,
    },
    {
      id: `between-${index}`,
      head: [{ text: "SD", style: "italic" }, { text: " between" }],
      align: "number",
      spanner,
      explanation: `The standard deviation of the means of ${plural}.`,
    },
    {
      id: `icc-${index}`,
      head: [{ text: "ICC" }],
      align: "number",
      spanner,
      explanation: `The share of the variance that lies between ${plural}, by analysis of variance; a null model estimates the same share by maximum likelihood and can differ a little.`,
    },
  ];
}

interface Section {
  readonly title: string;
  readonly holds: (variable: VariableByLevel) => boolean;
}

/** "Varies within schools", "Varies between schools only", "The same in all rows", "No values". */
function sections({ upper }: LevelsDefinition, { rows }: LevelsReport): readonly Section[] {
  const [second] = upper;
  const varies = (at: number, title: string): Section => ({ title, holds: ({ level }) => level === at });
  const isEmpty = ({ missing }: VariableByLevel) => missing === rows;
  return [
    varies(1, second === undefined ? "Varies" : `Varies within ${second.plural}`),
    ...upper.map(({ plural }, index) => varies(index + 2, `Varies between ${plural} only`)),
    { title: "The same in all rows", holds: (variable) => variable.level === 0 && !isEmpty(variable) },
    { title: "No values", holds: (variable) => variable.level === 0 && isEmpty(variable) },
  ];
}

function dataRow(
  found: VariableByLevel,
  variable: Variable | undefined,
  { rows, units }: LevelsReport,
  levels: number,
): OutputRow {
  const { name, level, missing, descriptives } = found;
  const label = [{ text: variable === undefined || variable.label === "" ? name : variable.label }];
  const own = descriptives?.between[level - 2];
  // What does not vary within units is a matter of these, texts as well.
  const all = units[level - 2]?.count ?? rows;
  const without = level < 2 ? missing : (found.unitsMissing[level - 2] ?? 0);
  const first: readonly OutputCell[] = [
    { text: label, value: null },
    number(own?.units ?? descriptives?.n ?? all - without, count),
    number(without, count),
  ];
  if (descriptives === null || found.numbersRows === true) {
    const empty = Array.from({ length: 4 + 3 * levels }, () => emptyCell);
    return { kind: "data", indent: 1, cells: [...first, ...empty] };
  }
  const { min, max, between } = descriptives;
  const { mean, sd } = own === undefined ? descriptives : { mean: own.mean, sd: own.sdBetween };
  const two = (value: number) => decimal(value, 2);
  const isMoment = variable?.storage === "date" || variable?.storage === "time";
  const moment = (value: number) => (variable === undefined ? "" : valueText(Math.round(value), variable));
  const bound = (value: number) => decimal(value, Number.isInteger(value) ? 0 : 2);
  return {
    kind: "data",
    indent: 1,
    cells: [
      ...first,
      number(mean, isMoment ? moment : two),
      number(sd, two),
      number(min, isMoment ? moment : bound),
      number(max, isMoment ? moment : bound),
      // Within the units of its own level it does not vary.
      ...between.flatMap(({ sdWithin, sdBetween, icc }, index) =>
        index < level - 1
          ? [emptyCell, emptyCell, emptyCell]
          : [number(sdWithin, two), number(sdBetween, two), number(icc, share)],
      ),
    ],
  };
}

function note({ upper }: LevelsDefinition, hasDates: boolean): RichText {
  const [units] = upper.length === 1 ? upper.map(({ plural }) => plural) : [];
  const those = units ?? "the units";
  return [
    { text: "Note.", style: "italic" },
    { text: " " },
    { text: "SD", style: "italic" },
    { text: " within: of the differences from the unit’s mean; " },
    { text: "SD", style: "italic" },
    {
      text: ` between: of the means of ${those}. What varies between ${units ?? "units"} only is described over ${units ?? "them"}, each counted once. ICC = intraclass correlation, the share of variance between ${those}, here by analysis of variance; the ICC of a null model, by maximum likelihood, can differ a little.${hasDates ? " Standard deviations of dates are in days." : ""}`,
    },
  ];
}

const emptyCell: OutputCell = { text: [], value: null };

function sectionRow(title: string): OutputRow {
  return { kind: "section", indent: 0, cells: [{ text: [{ text: title }], value: null }] };
}

function number(value: number | null, text: (value: number) => string): OutputCell {
  return value === null ? emptyCell : { text: [{ text: text(value) }], value };
}

/** Without a zero before the point: ".18". */
function share(value: number): string {
  return decimal(value, 2).replace(/^(−?)0\./, "$1.");
}

function italic(text: string): RichText {
  return [{ text, style: "italic" }];
}
