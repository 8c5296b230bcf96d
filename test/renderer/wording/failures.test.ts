import { describe, expect, it } from "vitest";
import type { Failure, FailureCode } from "../../../src-contract/failure.ts";
import type { SpecificationProblem } from "../../../src-contract/model-failure.ts";
import { documentProblemText, failureText, specificationProblemText } from "../../../src-wording/failures.ts";

/** One of each; a code that is left out is a type error. */
const examples: { readonly [Code in FailureCode]: Extract<Failure, { readonly code: Code }> } = {
  cancelled: { code: "cancelled" },
  superseded: { code: "superseded" },
  "connection-lost": { code: "connection-lost" },
  "engine-stopped": { code: "engine-stopped", times: 2 },
  "invalid-call": { code: "invalid-call", method: "fit", problem: "model: missing" },
  "internal-error": { code: "internal-error", detail: "x is not a function" },
  "file-not-found": { code: "file-not-found", path: "/home/user/data/hsb.csv" },
  "file-not-readable": { code: "file-not-readable", path: "/home/user/hsb.csv", reason: "no-permission" },
  "file-not-writable": { code: "file-not-writable", path: "C:\\Users\\me\\hsb.crosslevel", reason: "disk-full" },
  "folder-not-readable": { code: "folder-not-readable", path: "/root", reason: "no-permission" },
  "is-a-folder": { code: "is-a-folder", path: "/home/user/data" },
  "table-not-kept": { code: "table-not-kept", name: "hsb.xlsx", reason: "disk-full", again: true },
  "file-empty": { code: "file-empty", name: "hsb.csv" },
  "sheet-empty": { code: "sheet-empty", name: "hsb.xlsx", sheet: "Sheet1" },
  "sheet-not-found": { code: "sheet-not-found", name: "hsb.xlsx", sheet: "Data", sheets: ["A", "B"] },
  "header-row-outside": { code: "header-row-outside", name: "hsb.csv", headerRow: 20, rows: 5 },
  "format-unknown": { code: "format-unknown", name: "hsb.doc", found: "a Word document" },
  "format-mismatch": { code: "format-mismatch", name: "hsb.xlsx", extension: ".xlsx", found: "a PNG picture" },
  "format-not-yet": { code: "format-not-yet", name: "hsb.dta", found: "a Stata file" },
  "file-version-unknown": {
    code: "file-version-unknown",
    name: "new.dta",
    format: "Stata",
    version: "121",
    readable: "104 to 119",
  },
  "no-data-frame": { code: "no-data-frame", name: "model.rds" },
  "too-large-for-workbook": { code: "too-large-for-workbook", rows: 2_000_000, columns: 12 },
  "file-encrypted": { code: "file-encrypted", name: "hsb.xlsx" },
  "file-damaged": { code: "file-damaged", name: "hsb.sav", format: "SPSS", where: "row 12" },
  "file-too-large": { code: "file-too-large", name: "hsb.csv", bytes: 3e9, limit: 2e9 },
  "too-many-columns": { code: "too-many-columns", name: "hsb.csv", columns: 20_000, limit: 16_384 },
  "paste-empty": { code: "paste-empty" },
  "table-not-open": { code: "table-not-open", table: "t1" },
  "variable-unknown": { code: "variable-unknown", name: "ses" },
  "variable-name-taken": { code: "variable-name-taken", name: "ses" },
  "variable-name-empty": { code: "variable-name-empty" },
  "no-residuals": { code: "no-residuals", group: "school" },
  "levels-not-chosen": { code: "levels-not-chosen" },
  "join-level-unknown": { code: "join-level-unknown", at: "data.join[0].level", name: "shcool", suggestion: "school" },
  "join-level-of-other-units": {
    code: "join-level-of-other-units",
    at: "data.join[0].level",
    many: "x",
    one: "school",
  },
  "step-failed": {
    code: "step-failed",
    at: "data.steps[2]",
    step: 2,
    kind: "filter",
    problem: { code: "no-rows-left" },
  },
  "analysis-not-json": { code: "analysis-not-json", path: "a.json", problem: "unexpected end" },
  "analysis-invalid": { code: "analysis-invalid", path: "a.json", problems: [{ at: "model", problem: "missing" }] },
  usage: { code: "usage", problem: "Say which file to fit." },
  "outcome-not-chosen": { code: "outcome-not-chosen" },
  "specification-invalid": {
    code: "specification-invalid",
    problems: [{ at: "model.fixed[1]", code: "duplicate-term", name: "ses" }],
  },
  "no-rows-left": { code: "no-rows-left", rows: 7185, byVariable: [{ name: "ses", rows: 7185 }] },
  "outcome-constant": { code: "outcome-constant", name: "mathach", category: "3" },
  "outcome-one-category": { code: "outcome-one-category", name: "use", category: "Y" },
  "outcome-categories-many": { code: "outcome-categories-many", name: "income", categories: 812, limit: 50 },
  "order-incomplete": { code: "order-incomplete", name: "rating", category: "never" },
  "outcome-not-two": { code: "outcome-not-two", name: "livch", categories: 4 },
  "event-unknown": { code: "event-unknown", name: "use", event: "yes", categories: ["N", "Y"] },
  "exposure-not-positive": { code: "exposure-not-positive", name: "years", row: 17, others: 2, value: 0 },
  "quadrature-too-large": { code: "quadrature-too-large", points: 51, effects: 4, limit: 100_000 },
  "outcome-constant-within": { code: "outcome-constant-within", name: "size", group: "school" },
  "crossed-too-large": { code: "crossed-too-large", groups: ["pupil", "teacher"], effects: 20_000, limit: 8000 },
  "between-within-crossed": { code: "between-within-crossed" },
  "one-unit": { code: "one-unit", group: "school", unit: "1224" },
  "one-row-per-unit": { code: "one-row-per-unit", group: "id", units: 7185 },
  "too-many-random-effects": { code: "too-many-random-effects", group: "school", effects: 320, rows: 300 },
  "too-few-rows": { code: "too-few-rows", rows: 3, coefficients: 4 },
  "slope-constant-within": { code: "slope-constant-within", name: "sector", group: "school" },
  "random-terms-aliased": { code: "random-terms-aliased", name: "ses", group: "school", others: ["ses2"] },
  "reference-unknown": { code: "reference-unknown", name: "sector", reference: "X", categories: ["0", "1"] },
  "too-many-categories": { code: "too-many-categories", name: "school", categories: 160, limit: 100 },
  "units-explained": { code: "units-explained", name: "(Intercept)", group: "school", units: 2, coefficients: 2 },
  "groups-same-units": { code: "groups-same-units", first: "class", second: "teacher" },
  "power-undefined": { code: "power-undefined", name: "ses", power: 0.5, row: 17, value: -1.25 },
  "value-not-finite": { code: "value-not-finite", name: "ses", row: 17 },
  "weight-not-positive": { code: "weight-not-positive", name: "w", row: 17, value: -1 },
  "outcome-outside": {
    code: "outcome-outside",
    name: "cost",
    distribution: "gamma",
    range: "positive",
    remedy: null,
    row: 17,
    others: 0,
    value: -1,
  },
  "outcome-mean-not-positive": { code: "outcome-mean-not-positive", name: "change", link: "log", mean: -3.2 },
  "trials-impossible": { code: "trials-impossible", name: "n", row: 17, others: 1, value: 0 },
  "trials-fewer": { code: "trials-fewer", name: "y", trials: "n", row: 17, others: 0, successes: 5, count: 4 },
  "residual-subject-spread": { code: "residual-subject-spread", subject: "pupil", group: "class" },
  "residual-occasion-repeated": {
    code: "residual-occasion-repeated",
    subject: "pupil",
    unit: "17",
    order: "year",
    occasion: "2",
  },
  "residual-too-many-occasions": { code: "residual-too-many-occasions", order: "day", occasions: 90, limit: 60 },
  "residual-predictor-aliased": { code: "residual-predictor-aliased", name: "ses" },
  "zero-predictor-aliased": { code: "zero-predictor-aliased", name: "cover" },
  "no-zeros": { code: "no-zeros", name: "count", lowest: 1 },
  "starting-covariances-impossible": {
    code: "starting-covariances-impossible",
    group: "school",
    problem: "indefinite",
  },
  "starting-variances-mismatch": { code: "starting-variances-mismatch", group: "school", given: 1, needed: 2 },
  "residual-uneven-occasions": { code: "residual-uneven-occasions", order: "time" },
  "nothing-to-compare": { code: "nothing-to-compare" },
  "no-residual-variance": { code: "no-residual-variance", outcome: "mathach", groups: ["school", "teacher"] },
  "exact-rows": { code: "exact-rows", outcome: "mathach", exact: 118, rows: 120 },
  "residual-variance-vanishes": { code: "residual-variance-vanishes", outcome: "mathach", by: "sex", category: "2" },
  "residual-matrix-singular": {
    code: "residual-matrix-singular",
    outcome: "mathach",
    by: "wave",
    categories: ["1", "2"],
  },
  "perfect-fit": { code: "perfect-fit", outcome: "mathach" },
  "quadrature-factors": { code: "quadrature-factors" },
  "link-edge": { code: "link-edge", outcome: "change", link: "inverse", sign: "positive", beyond: 3, rows: 40 },
  "completely-separated": { code: "completely-separated", outcome: "passed", effects: ["hours"] },
  "fit-not-finite": { code: "fit-not-finite", outcome: "count" },
  "project-damaged": { code: "project-damaged", path: "a.crosslevel", missing: "end" },
  "project-changed": { code: "project-changed", path: "a.crosslevel" },
  "project-not-one": { code: "project-not-one", path: "a.crosslevel" },
  "project-newer": { code: "project-newer", path: "a.crosslevel", version: 3, understood: 1 },
  "recovery-gone": { code: "recovery-gone", session: "s1" },
  "sample-unknown": { code: "sample-unknown", id: "x" },
};

