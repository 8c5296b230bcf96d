import { count } from "./numbers.ts";

/** What can be done with cells, columns and rows of the grid. */
export const gridMenuWords = {
  menu: "Cells",
  variables: "Variables",
  noVariableChosen: "Choose variables first: click their numbers, or put the focus into one of their rows.",
  copy: "Copy",
  paste: "Paste",
  clear: "Clear",
  cannotPaste: "The browser did not allow pasting from a menu; press Ctrl+V instead.",
  tooManyCells: (most: number) =>
    `At most ${count(most)} cells can be changed by hand at once; Recode changes whole variables.`,
  ascending: (name: string) => `Sort by ${name}, Ascending`,
  descending: (name: string) => `Sort by ${name}, Descending`,
  keep: (value: string) => `Keep Only Rows with ${value}`,
  remove: (value: string) => `Remove Rows with ${value}`,
  missing: (value: string) => `Count ${value} as Missing`,
  missingChange: (value: string, name: string) => `Count ${value} of ${name} as missing`,
  noValue: "a Missing Value",
  quoted: (value: string) => `“${value.length > 24 ? `${value.slice(0, 22)}…` : value}”`,
  compute: "Compute…",
  recode: "Recode…",
  code: "Code Categories…",
  frequencies: "Frequencies and Histogram…",
  rename: "Rename…",
} as const;
