import type { Variable } from "../../../src-contract/variable.ts";

/** A variable as another program can take it up. */
export interface NamedVariable {
  readonly variable: Variable;
  readonly name: string;
  /** Its label; where the name had to be changed and there is none, the name as it was. */
  readonly label: string;
}

export interface NameRules {
  /** All letters a name may not hold. */
  readonly forbidden: RegExp;
  readonly firstLetter: RegExp;
  readonly mostBytes: number;
  readonly reserved: ReadonlySet<string>;
  readonly ignoreCase: boolean;
}

/** Names that keep to another program's rules, each only once. */
export function otherNames(variables: readonly Variable[], rules: NameRules): readonly NamedVariable[] {
  const taken = new Set<string>();
  return variables.map((variable) => {
    const wanted = allowedName(variable.name, rules);
    let name = shortened(wanted, rules.mostBytes);
    for (let number = 2; taken.has(keyOf(name, rules)); number++) {
      const suffix = `_${number}`;
      name = shortened(wanted, rules.mostBytes - suffix.length) + suffix;
    }
    taken.add(keyOf(name, rules));
    return { variable, name, label: variable.label || (name === variable.name ? "" : variable.name) };
  });
}

function allowedName(name: string, { forbidden, firstLetter, reserved }: NameRules): string {
  const allowed = name.replace(forbidden, "_");
  const started = firstLetter.test(allowed) ? allowed : `v${allowed}`;
  return reserved.has(started.toLowerCase()) ? `${started}_` : started;
}

function shortened(name: string, mostBytes: number): string {
  let short = name;
  while (Buffer.byteLength(short) > mostBytes) short = Array.from(short).slice(0, -1).join("");
  return short;
}

function keyOf(name: string, { ignoreCase }: NameRules): string {
  return ignoreCase ? name.toLowerCase() : name;
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