const problemExamples: {
  readonly [Code in SpecificationProblem["code"]]: Extract<SpecificationProblem, { readonly code: Code }>;
} = {
  "unknown-variable": { at: "", code: "unknown-variable", name: "shcool", suggestion: "school" },
  "outcome-as-predictor": { at: "", code: "outcome-as-predictor", name: "mathach" },
  "outcome-not-numeric": { at: "", code: "outcome-not-numeric", name: "sector" },
  "text-as-continuous": { at: "", code: "text-as-continuous", name: "sector" },
  "categorical-centered": { at: "", code: "categorical-centered", name: "sector" },
  "categorical-power": { at: "", code: "categorical-power", name: "sector" },
  "number-coded": { at: "", code: "number-coded", name: "ses", setting: "coding" },
  "centering-without-group": { at: "", code: "centering-without-group", name: "ses" },
  "duplicate-term": { at: "", code: "duplicate-term", name: "ses" },
  "duplicate-random-term": { at: "", code: "duplicate-random-term", name: "ses", group: "school" },
  "random-without-terms": { at: "", code: "random-without-terms", group: "school" },
  "model-empty": { at: "", code: "model-empty" },
  "kenward-roger-needs-reml": { at: "", code: "kenward-roger-needs-reml" },
  "not-available": { at: "", code: "not-available", feature: { kind: "distribution", value: "poisson" } },
  "residual-without-subjects": { at: "", code: "residual-without-subjects", structure: "ar1" },
  "residual-without-predictors": { at: "", code: "residual-without-predictors" },
  "residual-without-groups": { at: "", code: "residual-without-groups" },
  "residual-confounded": { at: "", code: "residual-confounded", structure: "unstructured", group: "pupil" },
  "variable-not-in-model": { at: "", code: "variable-not-in-model", name: "sez", suggestion: "ses" },
  "category-not-in-data": { at: "", code: "category-not-in-data", name: "kind", value: "d", known: ["a", "b"] },
  "value-not-a-number": { at: "", code: "value-not-a-number", name: "ses", value: "high" },
  "unknown-coefficient": { at: "", code: "unknown-coefficient", name: "sez", suggestion: "ses" },
  "ambiguous-coefficient": { at: "", code: "ambiguous-coefficient", name: "ses" },
  "hypothesis-aliased": { at: "", code: "hypothesis-aliased", hypothesis: "Both", name: "ses" },
  "hypothesis-row-empty": { at: "", code: "hypothesis-row-empty", hypothesis: "Both", row: 1 },
  "hypothesis-dependent": { at: "", code: "hypothesis-dependent", hypothesis: "Both", row: 2 },
  "duplicate-hypothesis": { at: "", code: "duplicate-hypothesis", hypothesis: "Both" },
  "link-impossible": { at: "", code: "link-impossible", distribution: "normal", link: "logit", allowed: ["identity"] },
  "setting-without-use": { at: "", code: "setting-without-use", setting: "trials", distribution: "poisson" },
  "trials-missing": { at: "", code: "trials-missing" },
  "exposure-without-log": { at: "", code: "exposure-without-log", link: "identity" },
  "method-impossible": { at: "", code: "method-impossible", method: "REML", distribution: "poisson" },
  "quasi-likelihood-zeros": { at: "model.estimation.method", code: "quasi-likelihood-zeros" },
  "overdispersion-method": { at: "model.overdispersion", code: "overdispersion-method", method: "laplace" },
  "starting-residual-missing": { at: "model.estimation.start", code: "starting-residual-missing" },
  "starting-residual-without-normal": {
    at: "model.estimation.start.residual",
    code: "starting-residual-without-normal",
    distribution: "poisson",
  },
  "method-several-equations": { at: "model.estimation.method", code: "method-several-equations", method: "agq" },
  "quadrature-groups": { at: "", code: "quadrature-groups", groups: 3 },
  "df-impossible": { at: "", code: "df-impossible", df: "satterthwaite", distribution: "poisson" },
  "intervals-impossible": { at: "", code: "intervals-impossible", intervals: "profile", distribution: "poisson" },
  "variance-tests-impossible": { at: "", code: "variance-tests-impossible", distribution: "poisson" },
  "robust-cr2-impossible": { at: "", code: "robust-cr2-impossible", distribution: "poisson" },
  "residual-without-normal": { at: "", code: "residual-without-normal", distribution: "poisson" },
};

