/** What things of the user's data are called in sentences. */
export interface Names {
  /** A column of the model: "Socioeconomic status", "Sector: Catholic". */
  readonly column: (name: string) => string;
  readonly variable: (name: string) => string;
  /** A category of the outcome: "Clerical work". */
  readonly category: (value: string | number) => string;
  /** So many units of a grouping factor: "160 schools". */
  readonly units: (group: string, count: number) => string;
  /** "school", "schools". */
  readonly unit: (group: string) => string;
  readonly unitPlural: (group: string) => string;
  /** So many rows: "7,185 students". */
  readonly rows: (count: number) => string;
}

/** Where nobody has given names: the variables' own. */
export const plainNames: Names = {
  column: (name) => name,
  variable: (name) => name,
  category: String,
  units: (group, count) => `${wholeNumber(count)} ${count === 1 ? "unit" : "units"} of ${group}`,
  unit: (group) => `unit of ${group}`,
  unitPlural: (group) => `units of ${group}`,
  rows: (count) => `${wholeNumber(count)} ${count === 1 ? "row" : "rows"}`,
};

export function wholeNumber(count: number): string {
  return count.toLocaleString("en-US");
}
