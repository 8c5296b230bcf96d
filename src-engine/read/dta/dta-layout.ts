/**
 * How long the parts of a Stata file are, by its release (Stata's `help dta` and its older versions; releases 104 to 112
 * as ReadStat and pandas know them).
 */
export interface DtaLayout {
  readonly release: number;
  /** Since 117 parts stand between tags. */
  readonly tagged: boolean;
  readonly nameBytes: number;
  readonly formatBytes: number;
  readonly labelNameBytes: number;
  readonly variableLabelBytes: number;
  /** Since 117 the data's label comes after its own length, of so many bytes. */
  readonly dataLabelBytes: number;
  readonly timestampBytes: number;
  /** Of the lengths of characteristics; 0: there are none. */
  readonly characteristicBytes: number;
  /** Since 113 there are 27 missing values. */
  readonly missingKinds: boolean;
  /** Releases before tell no encoding. */
  readonly unicode: boolean;
}

export const oldestRelease = 104;
export const newestRelease = 119;

export function dtaLayout(release: number): DtaLayout | null {
  if (release < oldestRelease || release > newestRelease || neverUsed.has(release)) return null;
  const names = release < 110 ? 9 : release < 118 ? 33 : 129;
  return {
    release,
    tagged: release >= 117,
    nameBytes: names,
    labelNameBytes: names,
    formatBytes: release < 105 ? 7 : release < 114 ? 12 : release < 118 ? 49 : 57,
    variableLabelBytes: release < 108 ? 32 : release < 118 ? 81 : 321,
    dataLabelBytes: release < 108 ? 32 : release < 117 ? 81 : release < 118 ? 1 : 2,
    timestampBytes: release < 105 ? 0 : 18,
    characteristicBytes: release < 105 ? 0 : release < 110 ? 2 : 4,
    missingKinds: release >= 113,
    unicode: release >= 118,
  };
}

const neverUsed = new Set([106, 107, 109, 116]);
