import { readFileSync, rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { slopesAsOutcomes } from "../../scripts/bench/cases.mjs";
import { generate, generateAnswers } from "../../scripts/bench/generate.mjs";
import { timeInR } from "../../scripts/bench/in-r.mjs";
import { type Measured, performancePage } from "../../scripts/bench/page.mjs";
import { repeated, statistics } from "../../scripts/bench/statistics.mjs";

const times = statistics([40]);
const timing = { first: 30, median: 4, logLikelihood: -1, evaluations: 7 };

const wide = {
  open: 2000,
  end: 800,
  columns: times,
  list: times,
  menu: times,
  memory: { of: "2,000 × 5,000, opened", host: 1, engine: 1, page: 1 },
};

function measured(changes: Partial<Measured> = {}): Measured {
  return {
    busyBefore: 0.1,
    cases: [{ ...slopesAsOutcomes(), target: 5 }],
    ours: [timing],
    inR: { missing: "there is no R" },
    scaling: [{ against: "rows", points: [{ at: 10_000, timing }] }],
    engine: {
      open: 1000,
      memoryOpen: 1,
      fit: 500,
      memoryPeak: 2 ** 30 + 1,
      answers: times,
      cancelled: times,
      free: times,
    },
    reading: [
      {
        format: ".sav",
        bytes: 2 ** 20,
        read: 100,
        written: 200,
        inR: { milliseconds: 1000, program: "haven 2.5.1" },
      },
      { format: ".rds", bytes: 2 ** 20, read: 100, written: null, inR: null },
    ],
    steps: { steps: [{ what: "sort by v1", ours: times, inR: 80 }], find: times, dataTable: "data.table 1.14.8" },
    largeFiles: [{ file: "1,000,000 × 20, .csv", read: 2000, memory: 2 ** 29, inR: 500 }],
    window: { start: times, workbook: times, clicks: times, clicksToAll: times, large: 1500, wide, memory: [] },
    scrolling: [
      {
        table: "1,000,000 × 20, downwards",
        motions: [{ how: "a notch", frames: times, late: 0.25, veryLate: 0.01, work: 9, empty: 0 }],
        jumps: times,
      },
    ],
    ...changes,
  };
}

describe("the page of npm run bench", () => {
  const lineOf = (page: string, text: string) => page.split("\n").find((line) => line.includes(text)) ?? "";

  it("sets the time to read a file beside R's", () => {
    const page = performancePage(measured());
    expect(lineOf(page, "| .sav")).toMatch(/1 MiB .* 100 ms .* 200 ms .* 1\.00 s .* haven 2\.5\.1 .* × 10/);
    expect(lineOf(page, "| .rds")).toMatch(/100 ms/);
    expect(lineOf(page, "1,000,000 × 20, .csv")).toMatch(/2\.00 s .* 512 MiB .* 500 ms/);
  });

  it("sets the time of a step beside data.table's", () => {
    const page = performancePage(measured());
    expect(lineOf(page, "| sort by v1")).toMatch(/40 ms .* 300 ms ✓ .* 80 ms .* × 2/);
    expect(lineOf(page, "R works with")).toContain("data.table 1.14.8");
  });

  it("says how many frames of scrolling came late", () => {
    const page = performancePage(measured());
    expect(lineOf(page, "| a notch |")).toMatch(/40 ms \| 40 ms \| 25 % \| 1 % \| 9\.0 ms \| 0 %/);
  });

  it("says what reached its aim and what missed it", () => {
    const page = performancePage(measured());
    expect(lineOf(page, "HSB, intercepts and slopes")).toContain("5.0 ms ✓");
    expect(lineOf(page, "memory at its highest")).toContain("1024 MiB ✗");
    expect(lineOf(page, "click to refreshed results")).toContain("100 ms ✓");
  });

  it("puts R's times beside, with the ratio and the difference of the log-likelihoods", () => {
    const results = [{ median: 0.06, repeats: 5, logLikelihood: -1.5 }];
    const inR = { results, r: "4.2.2", lme4: "1.1", glmmTMB: "1.1", pbkrtest: null, blas: "openblas" };
    expect(lineOf(performancePage(measured({ inR })), "HSB, intercepts")).toContain("| 60 ms | × 15 | 5e-1 |");
  });

  it("says why, where there is no R", () => {
    const page = performancePage(measured());
    expect(page).toContain("R stands beside no figure: there is no R.");
    expect(lineOf(page, "| model |")).not.toContain("R |");
  });

  it("names no program that was not used", () => {
    const inR = { results: [], r: "4.2.2", lme4: "1.1", glmmTMB: "1.1", pbkrtest: null, blas: "openblas" };
    expect(performancePage(measured({ inR, cases: [], ours: [] }))).not.toContain("pbkrtest null");
  });
});

describe("what npm run bench measures", () => {
  const path = process.env.PATH;
  afterEach(() => {
    process.env.PATH = path;
  });

  it("is ours alone without Rscript on the path", async () => {
    process.env.PATH = "";
    expect(await timeInR([])).toEqual({ missing: expect.stringContaining("no Rscript") });
  });

  it("is the same data everywhere, row by row", () => {
    const shape = { name: "test", rows: 6, units: 2, slopes: 1, columns: 1, outer: 2 };
    const file = generate(shape);
    const [header, first, ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
    rmSync(file);
    expect(header).toBe("unit,outer,y,x1,v1");
    expect(first).toBe("1,1,3.7423,1.5582,0.1051");
    expect(rows.map((row) => row.split(",")[0])).toEqual(["1", "1", "2", "2", "2"]);
  });

  it("has answers to as many items as asked for", () => {
    const file = generateAnswers(3, 4);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    rmSync(file);
    expect(lines).toEqual(["person,item1,item2,item3", "1,0,3,6", "2,7,1,5", "3,4,9,4"]);
  });

  it("leaves warming up out of its statistics", async () => {
    let time = 0;
    expect(await repeated(20, async () => ++time, 5)).toEqual({ count: 20, median: 15, p95: 24, most: 25 });
  });
});
