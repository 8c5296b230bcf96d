import { describe, expect, it } from "vitest";
import type { ImportProblem, ImportReason } from "../../../src-contract/data-import.ts";
import { importProblemText, importReasonText } from "../../../src-wording/import.ts";
import { levelReasonText } from "../../../src-wording/levels.ts";
import { fileOf, preview, read } from "./read-in-test.ts";

describe("what is said about a file", () => {
  it("names the reason for each guess", async () => {
    const shown = await preview(
      fileOf(
        "said.csv",
        "id;score;code;day;size\n1;1,5;007;2024-01-31;3\n2;NA;012;2024-02-29;3\n3;2,25;100;2024-03-01;4\n",
      ),
    );
    const reasons = [
      shown.reasons.delimiter,
      shown.reasons.decimalComma,
      shown.reasons.headerRow,
      shown.reasons.encoding,
      shown.reasons.missingCodes,
    ];
    expect(reasons.map((reason) => reason && importReasonText(reason))).toEqual([
      "Gives 5 columns in the first 4 rows",
      "Numbers are written like 1,5",
      "Row 1 has texts above numbers",
      "The whole file is valid Unicode",
      "“NA” stands for a value 1 time",
    ]);
    expect(shown.columns.map(({ reason }) => importReasonText(reason))).toEqual([
      "Nominal: only 3 different whole numbers, as SPSS decides it",
      "2 numbers; “NA” becomes missing",
      "Kept as text: a number would lose the zeros of 007",
      "Every value is a date like 2024-01-31 (yyyy-mm-dd)",
      "Nominal: only 2 different whole numbers, as SPSS decides it",
    ]);
  });

  it("names what was mended", async () => {
    const { problems } = await read(fileOf("mended.csv", 'a,,a\n1,2,3\n\n4,5\n6,7,8,9\n"x,1,2\n'));
    expect(problems.map(importProblemText)).toEqual([
      "A quotation mark in row 6 is not closed, so it was read as an ordinary character; check that row.",
      "1 row has fewer cells than the others, first row 4; the cells at the end are missing values.",
      "1 row has more cells than there are names, first row 5; the cells are in additional columns at the end.",
      "1 empty row was left out.",
      "Column 2 has no name in the file; it is called “V2”.",
      "Column 3 is another one called “a”; it is called “a_2”.",
      "Column 4 has no name in the file; it is called “V4”.",
    ]);
  });

  it("has numbers with their nouns, and never a whole essay", () => {
    const essay = "x".repeat(10_000);
    const said: readonly [ImportReason | ImportProblem, string][] = [
      [
        { code: "not-a-number", name: "age", count: 1200, example: "old", row: 1001 },
        "“age”: 1,200 values are no number, such as “old” in row 1,001; they are missing values.",
      ],
      [
        { code: "not-a-date", name: "born", count: 1, example: "soon", row: 3 },
        "“born”: 1 value is no date or time, such as “soon” in row 3; it is a missing value.",
      ],
      [
        { code: "error-values", name: "ratio", count: 2, example: "#DIV/0!" },
        "“ratio”: 2 errors of the spreadsheet, such as #DIV/0!, are missing values.",
      ],
      [
        { code: "replacement-characters", count: 1 },
        "1 character could not be read in this encoding; choose another one if letters look wrong.",
      ],
    ];
    for (const [problem, sentence] of said) expect(importProblemText(problem as ImportProblem)).toBe(sentence);
    expect(importReasonText({ code: "texts", example: essay, row: 2 }).length).toBeLessThan(80);
  });
});

describe("what is said about levels", () => {
  it("calls units by their noun", () => {
    const school = { singular: "school", plural: "schools" };
    expect(levelReasonText({ code: "values-repeat", units: 160, rowsPerUnit: 44.906 }, school)).toBe(
      "Its 160 values repeat, with 45 rows each on average.",
    );
    expect(levelReasonText({ code: "constant-within", variables: ["size", "sector"], units: 160 }, school)).toBe(
      "“size” and “sector” do not vary within schools.",
    );
    const child = { singular: "child", plural: "children" };
    expect(levelReasonText({ code: "contains", inner: child, units: 1721 }, school)).toBe(
      "Each of the 1,721 children belongs to one school.",
    );
    expect(levelReasonText({ code: "starts-again", name: "kid", within: ["school", "class"] }, child)).toBe(
      "The values of “kid” start again in each “school” and “class”: only together do they tell children apart.",
    );
  });

  it("names the last of a list rather than saying that there is one more", () => {
    const school = { singular: "school", plural: "schools" };
    const sentence = (variables: readonly string[]) =>
      levelReasonText({ code: "constant-within", variables, units: 160 }, school);
    expect(sentence(["a", "b", "c", "d", "e", "f"])).toBe(
      "“a”, “b”, “c”, “d”, “e” and “f” do not vary within schools.",
    );
    expect(sentence(["a", "b", "c", "d", "e", "f", "g"])).toBe(
      "“a”, “b”, “c”, “d”, “e” and 2 more do not vary within schools.",
    );
  });
});

describe("a number that looks like a code for missing values", () => {
  const answers = (last: string) =>
    fileOf(
      "codes.csv",
      `team,stress,age\n${Array.from({ length: 30 }, (_, i) => `${i % 6},${1 + (i % 8)},${60 + i}`).join("\n")}\n${last}\n`,
    );

  it("is told, in one sentence a code, and read as a value until it is chosen", async () => {
    const path = answers("1,-99,-99\n2,-77,61");
    const { problems } = await read(path);
    expect(problems.map(importProblemText)).toEqual([
      "−99 lies far from all other values of “stress” and “age” (2 times) and is read as a value. Often it means that a value is missing.",
      "−77 lies far from all other values of “stress” (1 time) and is read as a value. Often it means that a value is missing.",
    ]);
    const chosen = await read(path, { missingCodes: ["-99", "-77"] });
    expect(chosen.problems).toEqual([]);
    expect(chosen.variable("stress").missing.values).toEqual([-99, -77]);
  });

  it("is none where other values come near it", async () => {
    expect((await read(answers("1,9,97\n2,9,98"))).problems).toEqual([]);
  });

  it("may be a text with spaces", async () => {
    const { variable } = await read(fileOf("german.csv", "team,sex,stress\n1,w,3\n2,m,k. A.\n3,k. A.,4\n"));
    expect(variable("sex").missing.values).toEqual(["k. A."]);
    expect(variable("stress").storage).toBe("number");
  });
});
