import { describe, expect, test } from "vitest";
import { checkFormula } from "../../../src-engine/formula/check.ts";
import { placedFormulaProblem } from "../../../src-wording/formula.ts";
import { madeData } from "../../support/made-data.ts";

const { variables } = madeData(
  {
    school: [1],
    ses: [1],
    item1: [1],
    item2: [1],
    item3: [1],
    name: ["x"],
    born: [1],
    sex: [1],
    at: [60],
    "my score": [1],
    na: [1],
    Missing: [1],
  },
  {
    born: { storage: "date" },
    at: { storage: "time" },
    sex: { valueLabels: [{ value: 1, label: "female" }] },
  },
);

describe("what a formula gives", () => {
  test.each([
    ["ses - mean(ses, by: school)", "number"],
    ["SES * 2", "number"],
    ["ses > 0 and not is_missing(name)", "logical"],
    ['if(ses > 0, "high", "low")', "text"],
    ["born + 365", "date"],
    ["born - born", "number"],
    ['born >= "2001-05-31"', "logical"],
    ["max(born, by: school)", "date"],
    ["median(born, by: school)", "date"],
    ["mean(born)", "date"],
    ["floor(born + at)", "date"],
    ["quantile(at, 0.25)", "time"],
    ["sd(born, by: school)", "number"],
    ["born - mean(born, by: school)", "number"],
    ["sum(item1 to item3)", "number"],
    ['name + "/" + name', "text"],
    ["switch(sex, 1, 10, 2, 20, missing)", "number"],
    ["if(ses > 0, missing, name)", "text"],
    ["LOG10(ses) + average(ses)", "number"],
    ["label(sex)", "text"],
    ["AND(ses > 0, sex = 1) or OR(sex = 2, ses < 0, is_missing(name))", "logical"],
    ["Mid(name, 2, 1)", "text"],
    ["mean.2(item1 to item3) + missing(ses)", "number"],
    ['cases(ses > 1, "high", ses > 0, "some", "low")', "text"],
    ['count_value("2001-05-31", born, born)', "number"],
    ["mode(name, by: school)", "text"],
    ["add_months(born, 3)", "date"],
    ['at < "10:30" and between(born, born, born)', "logical"],
    ["born + at", "date"],
    ["hour(at) + minute(born)", "number"],
    ["`my score` + 1", "number"],
    ["lag(ses, 2)", "number"],
    ['between(born, "2001-01-01", "2001-12-31")', "logical"],
    ['coalesce(born, "2001-01-01")', "date"],
    ["mean(item1 to item3, valid: 3)", "number"],
    ["8 - na", "number"],
    ["na > 3 or Missing = 1", "logical"],
  ])("%s", (formula, type) => {
    const checked = checkFormula(formula, variables);
    expect(checked.ok ? checked.formula.type : placedFormulaProblem(checked.problem)).toBe(type);
  });
});

