import type { ModelOutput, OutputCell, OutputRow, OutputTable, RichText } from "../../src-contract/output.ts";
import { hsbChart, hsbSlopesChart } from "./hsb-charts.ts";

/**
 * High School and Beyond's intercepts- and slopes-as-outcomes model as finished output, by hand: the numbers that
 * Raudenbush & Bryk (2002, ch. 4) print and lme4 gives, with every kind of text an output table can hold.
 */
export const hsbFixedEffects: OutputTable = {
  kind: "fixed-effects",
  title: "Fixed Effects on Mathematics Achievement",
  columns: [
    { id: "effect", head: plain("Effect"), align: "label" },
    { id: "b", head: italic("b"), align: "number", explanation: "The coefficient: what one unit more changes." },
    { id: "se", head: italic("SE"), align: "number" },
    { id: "robust-se", head: [{ text: "Robust " }, { text: "SE", style: "italic" }], align: "number" },
    { id: "t", head: italic("t"), align: "number" },
    { id: "df", head: italic("df"), align: "number" },
    { id: "p", head: italic("p"), align: "number" },
    { id: "ci", head: plain("95% CI"), align: "interval" },
  ],
  rows: [
    section([{ text: "School mean, β" }, { text: "0", style: "subscript" }]),
    effect("Intercept", "00", [12.096, 0.1987, 0.1737, 60.87, 159.9, 1e-112], [11.7035, 12.4884]),
    effect("School mean SES", "01", [5.3329, 0.3692, 0.3346, 14.45, 151, 3e-30], [4.6035, 6.0623]),
    effect("Catholic", "02", [1.2265, 0.3063, 0.3085, 4, 149.6, 0.0000974], [0.6213, 1.8317]),
    section([{ text: "SES slope, β" }, { text: "1", style: "subscript" }]),
    effect("Intercept", "10", [2.9388, 0.1551, 0.1475, 18.95, 139.3, 2e-40], [2.6321, 3.2455]),
    effect("School mean SES", "11", [1.0389, 0.2989, 0.3328, 3.476, 160.5, 0.00065], [0.4486, 1.6292]),
    effect("Catholic", "12", [-1.6426, 0.2398, 0.2374, -6.85, 143.3, 2e-10], [-2.1166, -1.1686]),
  ],
  notes: [
    [
      { text: "Note.", style: "italic" },
      { text: " " },
      { text: "N", style: "italic" },
      { text: " = 7,185 students in 160 schools. SES is centered at the school mean. Restricted maximum likelihood; " },
      { text: "df", style: "italic" },
      { text: " by Satterthwaite. CI = confidence interval." },
    ],
  ],
};

export const hsbVarianceComponents: OutputTable = {
  kind: "variance-components",
  title: "Variance Components",
  columns: [
    { id: "effect", head: plain("Random effect"), align: "label" },
    { id: "variance", head: plain("Variance"), align: "number" },
    { id: "sd", head: italic("SD"), align: "number" },
    { id: "chi-square", head: [{ text: "χ" }, { text: "2", style: "superscript" }], align: "number" },
    { id: "df", head: italic("df"), align: "number" },
    { id: "p", head: italic("p"), align: "number" },
    { id: "reliability", head: plain("Reliability"), align: "number" },
  ],
  rows: [
    component(
      [{ text: "School mean, " }, ...symbol("u", "0")],
      ["2.38", "1.54", "605.30", "157", "< .001", ".73"],
      2.3795,
    ),
    component([{ text: "SES slope, " }, ...symbol("u", "1")], ["0.10", "0.32", "162.31", "157", ".369", ".05"], 0.1013),
    component([{ text: "Student, " }, { text: "r", style: "italic" }], ["36.72", "6.06", "", "", "", ""], 36.7212),
  ],
  notes: [
    [
      { text: "Note.", style: "italic" },
      { text: " The correlation of " },
      ...symbol("u", "0"),
      { text: " and " },
      ...symbol("u", "1"),
      { text: " is .39." },
    ],
    [
      { text: "a", style: "superscript" },
      { text: " Tests of variances rest on the 160 schools with enough students for a regression of their own." },
    ],
  ],
};

