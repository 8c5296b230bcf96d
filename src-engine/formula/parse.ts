import type { FormulaProblem } from "../../src-contract/formula-problem.ts";
import { definitionOf, findFunction } from "./functions.ts";
import type { BinaryOperator, CallOption, Expression, ExpressionContent, Place } from "./syntax.ts";
import { SyntaxFound, span, TokenReader } from "./token-reader.ts";
import { readTokens, type Token } from "./tokens.ts";

export type Parsed =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: FormulaProblem };

/**
 * Reads a formula. From loosely to tightly bound: `or`, `and`, `not`, comparisons and `in`, `+ -`, `* / %`, signs, `^`
 * (from the right). `&` and `|` are `and` and `or`, `=` is `==`, `<>` is `!=`, `**` is `^`, as users of other programs
 * write them.
 */
export function parseFormula(formula: string): Parsed {
  const tokens = readTokens(formula);
  if ("code" in tokens) return { ok: false, problem: tokens };
  if (tokens.length === 1) return { ok: false, problem: { at: 0, length: 0, code: "empty" } };
  const tooLong = tokens[mostWords];
  if (tooLong !== undefined) {
    const { at, length } = tooLong;
    return { ok: false, problem: { at, length, code: "too-long", limit: mostWords } };
  }
  try {
    return { ok: true, expression: new Parser(tokens).formula() };
  } catch (error) {
    if (error instanceof SyntaxFound) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Trees are walked by recursion: within these limits the stack suffices. */
const mostWords = 2000;
const mostNested = 100;

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  "==": "==",
  "=": "==",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

class Parser extends TokenReader {
  private depth = 0;

  formula(): Expression {
    const expression = this.or();
    const rest = this.token();
    if (rest.kind === "end") return expression;
    if (rest.text === "," && expression.kind === "number" && this.peek(1).kind === "number") {
      throw new SyntaxFound(rest, { code: "number-with-comma" });
    }
    this.refuseBareCall(rest);
    throw new SyntaxFound(rest, { code: "expected", wanted: "operator", found: rest.text });
  }

  /** `mean x`, `if x > 2`: a function's name that something follows as if it stood in parentheses. */
  private refuseBareCall(rest: Token): void {
    const before = this.peek(-1);
    const isWord = before.kind === "name" && !before.quoted && rest.kind !== "symbol";
    const name = isWord ? findFunction(before.text) : null;
    if (name !== null)
      throw new SyntaxFound(before, { code: "parentheses-needed", signature: definitionOf(name).signature });
  }

  private or(): Expression {
    return this.nested(() => this.chain(() => this.and(), { or: "or", "|": "or", "||": "or" }));
  }

  /** One deeper, for pieces that can hold themselves. */
  private nested(part: () => Expression): Expression {
    if (this.depth === mostNested) throw new SyntaxFound(this.token(), { code: "too-deep", limit: mostNested });
    this.depth++;
    const expression = part();
    this.depth--;
    return expression;
  }

  private and(): Expression {
    return this.chain(() => this.not(), { and: "and", "&": "and", "&&": "and" });
  }

  private not(): Expression {
    const token = this.token();
    const isNegation = this.isKeyword(token, "not") || (token.kind === "symbol" && token.text === "!");
    if (!isNegation) return this.comparison();
    this.next++;
    const operand = this.nested(() => this.not());
    return joined(token, operand, { kind: "not", operand });
  }

  private comparison(): Expression {
    const left = this.sum();
    const token = this.token();
    const negated = this.isKeyword(token, "not") && this.isKeyword(this.peek(1), "in");
    if (negated || this.isKeyword(token, "in")) {
      this.next += negated ? 2 : 1;
      const { values, end } = this.list();
      return joined(left, end, { kind: "in", operand: left, list: values, negated });
    }
    const operator = token.kind === "symbol" ? comparisons[token.text] : undefined;
    if (operator === undefined) return left;
    this.next++;
    const right = this.sum();
    const after = this.token();
    if (after.kind === "symbol" && comparisons[after.text] !== undefined) {
      throw new SyntaxFound(after, { code: "chained-comparison" });
    }
    return joined(left, right, { kind: "binary", operator, left, right });
  }

  private sum(): Expression {
    return this.chain(() => this.product(), { "+": "+", "-": "-" });
  }

  private product(): Expression {
    return this.chain(() => this.sign(), { "*": "*", "/": "/", "%": "%" });
  }

  private sign(): Expression {
    const token = this.token();
    if (token.kind !== "symbol" || (token.text !== "-" && token.text !== "+")) return this.power();
    this.next++;
    const operand = this.nested(() => this.sign());
    return token.text === "+" ? operand : joined(token, operand, { kind: "negative", operand });
  }

  private power(): Expression {
    const base = this.primary();
    const token = this.token();
    if (token.kind !== "symbol" || (token.text !== "^" && token.text !== "**")) return base;
    this.next++;
    const exponent = this.nested(() => this.sign());
    return joined(base, exponent, { kind: "binary", operator: "^", left: base, right: exponent });
  }

  /** Operators of one strength, from the left. */
  private chain(part: () => Expression, operators: Readonly<Record<string, BinaryOperator>>): Expression {
    let left = part();
    for (;;) {
      const token = this.token();
      const key = token.kind === "name" && !token.quoted ? token.text.toLowerCase() : token.text;
      const isWord = token.kind === "symbol" || (token.kind === "name" && !token.quoted);
      const operator = isWord && Object.hasOwn(operators, key) ? operators[key] : undefined;
      if (operator === undefined) return left;
      this.next++;
      const right = part();
      left = joined(left, right, { kind: "binary", operator, left, right });
    }
  }

  private primary(): Expression {
    const token = this.token();
    const place = { at: token.at, length: token.length };
    switch (token.kind) {
      case "number":
        this.next++;
        return { ...place, kind: "number", value: Number(token.text) };
      case "text":
        this.next++;
        return { ...place, kind: "text", value: token.text };
      case "name":
        return this.name(token);
      case "symbol":
        if (token.text === "(") return this.parenthesis();
        if (token.text === "=") throw new SyntaxFound(token, { code: "single-equals" });
        throw new SyntaxFound(token, { code: "expected-value", found: token.text });
      case "end":
        throw new SyntaxFound(token, { code: "expected-value", found: null });
    }
  }

  private parenthesis(): Expression {
    const open = this.take("(");
    const inside = this.or();
    const close = this.take(")");
    return { ...inside, ...span(open, close) };
  }

  private name(token: Token): Expression {
    const place = { at: token.at, length: token.length };
    this.next++;
    if (!token.quoted && this.isSymbol("(")) return this.called(token);
    if (token.quoted) return { ...place, kind: "variable", name: token.text };
    switch (token.text.toLowerCase()) {
      case "true":
      case "false":
        return { ...place, kind: "logical", value: token.text.toLowerCase() === "true" };
      case "missing":
      case "na":
        return { ...place, kind: "missing", written: token.text };
      case "and":
      case "or":
      case "in":
      case "to":
        throw new SyntaxFound(token, { code: "expected-value", found: token.text });
      default:
        return { ...place, kind: "variable", name: token.text };
    }
  }

  /** Spreadsheets write `and(a, b)`. */
  private called(name: Token): Expression {
    const operator = (["and", "or"] as const).find((word) => this.isKeyword(name, word));
    if (operator === undefined) return this.call(name);
    const { values, end } = this.list();
    const all = values.reduce((left, right) => joined(left, right, { kind: "binary", operator, left, right }));
    return { ...all, ...span(name, end) };
  }

  private call(name: Token): Expression {
    this.take("(");
    const values: Expression[] = [];
    const options: CallOption[] = [];
    while (!this.isSymbol(")")) {
      if (values.length + options.length > 0) this.take(",");
      const option = this.option();
      if (option === null) values.push(this.argument());
      else options.push(option);
      this.refuseBareOption();
    }
    const close = this.take(")");
    return joined(name, close, {
      kind: "call",
      name: name.text,
      nameLength: name.length,
      arguments: values,
      options,
    });
  }

  /** `mean(x, by school)`. */
  private refuseBareOption(): void {
    const [before, rest] = [this.peek(-1), this.token()];
    const isOption = before.kind === "name" && !before.quoted && ["by", "order", "valid"].includes(before.text);
    const follows = rest.kind === "name" || rest.kind === "number" || (rest.kind === "symbol" && rest.text === "[");
    if (isOption && follows && !this.isKeyword(rest, "to")) {
      throw new SyntaxFound(before, { code: "colon-needed", option: before.text });
    }
  }

  private option(): CallOption | null {
    const name = this.token();
    const colon = this.peek(1);
    if (name.kind !== "name" || colon.kind !== "symbol" || colon.text !== ":") return null;
    this.next += 2;
    if (!this.isSymbol("[")) {
      const value = this.or();
      return { ...span(name, value), name: name.text.toLowerCase(), values: [value] };
    }
    const { values, end } = this.list();
    return { ...span(name, end), name: name.text.toLowerCase(), values };
  }

  private argument(): Expression {
    const first = this.or();
    if (!this.isKeyword(this.token(), "to")) return first;
    this.next++;
    const last = this.or();
    return joined(first, last, { kind: "range", first, last });
  }

  /** Values in parentheses or brackets, one at least. */
  private list(): { readonly values: readonly Expression[]; readonly end: Token } {
    const isBracket = this.isSymbol("[");
    if (!isBracket) this.take("(");
    else this.next++;
    const values = [this.or()];
    while (this.isSymbol(",")) {
      this.next++;
      values.push(this.or());
    }
    return { values, end: this.take(isBracket ? "]" : ")") };
  }
}

function joined(first: Place, last: Place, content: ExpressionContent): Expression {
  return { ...span(first, last), ...content };
}