describe("one clear sentence for what cannot be", () => {
  test.each([
    ["sess + 1", "At character 1: There is no variable “sess”; did you mean “ses”?"],
    ["1 + maen(ses)", "At character 5: There is no function “maen”; did you mean “mean”?"],
    ["log(ses)", "At character 1: “log” means different things in different programs; use ln or log10."],
    ["name * 2", "At character 1: “*” needs a number, this is a text; number(…) reads one in it."],
    [
      'sex == "female"',
      "At character 1: “sex” holds numbers with labels; compare the number, or write label(sex) to compare the label.",
    ],
    [
      'ses > "a"',
      "At character 1: “>” cannot put together a number and a text; number(…) and text(…) make one into the other.",
    ],
    ["between(ses, 1)", "At character 1: “between” takes 3 arguments, here are 2."],
    ["mean(ses, over: school)", "At character 11: “mean” has no option “over”; it knows “by” and “valid”."],
    [
      "mean(ses, valid: -1)",
      "At character 18: “valid:” says how many of several variables must have a value; here is only one.",
    ],
    [
      "mean(item1 to item3, valid: 4)",
      "At character 29: “valid:” takes a whole number from 1 to 3, as many as there are variables.",
    ],
    [
      "mean(item1, item2, valid: 1.5)",
      "At character 27: “valid:” takes a whole number from 1 to 2, as many as there are variables.",
    ],
    [
      "mean.4(item1 to item3)",
      "At character 1: “valid:” takes a whole number from 1 to 3, as many as there are variables.",
    ],
    [
      "sum.0(item1, item2)",
      "At character 1: “valid:” takes a whole number from 1 to 2, as many as there are variables.",
    ],
    ["lag(ses, -2)", "At character 10: A whole number from 1 upwards must stand here."],
    ["lead(ses, 0, by: school)", "At character 11: A whole number from 1 upwards must stand here."],
    ["left(name, -1)", "At character 12: A whole number from 0 upwards must stand here."],
    ["substring(name, 0, 2)", "At character 17: A whole number from 1 upwards must stand here."],
    ["ses + 1e400", "At character 7: This number is too large."],
    [
      'between(born, "2001-02-30", born)',
      'At character 15: “2001-02-30” is no day of the calendar; dates are written "2001-05-31".',
    ],
    ["mean(ses, by: 3)", "At character 15: Only a variable can stand at “by”."],
    ["quantile(ses, ses)", "At character 15: A number must be written out here."],
    ["and(ses > 0, name + 1)", "At character 14: “+” needs a number, this is a text; number(…) reads one in it."],
    [
      'cases(ses > 0, "high", 0)',
      "At character 24: “cases” cannot put together a text and a number; number(…) and text(…) make one into the other.",
    ],
    [
      "count_value(1, item1, name)",
      "At character 23: “count_value” cannot put together a number and a text; number(…) and text(…) make one into the other.",
    ],
    ["toString(ses)", "At character 1: There is no function “toString”."],
    ['replace(name, name, "x")', "At character 15: A text in quotes must be written out here."],
    [
      'date_from(name, "dym")',
      "At character 17: “date_from” does not know “dym” here; it knows “ymd”, “dmy” and “mdy”.",
    ],
    ["sum(item3 to item1)", "At character 5: “item1” stands before “item3” in the table; turn them round."],
    [
      "mean(item1, item2, by: school)",
      "At character 1: “mean” of several variables works row by row, so “by:” has no meaning there; give it one variable.",
    ],
    [
      'if(ses > 0, 1, "low")',
      "At character 16: “if” cannot put together a number and a text; number(…) and text(…) make one into the other.",
    ],
    [
      "item1 to item3",
      "At character 7: “to” cannot follow here; an operator such as + or * is missing, or a comma between arguments.",
    ],
    [
      "ses = missing",
      "At character 1: No value is equal to a missing one; is_missing(ses) says whether there is a value.",
    ],
    [
      "ses in (1, NA)",
      "At character 12: No value is equal to a missing one; is_missing(ses) says whether there is a value.",
    ],
    [
      "8 - NA",
      "At character 5: This is a missing value, so that “-” gives one in every row; a variable of this name is written exactly as it is called.",
    ],
    [
      "ses = NULL",
      "At character 7: There is no variable “NULL”; a missing value is written missing, and is_missing(x) asks for one.",
    ],
    ['born > "2001-02-31"', 'At character 8: “2001-02-31” is no day of the calendar; dates are written "2001-05-31".'],
    ['at > "25h"', 'At character 6: “25h” is no time; times are written "10:30".'],
    [
      "born > 2001",
      'At character 1: “>” cannot put together a date and a number; a date is written "2001-05-31", and year(…), month(…) and day(…) are numbers.',
    ],
    ["at / 60", "At character 1: “/” needs a number, this is a time; hour(…) and minute(…) are numbers."],
    ["2 * my score + 1", "At character 5: A name with spaces or signs stands in backticks: `my score`."],
    ["mean([my score])", "At character 7: A name with spaces or signs stands in backticks: `my score`."],
    [
      "sex = female",
      'At character 7: “female” is the label of 1 in “sex”: write the value, or label(sex) == "female".',
    ],
    [
      "recode(ses, 1, 2)",
      "At character 1: There is no function “recode”; use the step Recode, or switch(x, value, result, …).",
    ],
    [
      "if ses > 2 then 1",
      "At character 1: Write if(condition, then, otherwise): what a function works on stands in parentheses.",
    ],
    ["mean(ses, by school)", "At character 11: A colon is missing: “by:”."],
    ["lag(ses, 1.5)", "At character 10: A whole number from 1 upwards must stand here."],
    ["quantile(ses, 25)", "At character 15: A share from 0 to 1 must stand here; for percentiles write 0.25, not 25."],
    ['pad_left("7", 1e9)', "At character 15: A whole number of characters must stand here, 10,000 at most."],
    ["ntile(ses, 0)", "At character 12: A whole number from 1 upwards must stand here."],
    [
      "mean(ses; item1)",
      "At character 9: “;” has no meaning in a formula; commas stand between the arguments of a function.",
    ],
    ["constructor(ses)", "At character 1: There is no function “constructor”."],
  ])("%s", (formula, sentence) => {
    const checked = checkFormula(formula, variables);
    expect(checked.ok ? "read" : placedFormulaProblem(checked.problem)).toBe(sentence);
  });
});
