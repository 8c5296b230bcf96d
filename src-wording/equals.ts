/** "p = .371" with spaces that no line breaks at. */
export function equals(name: string, value: string): string {
  return `${name}\u00a0=\u00a0${value}`;
}
