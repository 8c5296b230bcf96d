import { count } from "./numbers.ts";

/** Finding a value in the grid. */
export const findWords = {
  field: "Find a value",
  within: "Search in",
  everywhere: "All variables",
  previous: "Previous hit (Shift+Enter)",
  next: "Next hit (Enter)",
  close: "Close the search",
  count: (number: number, hits: number) => (hits === 0 ? "Not found" : `${count(number)} of ${count(hits)}`),
};
