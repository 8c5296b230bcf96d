import type { RichText } from "../src-contract/output.ts";
import { equals, related } from "./equals.ts";
import { counted, listed } from "./failure/sentences.ts";
import { noteStart } from "./table-notes.ts";
import { italic, plain, superscript } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** Titles, heads and notes of the tables that describe data before a model. */

interface Noun {
  readonly singular: string;
  readonly plural: string;
}

export const dataTitles = {
  frequencies: title`Frequencies`,
  correlations: title`Means, standard deviations, and correlations`,
  twoLevelCorrelations: (unit: string) =>
    title`Means, standard deviations, and correlations within and between ${unit}`,
  missingPatterns: title`Patterns of missing values`,
  attrition: (time: string) => title`Attrition by ${time}`,
  checks: title`Checks of the data`,
  reliability: title`Items and reliability of the scale`,
};

export const dataHeads = {
  variable: [plain("Variable")],
  value: [plain("Value")],
  n: [italic("n")],
  percent: [plain("%")],
  validPercent: [plain("Valid %")],
  mean: [italic("M")],
  sd: [italic("SD")],
  sdWithin: [italic("SD"), plain(" within")],
  sdBetween: [italic("SD"), plain(" between")],
  rows: [plain("Rows")],
  whole: (units: string) => [plain(`Whole ${units}`)],
  missing: [plain("Missing")],
  seen: [plain("Seen")],
  last: [plain("Seen for the last time")],
  between: [plain("Not seen, but later")],
  staying: [italic("M"), plain(" seen later")],
  leaving: [italic("M"), plain(" not seen later")],
  item: [plain("Item")],
  rest: [italic("r"), plain(" with the others")],
  alphaWithout: [plain("α without it")],
  alpha: [plain("α")],
  omega: [plain("ω")],
  finding: [plain("Finding")],
  where: [plain("For example")],
} as const satisfies Readonly<Record<string, RichText | ((units: string) => RichText)>>;

export const dataCells = {
  missing: "Missing",
  total: "Total",
  further: (values: number) => `${values.toLocaleString("en-US")} further values`,
  byVariable: "By variable",
  together: "Together",
  ofLevel: (units: string, rows: number, text: string) => `${text}: ${units} (${rows.toLocaleString("en-US")})`,
  nothingMissing: "Nothing",
  furtherPatterns: (patterns: number) => `${patterns.toLocaleString("en-US")} further patterns`,
  items: "Items",
  scale: "Scale",
  allRows: "All rows",
  within: (units: string) => `Within ${units}`,
  betweenUnits: (units: string) => `Between ${units}`,
  nothingFound: "Nothing looks wrong.",
};

/** Rows that have a value of every variable, in the user's words: "N = 7,185 students without missing values". */
export interface CompleteSample {
  readonly rows: number;
  /** What a row is; null: nobody has said. */
  readonly first: Noun | null;
}

function sampleStart({ rows, first }: CompleteSample): RichText {
  const noun = first === null ? counted(rows, "row") : numbered(rows, first);
  return [...noteStart, italic("N"), plain(equals("", `${noun} without missing values`))];
}

