import { describe, expect, it } from "vitest";
import type { Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { spssSyntax } from "../../../src-engine/specification/spss/spss-syntax.ts";
import { describeData } from "./contexts.ts";
import { term } from "./equation-texts.ts";

const categories = (...values: readonly (number | string)[]) => values.map((value) => ({ value, label: "" }));
const school = { singular: "school", plural: "schools" };
const { context } = describeData(
  { first: { singular: "student", plural: "students" }, upper: [{ id: ["school"], ...school }] },
  {
    mathach: {},
    ses: {},
    meanses: { level: 2 },
    sector: { level: 2, categories: categories(0, 1) },
    school: { level: 2 },
    region: { storage: "text", level: 2, categories: categories("East", "North", 'O"x') },
    "my size": { level: 2 },
    all: {},
    wave: { storage: "number" },
    day: { storage: "date", categories: categories(20_000, 20_001) },
  },
);
const within: TermVariable = { name: "ses", center: "group", by: "school" };
const bySchool = (...terms: readonly Term[]) => [{ group: "school", terms }];
const syntax = (draft: Partial<ModelDraft>) =>
  spssSyntax({ outcome: "mathach", fixed: [term()], random: bySchool(term()), ...draft }, context);
const commands = (draft: Partial<ModelDraft>) => syntax(draft).commands;
const mixed = (draft: Partial<ModelDraft>) => commands(draft).at(-1)?.split("\n") ?? [];
const kinds = (draft: Partial<ModelDraft>) => syntax(draft).gaps.map(({ kind }) => kind);

describe("SPSS syntax", () => {
  it("writes the null model without any preparation", () => {
    expect(syntax({})).toEqual({
      commands: [
        [
          "MIXED mathach",
          "  /CRITERIA = CIN(95)",
          "  /FIXED = | SSTYPE(3)",
          "  /METHOD = REML",
          "  /PRINT = G SOLUTION TESTCOV",
          "  /RANDOM = INTERCEPT | SUBJECT(school) COVTYPE(VC).",
        ].join("\n"),
      ],
      gaps: [],
    });
  });

  it("makes deviations from school means of the cases used, in a copy of the data, and breaks long lines", () => {
    const fixed = [
      term(),
      term("meanses"),
      term("sector"),
      term(within),
      term(within, "meanses"),
      term(within, "sector"),
    ];
    expect(commands({ fixed, random: bySchool(term(), term(within)), inference: { confidenceLevel: 0.99 } })).toEqual([
      "DATASET COPY used_cases.",
      "DATASET ACTIVATE used_cases.",
      "SELECT IF NOT (MISSING(mathach) OR MISSING(meanses)\n  OR MISSING(sector) OR MISSING(ses) OR MISSING(school)).",
      "COMPUTE sector_1 = (sector = 1).",
      "AGGREGATE\n  /OUTFILE=* MODE=ADDVARIABLES\n  /BREAK = school\n  /ses_mean_school = MEAN(ses).",
      "COMPUTE ses_within_school = ses - ses_mean_school.",
      [
        "MIXED mathach WITH meanses sector_1 ses_within_school",
        "  /CRITERIA = CIN(99)",
        "  /FIXED = meanses sector_1 ses_within_school",
        "    ses_within_school*meanses ses_within_school*sector_1 |",
        "    SSTYPE(3)",
        "  /METHOD = REML",
        "  /PRINT = G SOLUTION TESTCOV",
        "  /RANDOM = INTERCEPT ses_within_school | SUBJECT(school)",
        "    COVTYPE(UN).",
      ].join("\n"),
    ]);
  });

  it("centers at grand means and numbers, takes powers and means of units", () => {
    const mean: TermVariable = { name: "ses", aggregate: { function: "mean", by: "school" }, center: "grand" };
    const fixed = [term(), term({ name: "ses", center: 2, power: 2 }), term(mean)];
    expect(commands({ fixed, random: [] }).slice(3, -1)).toEqual([
      "COMPUTE ses_centered = ses - 2.",
      "COMPUTE ses_centered_pow2 = ses_centered ** 2.",
      "AGGREGATE\n  /OUTFILE=* MODE=ADDVARIABLES\n  /BREAK = school\n  /ses_mean_school = MEAN(ses).",
      "COMPUTE all_cases = 1.",
      "AGGREGATE\n  /OUTFILE=* MODE=ADDVARIABLES\n  /BREAK = all_cases\n  /ses_mean_school_mean = MEAN(ses_mean_school).",
      "COMPUTE ses_mean_school_centered = ses_mean_school - ses_mean_school_mean.",
    ]);
  });

  it("codes categories as the coefficients are, leaves out empty texts, and names all as a saved .sav file does", () => {
    const fixed = [term(), term("region"), term("my size"), term("all")];
    expect(commands({ fixed }).slice(2, -1)).toEqual([
      'SELECT IF NOT (MISSING(mathach) OR region = ""\n  OR MISSING(my_size) OR MISSING(all_) OR MISSING(school)).',
      'COMPUTE region_North = (region = "North").',
      'COMPUTE region_O_x = (region = "O""x").',
    ]);
    expect(commands({ fixed: [term(), term({ name: "region", coding: "effect" })] }).slice(3, -1)).toEqual([
      'RECODE region ("East"=1) ("North"=0) ("O""x"=-1) INTO region_East.',
      'RECODE region ("East"=0) ("North"=1) ("O""x"=-1) INTO region_North.',
    ]);
    expect(commands({ fixed: [term(), term({ name: "region", coding: "helmert" })] }).slice(3, -1)).toEqual([
      'RECODE region ("East"=-1) ("North"=1) ("O""x"=0) INTO region_North.',
      'RECODE region ("East"=-1) ("North"=-1) ("O""x"=2) INTO region_O_x.',
    ]);
    expect(mixed({ fixed: [term("sector")], random: [] })).toContain("  /FIXED = sector_0 sector_1 | NOINT SSTYPE(3)");
  });

  it.each([
    ["diagonal", "VC"],
    ["identity", "ID"],
    ["compound-symmetry", "CS"],
    ["unstructured", "UN"],
  ] as const)("has random effects that are %s", (covariance, type) => {
    const random = [{ group: ["school", "wave"], terms: [term(), term("ses")], covariance }];
    expect(mixed({ random })).toContain(`  /RANDOM = INTERCEPT ses | SUBJECT(school*wave) COVTYPE(${type}).`);
  });

  it.each([
    ["compound-symmetry", "CS"],
    ["ar1", "AR1"],
    ["arma11", "ARMA11"],
    ["toeplitz", "TP"],
    ["unstructured", "UN"],
    ["diagonal", "DIAG"],
    ["ar1-heterogeneous", "ARH1"],
    ["compound-symmetry-heterogeneous", "CSH"],
    ["toeplitz-heterogeneous", "TPH"],
  ] as const)("has residuals that are %s", (structure, type) => {
    const residual = { structure, within: "school", order: "wave" };
    const lines = mixed({ random: [], residual, estimation: { method: "ML" } });
    expect(lines.slice(-3)).toEqual([
      "  /METHOD = ML",
      "  /PRINT = G SOLUTION TESTCOV R",
      `  /REPEATED = wave | SUBJECT(school) COVTYPE(${type}).`,
    ]);
    const isCounted = /ar|toeplitz/.test(structure);
    expect(kinds({ random: [], residual })).toEqual(isCounted ? ["counted-occasions"] : []);
  });

  it("numbers occasions that have no order, and takes each case for a subject where variances are by group", () => {
    expect(commands({ residual: { structure: "ar1", within: "school" } }).slice(0, 2)).toEqual([
      "COMPUTE case_number = $CASENUM.",
      "RANK VARIABLES=case_number BY school /RANK INTO occasion /PRINT=NO.",
    ]);
    expect(mixed({ residual: { structure: "by-group", by: "sector" } }).at(-1)).toBe(
      "  /REPEATED = sector | SUBJECT(case_number) COVTYPE(DIAG).",
    );
  });

  it("weighs rows", () => {
    expect(mixed({ weights: { level1: "my size" } }).at(-1)).toBe("  /REGWGT = my_size.");
  });

  it("takes the logarithm of a lognormal outcome, and offsets from the outcome", () => {
    expect(mixed({ distribution: "lognormal" }).slice(0, 1)).toEqual(["MIXED ln_mathach"]);
    expect(commands({ offset: "ses" })[0]).toBe("COMPUTE mathach_less_offset = mathach - ses.");
  });

  it("says what it leaves out or does otherwise, and writes nothing where it would be another model", () => {
    expect(mixed({ inference: { df: "kenward-roger" } })).toContain("  /CRITERIA = CIN(95) DFMETHOD(KENWARDROGER)");
    expect(kinds({ inference: { df: "kenward-roger", standardErrors: "robust" } })).toEqual([
      "standard-errors",
      "newer-version",
    ]);
    expect(kinds({ inference: { df: "infinite" } })).toEqual(["degrees-of-freedom"]);
    expect(kinds({ residual: { structure: "log-linear", predictors: [term("ses")] } })).toEqual(["residual"]);
    const none = (draft: Partial<ModelDraft>, kind: string) =>
      expect(syntax(draft)).toEqual({ commands: [], gaps: [{ kind }] });
    none({ outcome: null }, "no-outcome");
    none({ distribution: "poisson" }, "distribution");
    none({ link: "log" }, "distribution");
    none({ fixed: [term(), term({ name: "region", coding: "polynomial" })] }, "coding");
    none({ fixed: [term(), term({ name: "day", type: "categorical" })] }, "coding");
  });
});
