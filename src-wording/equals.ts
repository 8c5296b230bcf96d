/** "p = .371", "p < .001", "p > .999" with spaces that no line breaks at. */
export function equals(name: string, value: string): string {
  const { sign, number } = related(value);
  return `${name}\u00a0${sign}\u00a0${number}`;
}

/** A number, and how what it is of is related to it: "< .001" says so itself. */
export function related(value: string): { readonly sign: string; readonly number: string } {
  const [, sign = "=", number = value] = value.match(/^([<>]) (.*)$/) ?? [];
  return { sign, number };
}
