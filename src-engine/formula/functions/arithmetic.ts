import type { FunctionDefinition, FunctionTable } from "./definition.ts";

const number = ["number"] as const;

const ofNumber = (signature: string, summary: string): FunctionDefinition => ({
  group: "Arithmetic",
  signature,
  summary,
  parameters: number,
  least: 1,
  most: 1,
  options: [],
  result: "number",
});

/** Of dates whole days, of times whole seconds. */
const whole = (signature: string, summary: string): FunctionDefinition => ({
  ...ofNumber(signature, summary),
  parameters: ["orderable"],
  result: "middle",
});

/** Functions of one number. */
export const arithmetic = {
  abs: ofNumber("abs(x)", "Without its sign."),
  sqrt: ofNumber("sqrt(x)", "The square root; missing below zero."),
  exp: ofNumber("exp(x)", "e to the power of x."),
  ln: ofNumber("ln(x)", "The natural logarithm; missing at zero and below."),
  log10: ofNumber("log10(x)", "The logarithm to base 10; missing at zero and below."),
  log2: ofNumber("log2(x)", "The logarithm to base 2; missing at zero and below."),
  floor: whole("floor(x)", "The next lower whole number; of a date with a time of day, the day."),
  ceiling: whole("ceiling(x)", "The next higher whole number."),
  trunc: whole("trunc(x)", "Without its decimals; of a date with a time of day, the day."),
  sign: ofNumber("sign(x)", "−1, 0 or 1."),
  logit: ofNumber("logit(p)", "The log-odds of a probability; missing at 0, at 1 and beyond."),
  logistic: ofNumber("logistic(x)", "The probability whose log-odds are x."),
  sin: ofNumber("sin(x)", "The sine of an angle in radians."),
  cos: ofNumber("cos(x)", "The cosine of an angle in radians."),
  round: {
    group: "Arithmetic",
    signature: "round(x, digits)",
    summary: "Rounded to a number of decimals (none by default); halves away from zero.",
    parameters: ["number", "whole"],
    least: 1,
    most: 2,
    options: [],
    result: "number",
  },
  mod: {
    group: "Arithmetic",
    signature: "mod(x, divisor)",
    summary: "What is left of x after division; with the divisor’s sign.",
    parameters: number,
    least: 2,
    most: 2,
    options: [],
    result: "number",
  },
} as const satisfies FunctionTable;
