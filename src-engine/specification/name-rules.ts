/** What another program lets its variables be called. */
export interface NameRules {
  /** All letters a name may not hold. */
  readonly forbidden: RegExp;
  readonly firstLetter: RegExp;
  readonly mostBytes: number;
  readonly reserved: ReadonlySet<string>;
  readonly ignoreCase: boolean;
}

/** Names that keep to the rules, each only once. */
export class AllowedNames {
  readonly #rules: NameRules;
  readonly #taken = new Set<string>();

  constructor(rules: NameRules) {
    this.#rules = rules;
  }

  /** The name as it is allowed, with a number behind it where it is taken. */
  add(name: string): string {
    const wanted = this.#allowed(name);
    let allowed = this.#shortened(wanted, 0);
    for (let number = 2; this.#taken.has(this.#key(allowed)); number++) {
      const suffix = `_${number}`;
      allowed = this.#shortened(wanted, suffix.length) + suffix;
    }
    this.#taken.add(this.#key(allowed));
    return allowed;
  }

  #allowed(name: string): string {
    const { forbidden, firstLetter, reserved } = this.#rules;
    const allowed = name.replace(forbidden, "_");
    const started = firstLetter.test(allowed) ? allowed : `v${allowed}`;
    return reserved.has(started.toLowerCase()) ? `${started}_` : started;
  }

  #shortened(name: string, room: number): string {
    let short = name;
    while (bytesOf(short) > this.#rules.mostBytes - room) short = Array.from(short).slice(0, -1).join("");
    return short;
  }

  #key(name: string): string {
    return this.#rules.ignoreCase ? name.toLowerCase() : name;
  }
}

/** In UTF-8. */
function bytesOf(text: string): number {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0).reduce(
    (sum, code) => sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4),
    0,
  );
}

const letter = "\\p{L}";

export const spssNames: NameRules = {
  forbidden: new RegExp(`[^${letter}\\p{M}\\p{Nd}._$#@]|\\.$`, "gu"),
  firstLetter: new RegExp(`^[${letter}@]`, "u"),
  mostBytes: 64,
  reserved: new Set(["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"]),
  ignoreCase: true,
};

export const stataNames: NameRules = {
  forbidden: new RegExp(`[^${letter}\\p{Nd}_]`, "gu"),
  firstLetter: new RegExp(`^[${letter}_]`, "u"),
  mostBytes: 32,
  reserved: new Set(
    "_all _b byte _coef _cons double float if in int long _n _pi _pred _rc _skip str strl using with".split(" "),
  ),
  ignoreCase: false,
};