const sentences = [
  ...Object.entries(examples).map(([code, failure]) => [code, failureText(failure)] as const),
  ...Object.entries(problemExamples).map(([code, problem]) => [code, specificationProblemText(problem)] as const),
];

describe("what a refusal says", () => {
  it.each(sentences)("%s: a whole sentence without a code, a hole or an inner name", (code, text) => {
    expect(text).toMatch(/^[“\p{L}\d].*[.?]$/u);
    expect(text).not.toMatch(/undefined|null|\[object|NaN| {2}/);
    if (code.includes("-")) expect(text).not.toContain(code);
  });

  it("names the file, the reason and the way out", () => {
    expect(failureText(examples["file-not-writable"])).toBe(
      "“hsb.crosslevel” cannot be saved: the disk is full; make room or choose another disk with Save As.",
    );
  });

  it("says of a picture renamed .xlsx what it is", () => {
    expect(failureText(examples["format-mismatch"])).toContain("is a PNG picture");
  });

  it("sends nobody to an older copy of a project that only lost results", () => {
    const text = failureText({ ...examples["project-damaged"], missing: "outputs/m1.json" });
    expect(text).toContain("worked out again");
    expect(text).not.toContain("older copy");
  });

  it("names settings as the window does, and to those who wrote a file by the words of the file", () => {
    const problem = { ...problemExamples["method-impossible"], at: "model.estimation.method", method: "pql" };
    expect(specificationProblemText({ ...problem, distribution: "negative-binomial" })).toMatch(
      /not so for the negative binomial distribution; choose the Laplace approximation or adaptive quadrature\.$/,
    );
    expect(documentProblemText({ ...problem, distribution: "negative-binomial" })).toMatch(
      /^model\.estimation\.method: .* the distribution “negative-binomial”; choose “laplace” or “agq”\.$/,
    );
    expect(failureText(examples["quadrature-factors"])).toMatch(/choose the Laplace approximation\.$/);
  });

  it.each(sentences)("%s: no word of the analysis file", (_, text) => {
    expect(text).not.toMatch(/“(?:laplace|agq|pql|wald|infinite|robust|ar1|poisson|trials|zeros|overdispersion)”/);
  });

  it("suggests the variable that was meant", () => {
    expect(specificationProblemText(problemExamples["unknown-variable"])).toContain("did you mean “school”?");
  });
});
