import type { FormulaType } from "../../src-contract/formula-problem.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { FunctionDefinition, OptionName, Parameter } from "./functions/definition.ts";
import {
  ambiguousNames,
  definitionOf,
  doneOtherwise,
  type FunctionName,
  findFunction,
  functionNames,
} from "./functions.ts";
import { momentOf } from "./moment-constant.ts";
import { nearestName } from "./nearest-name.ts";
import type { Scope } from "./scope.ts";
import type { CallContent, Expression, Place } from "./syntax.ts";
import { commonType, isMoment, isNumeric, isOf } from "./type-rules.ts";
import type { Typed, TypedCall } from "./typed.ts";
import { Wrong } from "./wrong.ts";

/** What the arguments of a call need of the checker of whole formulas. */
export interface PartChecker {
  check(part: Expression): Typed;
  wanted(part: Expression, wanted: "number" | "logical", of: string): Typed;
  comparable(
    place: Place,
    of: string,
    first: readonly [Expression, Typed],
    second: readonly [Expression, Typed],
  ): readonly [Typed, Typed];
}

/** Checks calls of functions: how many arguments, of which types, with which options. */
export class CallChecker {
  private readonly scope: Scope;
  private readonly checker: PartChecker;
  constructor(scope: Scope, checker: PartChecker) {
    this.scope = scope;
    this.checker = checker;
  }

  check(expression: Place & CallContent): Typed {
    const place = { at: expression.at, length: expression.nameLength };
    const { name, valid: leastValid } = calledFunction(expression.name, place);
    const definition = definitionOf(name);
    const parts = expression.arguments.flatMap((part) => this.scope.expanded(part));
    const { least, most } = definition;
    if (parts.length < least || (most !== null && parts.length > most)) {
      throw new Wrong(place, { code: "wrong-count", name, least, most, given: parts.length });
    }
    const { by, order, valid = leastValid } = this.options(name, expression, parts.length);
    if (valid === leastValid && valid !== null) checkValid(valid, parts.length, place);
    const across = definition.across === true && (parts.length > 1 || valid !== null);
    if (across && by.length > 0) throw new Wrong(place, { code: "option-not-for-several", name, option: "by" });
    const found = this.argumentsOf(name, definition, parts);
    const type = resultType(definition.result, found.type);
    return { type, kind: "call", name, arguments: found.values, by, order, valid, across };
  }

  private argumentsOf(
    name: FunctionName,
    { arrangement, parameters }: FunctionDefinition,
    parts: readonly Expression[],
  ) {
    switch (arrangement) {
      case "choices":
        return this.choices(name, parts);
      case "conditions":
        return this.conditions(name, parts);
      case "alike":
        return this.alike(name, parts);
      default:
        return this.arguments(name, parameters, parts);
    }
  }

  private options(name: FunctionName, { options }: CallContent, variables: number): CallOptions {
    const allowed = definitionOf(name).options;
    let by: readonly Variable[] = [];
    let order: readonly Variable[] = [];
    let valid: number | undefined;
    for (const option of options) {
      if (!allowed.some((known) => known === option.name)) {
        throw new Wrong(option, { code: "unknown-option", name, option: option.name, options: allowed });
      }
      const kind = option.name as OptionName;
      if (kind === "valid") {
        valid = constantNumber(option.values, option);
        checkValid(valid, variables, option.values[0] ?? option);
      } else {
        const named = option.values.map((value) => {
          if (value.kind !== "variable") throw new Wrong(value, { code: "variable-needed", of: kind });
          return this.scope.find(value.name, value);
        });
        if (kind === "by") by = named;
        else order = named;
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
    const { words } = definitionOf(name);
    const values = parts.map((part, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)] ?? "any";
      const value = parameter === "logical" ? this.checker.wanted(part, "logical", name) : this.checker.check(part);
      if (parameter === "constant" || isBounded(parameter)) {
        const number = constantNumber([part], part);
        if (isBounded(parameter) && !isWithin[parameter](number)) {
          throw new Wrong(part, { code: "number-outside", wanted: parameter });
        }
        return value;
      }
      if (parameter === "moment") {
        if (isMoment(value.type) || value.type === "missing") return value;
        throw new Wrong(part, { code: "wrong-type", of: name, wanted: "time", found: value.type });
      }
      if (parameter === "word" && (value.kind !== "constant" || value.type !== "text")) {
        throw new Wrong(part, { code: "constant-needed", of: "text" });
      }
      if (parameter === "word" && words !== undefined && !words.includes(wordOf(value))) {
        throw new Wrong(part, { code: "unknown-word", of: name, word: wordOf(value), words });
      }
      if (parameter === "number" && !isNumeric(value.type)) {
        throw new Wrong(part, { code: "wrong-type", of: name, wanted: "number", found: value.type });
      }
      if ((parameter === "text" || parameter === "date") && !isOf(parameter, value.type)) {
        const date = parameter === "date" ? momentOf(part, value, "date") : null;
        if (date !== null) return date;
        throw new Wrong(part, { code: "wrong-type", of: name, wanted: parameter, found: value.type });
      }
      if (parameter === "orderable" && value.type === "text") {
        throw new Wrong(part, { code: "wrong-type", of: name, wanted: "number", found: value.type });
      }
      if (parameter === "same") {
        const moment = momentOf(part, value, type);
        if (moment !== null) return moment;
        type = joinedType(type, value.type, name, part);
      } else if ((parameter === "any" || parameter === "orderable") && type === "missing") {
        type = value.type;
      }
      return value;
    });
    return { values, type };
  }

