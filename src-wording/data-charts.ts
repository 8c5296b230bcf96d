import { title } from "./title-case.ts";

/** What charts of the distribution of variables say. */
export const distributionWords = {
  title: (variable: string) => title`Distribution of ${variable}`,
  betweenTitle: (variable: string, unit: string) => title`Distribution of ${variable}: ${unit} means`,
  withinTitle: (variable: string, units: string) => title`Distribution of ${variable} within ${units}`,
  deviation: (variable: string) => `${variable}, deviation from the mean of its unit`,
  countedRows: (plural: string | null) => `Number of ${plural ?? "rows"}`,
  countedUnits: (plural: string) => `Number of ${plural}`,
  normal: "Normal curve",
  moments: (of: {
    readonly n: string;
    readonly missing: string | null;
    readonly mean: string;
    readonly median: string;
    readonly sd: string | null;
    readonly skewness: string | null;
  }) =>
    [
      `N = ${of.n}`,
      ...(of.missing === null ? [] : [`missing ${of.missing}`]),
      `M = ${of.mean}`,
      ...(of.sd === null ? [] : [`SD = ${of.sd}`]),
      `Mdn = ${of.median}`,
      ...(of.skewness === null ? [] : [`skewness = ${of.skewness}`]),
    ].join(" · "),
  counts: (n: string, missing: string | null) => (missing === null ? `N = ${n}` : `N = ${n} · missing ${missing}`),
  classOf: (from: string, to: string, isLast: boolean) => `${from} to ${isLast ? "≤" : "<"} ${to}`,
  mostFrequent: (shown: number, all: number) =>
    `The ${shown} most frequent of ${all.toLocaleString("en-US")} categories are drawn.`,
};
