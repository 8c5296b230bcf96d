import type { FormulaProblem, FormulaProblemContent } from "../../src-contract/formula-problem.ts";
import type { Place } from "./syntax.ts";
import type { Token } from "./tokens.ts";

/** What is wrong with a formula: thrown while it is read, and caught by `parseFormula`. */
export class SyntaxFound extends Error {
  readonly problem: FormulaProblem;
  constructor({ at, length }: Place, content: FormulaProblemContent) {
    super(content.code);
    this.problem = { at, length, ...content };
  }
}

/** Goes through a formula's tokens, the last of which is its end. */
export class TokenReader {
  protected next = 0;
  private readonly tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  protected take(symbol: string): Token {
    const token = this.token();
    if (token.kind === "symbol" && token.text === symbol) {
      this.next++;
      return token;
    }
    throw new SyntaxFound(token, { code: "expected", wanted: symbol, found: token.kind === "end" ? null : token.text });
  }

  protected token(): Token {
    return this.peek(0);
  }

  protected peek(ahead: number): Token {
    const token = this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)];
    if (token === undefined) throw new RangeError("a formula has at least its end");
    return token;
  }

  protected isSymbol(symbol: string): boolean {
    return this.token().kind === "symbol" && this.token().text === symbol;
  }

  protected isKeyword(token: Token, word: string): boolean {
    return token.kind === "name" && !token.quoted && token.text.toLowerCase() === word;
  }
}

/** From the beginning of one to the end of the other. */
export function span(first: Place, last: Place): Place {
  return { at: first.at, length: last.at + last.length - first.at };
}