function numbered(count: number, { singular, plural }: Noun): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? singular : plural}`;
}

export function correlationsNote(sample: CompleteSample): RichText {
  return [...sampleStart(sample), plain(".")];
}

export function twoLevelNote(sample: CompleteSample, units: number, noun: Noun): RichText {
  return [
    ...sampleStart(sample),
    plain(
      ` in ${numbered(units, noun)}. Below the diagonal: correlations within ${noun.plural}, of deviations from their means; above it: correlations between ${noun.plural}, of their means, each counted once. ICC = intraclass correlation, by analysis of variance.`,
    ),
  ];
}

export const starsNote: RichText = [
  plain("*"),
  italic("p"),
  plain(" < .05. **"),
  italic("p"),
  plain(" < .01. ***"),
  italic("p"),
  plain(" < .001."),
];

/** Little's test of the variables of a level; `noun`: what its rows are, null where there are no levels. */
export interface LevelTest {
  readonly level: number;
  readonly noun: Noun | null;
  readonly chiSquare: string;
  readonly df: number;
  readonly p: string;
}

/** `nested`: the units that rows lie in, which makes the test of rows a guide. */
export function patternsNote(tests: readonly LevelTest[], nested: Noun | null): readonly RichText[] {
  if (tests.length === 0) return [];
  const isGuide = nested !== null && tests.some(({ level }) => level === 1);
  const results = tests.flatMap((test, index): RichText => {
    const of = tests.length > 1 && test.noun !== null ? `${test.noun.plural}, ` : "";
    return [plain(`${index === 0 ? " " : "; "}${of}`), ...testText(test)];
  });
  return [
    [
      ...noteStart,
      plain("Little’s test that values are missing completely at random:"),
      ...results,
      plain("."),
      ...(isGuide
        ? [
            plain(
              ` ${tests.length === 1 ? "The test" : "The first test"} takes rows as independent; rows of the same ${nested.singular} are not, so it is a guide.`,
            ),
          ]
        : []),
    ],
  ];
}

function testText({ chiSquare, df, p }: LevelTest): RichText {
  const { sign, number } = related(p);
  return [
    plain("χ"),
    superscript("2"),
    plain(`(${df.toLocaleString("en-US")}) = ${chiSquare}, `),
    italic("p"),
    plain(` ${sign} ${number}`),
  ];
}

/** Of items that go down where the others go up. */
export function againstOthersNote(items: readonly string[]): RichText {
  const named = listed(items.map((item) => `“${item}”`));
  const [verb, pronoun] = items.length === 1 ? ["goes", "it"] : ["go", "them"];
  return [
    plain(
      `${named} ${verb} against the other items (r below zero). Where the question is put the other way round, reverse ${pronoun} first (Data > Recode, Reverse the scale): α, ω and the scale’s mean are of no use before.`,
    ),
  ];
}

export function reliabilityNote(sample: CompleteSample, units: number | null, noun: Noun | null): RichText {
  const where = units === null || noun === null ? "" : ` in ${numbered(units, noun)}`;
  const levels =
    noun === null
      ? ""
      : ` Within and between ${noun.plural}: from the covariance matrices of a multivariate analysis of variance.`;
  return [
    ...sampleStart(sample),
    plain(`${where}. α = Cronbach’s alpha; ω = McDonald’s omega, of one factor by minimum residuals.${levels}`),
  ];
}

export function attritionNote(noun: Noun, variables: readonly string[], first: string): RichText {
  return [
    ...noteStart,
    plain(
      `A ${noun.singular} is seen at an occasion where ${listed(variables)} ${variables.length === 1 ? "has a value" : "have at least one value"}. Means are of ${first}; a difference between the two says that those who leave are others than those who stay.`,
    ),
  ];
}

export const findingTexts = {
  keyTwice: (keys: number, rows: number) =>
    `${counted(keys, "key")} ${keys === 1 ? "stands" : "stand"} more than once, in ${counted(rows, "row")}`,
  rowsAlike: (rows: number) =>
    `${counted(rows, "row")} ${rows === 1 ? "is" : "are"} the same as an earlier one in all of these variables`,
  noValues: "No row has a value",
  oneValue: (value: string) => `Every value is ${value}`,
  codeNotMissing: (value: string, rows: number) =>
    `${value} (${counted(rows, "row")}) looks like a code for a missing value, but is not declared as one`,
  farAway: (rows: number) => `${counted(rows, "value")} more than five robust standard deviations from the median`,
  withoutLabel: (rows: number) => `${counted(rows, "value")} without a label, where the others have one`,
  spelledAlike: (texts: readonly string[]) =>
    `${listed(texts.map((text) => `“${text}”`))} differ in case or spaces only`,
  inRow: (row: number, value: string) => `row ${row.toLocaleString("en-US")}: ${value}`,
  key: "Key",
  allVariables: "All variables chosen",
};
