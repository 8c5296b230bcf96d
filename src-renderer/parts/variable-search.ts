/** What can be found by typing. */
export interface Findable {
  readonly name: string;
  readonly label: string;
}

/**
 * Tells whether a variable is meant by what was typed into a search field: each of the words is part of its name or label,
 * whatever the case.
 */
export function variableSearch(typed: string): (variable: Findable) => boolean {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return ({ name, label }) => {
    const text = `${name} ${label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
