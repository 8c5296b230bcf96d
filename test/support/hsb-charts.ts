import type { ChartLine, OutputChart, UnitLine } from "../../src-contract/output.ts";

const schools = 160;

/** One regression line per school in its sector's group and the two average lines: HSB's cross-level interaction. */
export const hsbSlopesChart: OutputChart = {
  kind: "simple-slopes",
  title: "Effect of SES on Mathematics Achievement in Public and Catholic Schools",
  subtitle: "Thin lines: schools; bold lines: average of each sector",
  x: { label: "SES, deviation from the school mean", min: -2, max: 2, ticks: [-2, -1, 0, 1, 2] },
  y: { label: "Mathematics achievement", min: 0, max: 25, ticks: [0, 5, 10, 15, 20, 25] },
  unitLines: unitLines((unit) => (unit % 9 < 5 ? 0 : 1)),
  lines: [averageLine("Public", 12.1, 2.94), averageLine("Catholic", 13.32, 1.3)],
  notes: [
    [{ text: "Note.", style: "italic" }, { text: " Bands are 95% confidence intervals. Mean SES is held at 0." }],
  ],
};

export const hsbChart: OutputChart = {
  kind: "group-lines",
  title: "Mathematics Achievement by SES in 160 Schools",
  subtitle: "Thin lines: schools; bold line: average",
  x: hsbSlopesChart.x,
  y: hsbSlopesChart.y,
  unitLines: unitLines(() => null),
  lines: [averageLine("Average", 12.64, 2.19)],
  notes: [],
};

function averageLine(label: string, intercept: number, slope: number): ChartLine {
  const x = Array.from({ length: 21 }, (_, i) => -2 + i * 0.2);
  const at = (value: number) => intercept + slope * value;
  return {
    label,
    points: x.map((value) => [value, at(value)]),
    band: x.map((value) => {
      const half = 1.96 * Math.hypot(0.2, 0.16 * value);
      return [at(value) - half, at(value) + half];
    }),
  };
}

/** Schools spread as τ says, from a fixed sequence instead of random numbers. */
function unitLines(line: (unit: number) => number | null): readonly UnitLine[] {
  return Array.from({ length: schools }, (_, unit) => {
    const group = line(unit);
    const intercept = (group === 1 ? 13.3 : 12.1) + 4.2 * spread(unit, 0.618);
    const slope = (group === 1 ? 1.3 : 2.9) + 0.9 * spread(unit, 0.414);
    const [from, to] = [-1.9 + 0.6 * Math.abs(spread(unit, 0.732)), 1.8 - 0.7 * Math.abs(spread(unit, 0.236))];
    return {
      unit: String(1000 + unit * 37),
      line: group,
      points: [
        [from, intercept + slope * from],
        [to, intercept + slope * to],
      ],
    };
  });
}

function spread(unit: number, step: number): number {
  return 2 * ((unit * step + 0.5) % 1) - 1;
}