/** The table of the APA manual's pattern: four models side by side under spanners. */
export const hsbComparison: OutputTable = {
  kind: "comparison",
  title: "Multilevel Models of Mathematics Achievement",
  columns: [
    { id: "effect", head: plain("Effect"), align: "label" },
    { id: "m1", head: estimateHead(), align: "number", spanner: plain("Model 1: Null") },
    { id: "m2", head: estimateHead(), align: "number", spanner: plain("Model 2: Random slope") },
    { id: "m3", head: estimateHead(), align: "number", spanner: plain("Model 3: Level-2 predictors") },
    { id: "m4", head: estimateHead(), align: "number", spanner: plain("Model 4: Cross-level") },
    { id: "m4-ci", head: plain("95% CI"), align: "interval", spanner: plain("Model 4: Cross-level") },
    { id: "m4-p", head: italic("p"), align: "number", spanner: plain("Model 4: Cross-level") },
  ],
  rows: [
    section(plain("Fixed effects")),
    compared(
      [{ text: "Intercept, γ" }, { text: "00", style: "subscript" }],
      ["12.64 (0.24)***", "12.64 (0.24)***", "12.03 (0.20)***", "12.10 (0.20)", "[11.71, 12.49]", "< .001"],
    ),
    compared(
      [{ text: "SES (group-mean centered), γ" }, { text: "10", style: "subscript" }],
      ["", "2.19 (0.13)***", "2.19 (0.13)***", "2.94 (0.16)", "[2.63, 3.24]", "< .001"],
    ),
    compared(
      [{ text: "School mean SES, γ" }, { text: "01", style: "subscript" }],
      ["", "", "5.25 (0.37)***", "5.33 (0.37)", "[4.61, 6.06]", "< .001"],
    ),
    compared(
      [{ text: "Catholic sector, γ" }, { text: "02", style: "subscript" }],
      ["", "", "1.37 (0.31)***", "1.23 (0.31)", "[0.63, 1.83]", "< .001"],
    ),
    compared(
      [{ text: "SES × School mean SES, γ" }, { text: "11", style: "subscript" }],
      ["", "", "", "1.04 (0.30)", "[0.45, 1.62]", ".001"],
    ),
    compared(
      [{ text: "SES × Catholic, γ" }, { text: "12", style: "subscript" }],
      ["", "", "", "−1.64 (0.24)", "[−2.11, −1.17]", "< .001"],
    ),
    section(plain("Random effects (variance)")),
    compared([{ text: "Intercept, τ" }, { text: "00", style: "subscript" }], ["8.61", "8.68", "2.39", "2.38", "", ""]),
    compared([{ text: "SES slope, τ" }, { text: "11", style: "subscript" }], ["", "0.69", "0.70", "0.10", "", ""]),
    compared(plain("Intercept–slope correlation"), ["", ".02", ".18", ".39", "", ""]),
    compared(
      [{ text: "Residual, σ" }, { text: "2", style: "superscript" }],
      ["39.15", "36.70", "36.71", "36.72", "", ""],
    ),
    section(plain("Fit")),
    compared(plain("ICC"), [".18", "", "", "", "", ""]),
    compared(
      [{ text: "Marginal / conditional " }, { text: "R", style: "italic" }, { text: "2", style: "superscript" }],
      [".00 / .18", ".04 / .23", ".17 / .23", ".18 / .23", "", ""],
    ),
    compared(plain("Deviance (ML)"), ["47,115.81", "46,710.98", "46,538.14", "46,496.43", "", ""]),
    compared(plain("Parameters"), ["3", "6", "8", "10", "", ""]),
    compared(
      [
        { text: "Δχ" },
        { text: "2", style: "superscript" },
        { text: " (Δ" },
        { text: "df", style: "italic" },
        { text: ")" },
      ],
      ["", "404.83 (3)***", "172.84 (2)***", "41.71 (2)***", "", ""],
    ),
    compared(plain("AIC"), ["47,121.81", "46,722.98", "46,554.14", "46,516.43", "", ""]),
    compared(plain("BIC"), ["47,142.45", "46,764.26", "46,609.18", "46,585.23", "", ""]),
  ],
  notes: [
    [
      { text: "Note.", style: "italic" },
      { text: " " },
      { text: "N", style: "italic" },
      { text: " = 7,185 students in 160 schools. Estimates by restricted maximum likelihood, standard errors in " },
      { text: "parentheses; deviances by maximum likelihood. CI = confidence interval; ICC = intraclass correlation." },
    ],
    [
      { text: "*" },
      { text: "p", style: "italic" },
      { text: " < .05. **" },
      { text: "p", style: "italic" },
      { text: " < .01. ***" },
      { text: "p", style: "italic" },
      { text: " < .001." },
    ],
  ],
};

