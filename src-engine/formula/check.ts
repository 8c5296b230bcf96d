import type { FormulaProblem, FormulaProblemContent, FormulaType } from "../../src-contract/formula-problem.ts";
import type { Variable } from "../../src-contract/variable.ts";
import {
  ambiguousNames,
  definitionOf,
  type FunctionName,
  findFunction,
  functionNames,
  type OptionName,
  type Parameter,
} from "./functions.ts";
import { nearestName } from "./nearest-name.ts";
import { parseFormula } from "./parse.ts";
import type { BinaryOperator, CallContent, Expression, Place } from "./syntax.ts";

/** A formula whose variables, functions and types are right: it can be computed without a further question. */
export type Typed = { readonly type: FormulaType } & TypedContent;

export type TypedContent =
  | { readonly kind: "constant"; readonly value: number | string | null }
  | { readonly kind: "variable"; readonly variable: Variable }
  | { readonly kind: "negative"; readonly operand: Typed }
  | { readonly kind: "not"; readonly operand: Typed }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Typed; readonly right: Typed }
  | { readonly kind: "in"; readonly operand: Typed; readonly list: readonly Typed[]; readonly negated: boolean }
  | TypedCall;

export interface TypedCall {
  readonly kind: "call";
  readonly name: FunctionName;
  readonly arguments: readonly Typed[];
  readonly by: readonly Variable[];
  readonly order: readonly Variable[];
  readonly valid: number | null;
  /** Several variables, row by row. */
  readonly across: boolean;
}

export type Checked =
  | { readonly ok: true; readonly formula: Typed }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** Reads a formula about these variables, whose order is that of `a to b`. */
