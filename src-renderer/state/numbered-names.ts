/** What a name of a repeated measurement is made of. */
export interface NumberedName {
  /** What the names of all occasions have in common. */
  readonly stem: string;
  readonly time: number;
}

/** `score1`, `score_1`, `score.t1`, `score_wave1`; also with the number first: `t1_score`, `w1score`. */
const patterns = [
  /^(?<stem>.*?[\p{L}])[._\s]?(?:t|w|wave|time|year|yr)?[._]?(?<time>\d+(?:\.\d+)?)$/iu,
  /^(?:t|w|wave|time|year|yr)[._]?(?<time>\d+)[._\s]?(?<stem>[\p{L}].*)$/iu,
];

/** Null: the name has no number. */
export function numberedName(name: string): NumberedName | null {
  const parts = patterns.map((pattern) => pattern.exec(name)?.groups).find((found) => found !== undefined);
  const [stem, time] = [parts?.stem, parts?.time];
  return stem === undefined || time === undefined ? null : { stem: stem.replace(/[._]$/, ""), time: Number(time) };
}
