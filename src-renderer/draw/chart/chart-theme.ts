/** Colors and letters of a chart. In the window they are the tokens, in files fixed values. */
export interface ChartTheme {
  readonly text: string;
  readonly soft: string;
  readonly grid: string;
  readonly ground: string;
  /** By line, over again when there are more lines. */
  readonly series: readonly string[];
  /** Of lines that belong to no group. */
  readonly unit: string;
  readonly fontFamily: string;
  /** In pixels. */
  readonly fontSize: number;
}

const seriesTokens = [1, 2, 3, 4, 5, 6].map((number) => `var(--series-${number})`);

export function windowTheme(scale: number): ChartTheme {
  return {
    text: "var(--text)",
    soft: "var(--text-soft)",
    grid: "var(--line)",
    ground: "var(--panel)",
    series: seriesTokens,
    unit: "var(--text-faint)",
    fontFamily: "var(--font)",
    fontSize: 12 * scale,
  };
}

/** On white paper, in letters that every system has or has the same widths as. */
export const paperTheme: ChartTheme = {
  text: "#1a2233",
  soft: "#465064",
  grid: "#dfe3ea",
  ground: "#ffffff",
  series: ["#2457d6", "#c05f00", "#0b7a54", "#7a3fb8", "#b8285f", "#5d6b12"],
  unit: "#667085",
  fontFamily: `Arial, "Liberation Sans", Helvetica, sans-serif`,
  fontSize: 13,
};

export function seriesColor({ series, unit }: ChartTheme, line: number | null): string {
  return line === null ? unit : (series[line % series.length] ?? unit);
}

/** Lines differ by their dashes too, for those who do not see or print the colors; there is one more of them, so that both differ for long. */
export function dashPattern(line: number): string {
  return dashes[line % dashes.length] ?? "";
}

const dashes = ["", "8 5", "2 4", "10 4 2 4", "5 3", "14 5", "14 4 2 4 2 4"];