export function checkFormula(formula: string, variables: readonly Variable[]): Checked {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, formula: new Checker(variables).check(parsed.expression) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Thrown inside the checker only. */
class Wrong extends Error {
  readonly problem: FormulaProblem;
  constructor({ at, length }: Place, content: FormulaProblemContent) {
    super(content.code);
    this.problem = { at, length, ...content };
  }
}

class Checker {
  private readonly variables: readonly Variable[];
  private readonly byName: ReadonlyMap<string, Variable>;
  constructor(variables: readonly Variable[]) {
    this.variables = variables;
    this.byName = new Map(variables.map((variable) => [variable.name, variable]));
  }

  check(expression: Expression): Typed {
    switch (expression.kind) {
      case "number":
        return { type: "number", kind: "constant", value: expression.value };
      case "text":
        return { type: "text", kind: "constant", value: expression.value };
      case "logical":
        return { type: "logical", kind: "constant", value: expression.value ? 1 : 0 };
      case "missing":
        return { type: "missing", kind: "constant", value: null };
      case "variable": {
        const variable = this.find(expression.name, expression);
        return { type: variable.storage, kind: "variable", variable };
      }
      case "negative": {
        const operand = this.wanted(expression.operand, "number", "−");
        return { type: "number", kind: "negative", operand };
      }
      case "not":
        return { type: "logical", kind: "not", operand: this.wanted(expression.operand, "logical", "not") };
      case "binary":
        return this.binary(expression);
      case "in":
        return this.membership(expression);
      case "call":
        return this.call(expression);
      case "range":
        throw new Wrong(expression, { code: "expected", wanted: "operator", found: "to" });
    }
  }

  private binary(expression: Expression & { readonly kind: "binary" }): Typed {
    const { operator } = expression;
    if (operator === "and" || operator === "or") {
      const left = this.wanted(expression.left, "logical", operator);
      const right = this.wanted(expression.right, "logical", operator);
      return { type: "logical", kind: "binary", operator, left, right };
    }
    const left = this.check(expression.left);
    const right = this.check(expression.right);
    if (isComparison(operator)) {
      const [a, b] = this.comparable(expression, operator, [expression.left, left], [expression.right, right]);
      return { type: "logical", kind: "binary", operator, left: a, right: b };
    }
    const type = this.arithmeticType(expression, operator, left.type, right.type);
    return { type, kind: "binary", operator, left, right };
  }

  /** Numbers; texts joined by `+`; a date plus or minus days; the days between two dates. */
  private arithmeticType(
    { left: leftPart, right: rightPart }: { readonly left: Expression; readonly right: Expression },
    operator: BinaryOperator,
    left: FormulaType,
    right: FormulaType,
  ): FormulaType {
    if (operator === "+" && isTextual(left) && isTextual(right) && (left === "text" || right === "text")) return "text";
    if (operator === "-" && left === right && isMoment(left)) return "number";
    if ((operator === "+" || operator === "-") && isMoment(left) && isNumeric(right)) return left;
    if (operator === "+" && isNumeric(left) && isMoment(right)) return right;
    if (!isNumeric(left))
      throw new Wrong(leftPart, { code: "wrong-type", of: operator, wanted: "number", found: left });
    if (!isNumeric(right)) {
      throw new Wrong(rightPart, { code: "wrong-type", of: operator, wanted: "number", found: right });
    }
    return "number";
  }

  private comparable(
    place: Place,
    of: string,
    [firstPart, first]: readonly [Expression, Typed],
    [secondPart, second]: readonly [Expression, Typed],
  ): readonly [Typed, Typed] {
    if (areComparable(first.type, second.type)) return [first, second];
    const firstDate = dateConstant(first, second.type);
    if (firstDate !== null) return [firstDate, second];
    const secondDate = dateConstant(second, first.type);
    if (secondDate !== null) return [first, secondDate];
    for (const [part, other] of [
      [firstPart, second],
      [secondPart, first],
    ] as const) {
      if (part.kind === "variable" && other.type === "text" && this.hasLabels(part.name)) {
        throw new Wrong(place, { code: "compare-label", name: part.name });
      }
    }
    throw new Wrong(place, { code: "types-differ", of, first: first.type, second: second.type });
  }

  private hasLabels(name: string): boolean {
    return (this.byName.get(name)?.valueLabels.length ?? 0) > 0;
  }

  private membership(expression: Expression & { readonly kind: "in" }): Typed {
    const operand = this.check(expression.operand);
    const list = expression.list.map((part) => {
      const [, value] = this.comparable(part, "in", [expression.operand, operand], [part, this.check(part)]);
      return value;
    });
    return { type: "logical", kind: "in", operand, list, negated: expression.negated };
  }

  private call(expression: Place & CallContent): Typed {
    const place = { at: expression.at, length: expression.nameLength };
    const name = this.functionOf(expression.name, place);
    const definition = definitionOf(name);
    const parts = expression.arguments.flatMap((part) => this.expanded(part));
    const { least, most } = definition;
    if (parts.length < least || (most !== null && parts.length > most)) {
      throw new Wrong(place, { code: "wrong-count", name, least, most, given: parts.length });
    }
    const { by, order, valid } = this.options(name, expression);
    const across = definition.across === true && (parts.length > 1 || valid !== null);
    if (across && by.length > 0) throw new Wrong(place, { code: "option-not-for-several", name, option: "by" });
    const found = name === "switch" ? this.switchArguments(parts) : this.arguments(name, definition.parameters, parts);
    const type = definition.result === "same" ? found.type : definition.result;
    return { type, kind: "call", name, arguments: found.values, by, order, valid, across };
  }

  private functionOf(name: string, place: Place): FunctionName {
    const found = findFunction(name);
    if (found !== null) return found;
    const instead = ambiguousNames.get(name.toLowerCase());
    if (instead !== undefined) throw new Wrong(place, { code: "use-instead", name, instead });
    throw new Wrong(place, { code: "unknown-function", name, suggestion: nearestName(name, functionNames) });
  }

  /** `item1 to item5` as the variables from one to the other. */
  private expanded(part: Expression): readonly Expression[] {
    if (part.kind !== "range") return [part];
    const [first, last] = [part.first, part.last].map((end) => {
      if (end.kind !== "variable") throw new Wrong(end, { code: "variable-needed", of: "to" });
      return this.variables.indexOf(this.find(end.name, end));
    }) as [number, number];
    if (first > last) {
      const [from, to] = [this.variables[first]?.name ?? "", this.variables[last]?.name ?? ""];
      throw new Wrong(part, { code: "range-backwards", first: from, last: to });
    }
    const { at, length } = part;
    return this.variables.slice(first, last + 1).map(({ name }) => ({ kind: "variable", name, at, length }));
  }

  private options(name: FunctionName, { options }: CallContent): Pick<TypedCall, "by" | "order" | "valid"> {
    const allowed = definitionOf(name).options;
    let by: readonly Variable[] = [];
    let order: readonly Variable[] = [];
    let valid: number | null = null;
    for (const option of options) {
      if (!allowed.some((known) => known === option.name)) {
        throw new Wrong(option, { code: "unknown-option", name, option: option.name, options: allowed });
      }
      const kind = option.name as OptionName;
      if (kind === "valid") valid = constantNumber(option.values, option);
      else {
        const variables = option.values.map((value) => {
          if (value.kind !== "variable") throw new Wrong(value, { code: "variable-needed", of: kind });
          return this.find(value.name, value);
        });
        if (kind === "by") by = variables;
        else order = variables;
      }
    }
    return { by, order, valid };
  }

  private arguments(
    name: FunctionName,
    parameters: readonly Parameter[],
    parts: readonly Expression[],
  ): { readonly values: readonly Typed[]; readonly type: FormulaType } {
    let type: FormulaType = "missing";
    const values = parts.map((part, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)] ?? "any";
      const value = parameter === "logical" ? this.wanted(part, "logical", name) : this.check(part);
      if (parameter === "constant") {
        constantNumber([part], part);
        return value;
      }
      if (parameter === "word" && (value.kind !== "constant" || value.type !== "text")) {
        throw new Wrong(part, { code: "constant-needed", of: "text" });
      }
      if (parameter === "number" && !isNumeric(value.type)) {
        throw new Wrong(part, { code: "wrong-type", of: name, wanted: "number", found: value.type });
      }
      if ((parameter === "text" || parameter === "date") && !isOf(parameter, value.type)) {
        const date = parameter === "date" ? dateConstant(value, "date") : null;
        if (date !== null) return date;
        throw new Wrong(part, { code: "wrong-type", of: name, wanted: parameter, found: value.type });
      }
      if (parameter === "orderable" && value.type === "text") {
        throw new Wrong(part, { code: "wrong-type", of: name, wanted: "number", found: value.type });
      }
      if (parameter === "same") {
        const common = commonType(type, value.type);
        if (common === null) throw new Wrong(part, { code: "types-differ", of: name, first: type, second: value.type });
        type = common;
      } else if ((parameter === "any" || parameter === "orderable") && type === "missing") {
        type = value.type;
      }
      return value;
    });
    return { values, type };
  }

  /** x, then pairs of a value like x and a result, then perhaps the result for all others. */
  private switchArguments(parts: readonly Expression[]) {
    const [firstPart, ...rest] = parts;
    if (firstPart === undefined) throw new RangeError("switch has arguments");
    const first = this.check(firstPart);
    let type: FormulaType = "missing";
    const values = rest.map((part, index) => {
      const isOtherwise = index === rest.length - 1 && rest.length % 2 === 1;
      const value = this.check(part);
      if (index % 2 === 0 && !isOtherwise) {
        return this.comparable(part, "switch", [firstPart, first], [part, value])[1];
      }
      const common = commonType(type, value.type);
      if (common === null) {
        throw new Wrong(part, { code: "types-differ", of: "switch", first: type, second: value.type });
      }
      type = common;
      return value;
    });
    return { values: [first, ...values], type };
  }

  /** A number can stand for a condition: anything but zero is true. */
  private wanted(part: Expression, wanted: "number" | "logical", of: string): Typed {
    const value = this.check(part);
    if (isNumeric(value.type)) return value;
    throw new Wrong(part, { code: "wrong-type", of, wanted, found: value.type });
  }

  private find(name: string, place: Place): Variable {
    const found = this.byName.get(name) ?? this.inOtherCase(name);
    if (found !== undefined) return found;
    const names = this.variables.map((variable) => variable.name);
    throw new Wrong(place, { code: "unknown-variable", name, suggestion: nearestName(name, names) });
  }

  /** Written in other letters, where only one variable can be meant. */
  private inOtherCase(name: string): Variable | undefined {
    const lower = name.toLowerCase();
    const found = this.variables.filter((variable) => variable.name.toLowerCase() === lower);
    return found.length === 1 ? found[0] : undefined;
  }
}

