/**
 * Keys of the list's rows. Sections of a list have keys that react-aria makes up among those of the rows ("react-aria-1"), and a variable
 * can be called so: with the same key one of both would not be shown.
 */
export function rowKey(variable: string): string {
  return `${prefix}${variable}`;
}

/** Null: the row is no variable's. */
export function variableOfRow(key: string): string | null {
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
}

const prefix = "variable ";
