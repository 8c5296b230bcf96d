import type { ValueLabel } from "../../../src-contract/variable.ts";

/** Value labels that a format of the user's gives; catalogs keep them by the format's name. */
export interface SasLabels {
  readonly labels: readonly ValueLabel[];
  /** Of missing values, by their kind. */
  readonly kindLabels: ReadonlyMap<number, string>;
}

export const noSasLabels: SasLabels = { labels: [], kindLabels: new Map() };