function isComparison(operator: BinaryOperator): boolean {
  return ["==", "!=", "<", "<=", ">", ">="].includes(operator);
}

function isNumeric(type: FormulaType): boolean {
  return type === "number" || type === "logical" || type === "missing";
}

function isTextual(type: FormulaType): boolean {
  return type === "text" || type === "missing";
}

function isMoment(type: FormulaType): boolean {
  return type === "date" || type === "time";
}

function isOf(wanted: FormulaType, type: FormulaType): boolean {
  return type === wanted || type === "missing";
}

function areComparable(first: FormulaType, second: FormulaType): boolean {
  return first === "missing" || second === "missing" || first === second || (isNumeric(first) && isNumeric(second));
}

/** The type of values that are of the one or the other type; null: there is none. */
function commonType(first: FormulaType, second: FormulaType): FormulaType | null {
  if (first === "missing") return second;
  if (second === "missing" || first === second) return first;
  return isNumeric(first) && isNumeric(second) ? "number" : null;
}

/** "2001-05-31" beside a date is one. */
function dateConstant(value: Typed, beside: FormulaType): Typed | null {
  if (beside !== "date" || value.kind !== "constant" || typeof value.value !== "string") return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value.value)) return null;
  const milliseconds = Date.parse(value.value);
  return Number.isNaN(milliseconds) ? null : { type: "date", kind: "constant", value: milliseconds / 86_400_000 };
}

function constantNumber(values: readonly Expression[], place: Place): number {
  const [value, ...others] = values;
  if (value?.kind === "number" && others.length === 0) return value.value;
  if (value?.kind === "negative" && value.operand.kind === "number") return -value.operand.value;
  throw new Wrong(value ?? place, { code: "constant-needed", of: "number" });
}