export const hsbOutput: ModelOutput = {
  summary: {
    rows: 7185,
    rowsUsed: 7185,
    levels: [
      { noun: "students", count: 7185, excluded: 0 },
      { noun: "schools", count: 160, excluded: 0 },
    ],
    exclusions: [],
    method: "Restricted maximum likelihood; degrees of freedom by Satterthwaite",
    convergence: "Converged after 8 evaluations",
    converged: true,
    milliseconds: 4.2,
  },
  notices: [
    {
      severity: "warning",
      code: "variance-small",
      group: "school",
      name: "ses",
      variance: 0.1013,
      chiSquare: 162.31,
      df: 157,
      p: 0.369,
      message:
        "The variance of the slope of SES between schools (0.10) cannot be told from zero: χ²(157) = 162.31, p = .369.",
    },
  ],
  tables: [hsbFixedEffects, hsbVarianceComponents],
  charts: [hsbSlopesChart, hsbChart],
  text: [],
};

function plain(text: string): RichText {
  return [{ text }];
}

function italic(text: string): RichText {
  return [{ text, style: "italic" }];
}

function symbol(letter: string, index: string): RichText {
  return [
    { text: letter, style: "italic" },
    { text: index, style: "subscript" },
  ];
}

function estimateHead(): RichText {
  return [{ text: "b", style: "italic" }, { text: " (" }, { text: "SE", style: "italic" }, { text: ")" }];
}

function section(text: RichText): OutputRow {
  return { kind: "section", indent: 0, cells: [{ text, value: null }] };
}

function effect(
  label: string,
  index: string,
  [estimate, se, robust, t, df, p]: readonly [number, number, number, number, number, number],
  [lower, upper]: readonly [number, number],
): OutputRow {
  const name = `${label}, γ${index}`;
  return {
    kind: "data",
    indent: 1,
    cells: [
      { text: [{ text: `${label}, γ` }, { text: index, style: "subscript" }], value: null },
      number(minus(estimate.toFixed(2)), estimate, `The coefficient of ${name}.`),
      number(se.toFixed(2), se, `The standard error of ${name}.`),
      number(robust.toFixed(2), robust, `The robust standard error of ${name}.`),
      number(minus(t.toFixed(2)), t, `The coefficient of ${name} divided by its standard error.`),
      number(df.toFixed(1), df, `The degrees of freedom of the test of ${name}.`),
      number(
        p < 0.001 && Math.round(p * 1000) < 1 ? "< .001" : p.toFixed(3).slice(1),
        p,
        `How often a sample would show a coefficient at least this far from 0 if ${name} were 0.`,
      ),
      { text: plain(minus(`[${lower.toFixed(2)}, ${upper.toFixed(2)}]`)), value: null },
    ],
  };
}

function component(label: RichText, texts: readonly string[], variance: number): OutputRow {
  return {
    kind: "data",
    indent: 0,
    cells: [
      { text: label, value: null },
      ...texts.map((text, column) => number(text, column === 0 ? variance : null, null)),
    ],
  };
}

function compared(label: RichText, texts: readonly string[]): OutputRow {
  return {
    kind: "data",
    indent: 1,
    cells: [{ text: label, value: null }, ...texts.map((text) => number(text, null, null))],
  };
}

function number(text: string, value: number | null, explanation: string | null): OutputCell {
  return { text: text === "" ? [] : plain(text), value, ...(explanation === null ? {} : { explanation }) };
}

function minus(text: string): string {
  return text.replaceAll("-", "−");
}
