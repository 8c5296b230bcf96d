import type { FormulaType } from "../../src-contract/formula-problem.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { OptionName, Parameter } from "./functions/definition.ts";
import { ambiguousNames, definitionOf, type FunctionName, findFunction, functionNames } from "./functions.ts";
import { nearestName } from "./nearest-name.ts";
import type { Scope } from "./scope.ts";
import type { CallContent, Expression, Place } from "./syntax.ts";
import { commonType, dateConstant, isNumeric, isOf } from "./type-rules.ts";
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
    const name = functionOf(expression.name, place);
    const definition = definitionOf(name);
    const parts = expression.arguments.flatMap((part) => this.scope.expanded(part));
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
          return this.scope.find(value.name, value);
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
    const { words } = definitionOf(name);
    const values = parts.map((part, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)] ?? "any";
      const value = parameter === "logical" ? this.checker.wanted(part, "logical", name) : this.checker.check(part);
      if (parameter === "constant") {
        constantNumber([part], part);
        return value;
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
    const first = this.checker.check(firstPart);
    let type: FormulaType = "missing";
    const values = rest.map((part, index) => {
      const isOtherwise = index === rest.length - 1 && rest.length % 2 === 1;
      const value = this.checker.check(part);
      if (index % 2 === 0 && !isOtherwise) {
        return this.checker.comparable(part, "switch", [firstPart, first], [part, value])[1];
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
}

function functionOf(name: string, place: Place): FunctionName {
  const found = findFunction(name);
  if (found !== null) return found;
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