  /** x, then pairs of a value like x and a result, then perhaps the result for all others. */
  private choices(of: FunctionName, parts: readonly Expression[]) {
    const [firstPart, ...rest] = parts;
    if (firstPart === undefined) throw new RangeError(`${of} has arguments`);
    const first = this.checker.check(firstPart);
    let type: FormulaType = "missing";
    const values = rest.map((part, index) => {
      const value = this.checker.check(part);
      if (isBeforeResult(index, rest)) {
        return this.checker.comparable(part, of, [firstPart, first], [part, value])[1];
      }
      type = joinedType(type, value.type, of, part);
      return value;
    });
    return { values: [first, ...values], type };
  }

  /** Pairs of a condition and a result, then perhaps the result where none is true. */
  private conditions(of: FunctionName, parts: readonly Expression[]) {
    let type: FormulaType = "missing";
    const values = parts.map((part, index) => {
      if (isBeforeResult(index, parts)) return this.checker.wanted(part, "logical", of);
      const value = this.checker.check(part);
      type = joinedType(type, value.type, of, part);
      return value;
    });
    return { values, type };
  }

  /** A value and others that can be compared with it. */
  private alike(of: FunctionName, [firstPart, ...rest]: readonly Expression[]) {
    if (firstPart === undefined) throw new RangeError(`${of} has arguments`);
    let sought = this.checker.check(firstPart);
    const values = rest.map((part) => {
      const [first, value] = this.checker.comparable(part, of, [firstPart, sought], [part, this.checker.check(part)]);
      sought = first;
      return value;
    });
    return { values: [sought, ...values], type: "number" as const };
  }
}

function resultType(result: FunctionDefinition["result"], found: FormulaType): FormulaType {
  if (result === "same") return found;
  if (result !== "middle") return result;
  return isMoment(found) ? found : "number";
}

const isWithin = {
  whole: Number.isInteger,
  share: (value: number) => value >= 0 && value <= 1,
  count: (value: number) => Number.isInteger(value) && value >= 1,
  length: (value: number) => Number.isInteger(value) && value >= 0,
  width: (value: number) => Number.isInteger(value) && value >= 0 && value <= mostCharacters,
} as const;

/** No more values can be there than there are variables. */
function checkValid(valid: number, variables: number, place: Place): void {
  const isWithin = Number.isInteger(valid) && valid >= 1 && valid <= variables;
  if (!isWithin) throw new Wrong(place, { code: "valid-outside", most: variables });
}

function isBounded(parameter: Parameter): parameter is keyof typeof isWithin {
  return Object.hasOwn(isWithin, parameter);
}

/** More is a slip, and would fill the memory, a text a row. */
const mostCharacters = 10_000;

type CallOptions = Pick<TypedCall, "by" | "order"> & { readonly valid: number | undefined };

/** Whether an argument stands before a result: not so the last one of an odd number. */
function isBeforeResult(index: number, parts: readonly Expression[]): boolean {
  return index % 2 === 0 && index < parts.length - 1;
}

function joinedType(type: FormulaType, more: FormulaType, of: string, place: Place): FormulaType {
  const common = commonType(type, more);
  if (common === null) throw new Wrong(place, { code: "types-differ", of, first: type, second: more });
  return common;
}

/** A function by its name, or as SPSS writes how many values must be there: `mean.3(a, b, c, d)`. */
function calledFunction(name: string, place: Place): { readonly name: FunctionName; readonly valid: number | null } {
  const [, stem, count] = /^(\w+)\.(\d+)$/.exec(name) ?? [];
  const found = stem === undefined ? null : findFunction(stem);
  if (found === null || !definitionOf(found).options.includes("valid"))
    return { name: functionOf(name, place), valid: null };
  return { name: found, valid: Number(count) };
}

function functionOf(name: string, place: Place): FunctionName {
  const found = findFunction(name);
  if (found !== null) return found;
  const other = doneOtherwise.get(name.toLowerCase());
  if (other !== undefined) throw new Wrong(place, { code: "done-otherwise", name, instead: other });
  const instead = ambiguousNames.get(name.toLowerCase());
  if (instead !== undefined) throw new Wrong(place, { code: "use-instead", name, instead });
  throw new Wrong(place, { code: "unknown-function", name, suggestion: nearestName(name, functionNames) });
}

function wordOf(value: Typed): string {
  return value.kind === "constant" ? String(value.value) : "";
}

function constantNumber(values: readonly Expression[], place: Place): number {
  const [value, ...others] = values;
  if (value?.kind === "number" && others.length === 0) return value.value;
  if (value?.kind === "negative" && value.operand.kind === "number") return -value.operand.value;
  throw new Wrong(value ?? place, { code: "constant-needed", of: "number" });
}
