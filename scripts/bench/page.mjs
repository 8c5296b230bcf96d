import { describeMachine } from "./machine.mjs";

/**
 * docs/performance.md: what was asked for beside what was reached.
 *
 * @typedef {object} Measured
 * @property {number} busyBefore share of the processors that other programs used
 * @property {readonly import("./cases.mjs").Case[]} cases
 * @property {readonly import("./fits.mjs").Timing[]} ours
 * @property {import("./in-r.mjs").TimesInR | { missing: string }} inR
 * @property {readonly import("./scaling.mjs").Scaling[]} scaling
 * @property {import("./engine.mjs").EngineFigures} engine
 * @property {readonly import("./reading.mjs").ReadingTime[]} reading
 * @property {import("./steps.mjs").StepTimes} steps
 * @property {readonly import("./large-files.mjs").LargeFileTime[]} largeFiles
 * @property {import("./window.mjs").WindowFigures} window
 * @property {readonly import("./scrolling.mjs").Scrolling[]} scrolling
 */

/** @param {Measured} measured */
export function performancePage(measured) {
  const { inR } = measured;
  const reference = "missing" in inR ? null : inR;
  const machine = describeMachine();
  const compared =
    "missing" in inR
      ? `R stands beside no figure: ${inR.missing}.`
      : `Beside R ${inR.r} with ${programs(inR).join(", ")}.`;
  return `# Performance

Made by \`npm run bench\` on ${machine.date}: Crosslevel ${machine.program}, Node ${machine.node}.
Machine: ${machine.processor}, ${machine.memory}, ${machine.system}; other programs used ${(100 * measured.busyBefore).toFixed(0)} % of it before.
${compared}
A line with ✗ has missed what we want to reach.

## Fits

A whole analysis, from the table to the result document: model, design, search, degrees of freedom, robust standard errors,
tests of variances, reliabilities, R². Reading the file is not in it. R's times are those of \`lmer()\` alone, without
any of these tests; for Kenward–Roger, of the tests alone, without the fit. Medians of repeats in one process; *first* is the
first analysis of a process that has just started, before anything is compiled. Δ is the log-likelihood less R's.

${fitTable(measured, reference)}

## How time grows

One random slope, except where θ (variances and covariances of the random effects) grows; generated data. The first table
has 100 rows a unit, the second 200,000 rows, the third 60,000 rows in 3,000 units.

${measured.scaling.map(scalingTable).join("\n\n")}

## The engine's process

Over the channel that a host has to it.

${engineTable(measured.engine)}

## Files

1,000,000 rows × 10 variables, the same in each format: read by the engine's process until the table can be used, and written
by it; the best of three. R reads the same files.

${readingTable(measured.reading)}

Larger ones, each read once by a process of its own, whose memory at its highest stands beside; R's \`fread()\` of data.table on
the same files, without its memory. To reach: 3 s for 1,000,000 × 20, 8 GB for 10,000,000 × 10.

${largeFilesTable(measured.largeFiles)}

## Steps of data preparation

1,000,000 rows × 20 variables in 10,000 units; asked and answered over the channel that a host has to the engine's process.${stepsNote(measured.steps)}

${stepsTable(measured.steps)}

## The window

In Chromium, on the browser host, at 1280 × 800. A click is one on the equations or in a variable's menu, on High School and
Beyond, and ends when the tables and the chart of this very model (none came twice) are drawn.

${windowTable(measured.window)}

Memory with a window open:

${memoryTable(measured.window.memory)}

### Scrolling

The grid of values, moved 300 times, once a frame. *Work* is the page's own, in the mean of the frames, which have 16.7 ms each;
*empty*: frames in which a cell in sight had no value yet. Long tables come in pages of 100,000 rows, of which the bar moves over one.

${scrollingTable(measured.scrolling)}

${jumpsTable(measured.scrolling)}
`;
}

/** @param {import("./in-r.mjs").TimesInR} inR */
function programs({ lme4, glmmTMB, pbkrtest, blas }) {
  return [`lme4 ${lme4}`, `glmmTMB ${glmmTMB}`, ...(pbkrtest === null ? [] : [`pbkrtest ${pbkrtest}`]), blas];
}

/**
 * @param {Measured} measured
 * @param {import("./in-r.mjs").TimesInR | null} reference
 */
function fitTable({ cases, ours }, reference) {
  const head = ["model", "data", "Crosslevel", "first", "evaluations"];
  const right = ["R", "ratio", "Δ"];
  const rows = cases.map(({ name, shape, target }, position) => {
    const own = ours[position];
    if (own === undefined) throw new Error(`${name} was not measured`);
    const cells = [name, shape, time(own.median), time(own.first), String(own.evaluations)];
    const other = reference?.results[position];
    const beside = other && [
      time(other.median * 1000),
      ratio((other.median * 1000) / own.median),
      (own.logLikelihood - other.logLikelihood).toExponential(0),
    ];
    return [...cells, ...(beside ?? []), ...verdict(own.median, target, time)];
  });
  return table([...head, ...(reference === null ? [] : right), "to reach"], rows, 2);
}

/** @param {import("./scaling.mjs").Scaling} scaling */
function scalingTable({ against, points }) {
  return table(
    [against, "time", "first", "evaluations"],
    points.map(({ at, timing }) => [
      at.toLocaleString("en-US"),
      time(timing.median),
      time(timing.first),
      String(timing.evaluations),
    ]),
    0,
  );
}

/** @param {import("./engine.mjs").EngineFigures} figures */
function engineTable({ open, memoryOpen, fit, memoryPeak, answers, cancelled, free }) {
  return table(
    ["what", "median", "95 %", "to reach"],
    [
      ["a csv of 1,000,000 × 10 opened", time(open), "", ""],
      ["memory then", bytes(memoryOpen), "", ""],
      ["a random slope fitted to it, with its tables and chart, the first time", time(fit), "", ""],
      ["memory at its highest", bytes(memoryPeak), "", ...verdict(memoryPeak, 2 ** 30, bytes)],
      [
        "a changed HSB model: asked, fitted, answered with tables and chart",
        time(answers.median),
        time(answers.p95),
        "",
      ],
      [
        "a fit of 1,000,000 rows cancelled: until it has ended",
        ...spread(cancelled),
        ...verdict(cancelled.p95, 200, time),
      ],
      ["… until the next model, of HSB, has its results", ...spread(free), ""],
    ],
    1,
  );
}

/** @param {readonly import("./reading.mjs").ReadingTime[]} times */
function readingTable(times) {
  return table(
    ["file", "size", "read", "written", "R reads", "with", "ratio"],
    times.map(({ format, bytes: size, read, written, inR }) => [
      format,
      bytes(size),
      time(read),
      written === null ? "" : time(written),
      ...(inR === null ? ["", "", ""] : [time(inR.milliseconds), inR.program, ratio(inR.milliseconds / read)]),
    ]),
    1,
  );
}

/** @param {import("./steps.mjs").StepTimes} times */
function stepsNote({ dataTable }) {
  return dataTable === null ? "" : ` R works with ${dataTable}.`;
}

/** @param {import("./steps.mjs").StepTimes} times */
function stepsTable({ steps, find }) {
  const rows = steps.map(({ what, ours, inR }) => [
    what,
    ...spread(ours),
    ...verdict(ours.median, 300, time),
    ...(inR === null ? ["", ""] : [time(inR), ratio(inR / ours.median)]),
  ]);
  const finding = ["find a number in all 20 variables, with all hits counted", ...spread(find), "", "", ""];
  return table(["step", "median", "95 %", "to reach", "data.table", "ratio"], [...rows, finding], 1);
}

/** @param {readonly import("./large-files.mjs").LargeFileTime[]} times */
function largeFilesTable(times) {
  return table(
    ["file", "read", "memory", "data.table reads"],
    times.map(({ file, read, memory, inR }) => [
      file,
      time(read),
      memory === null ? "" : bytes(memory),
      inR === null ? "" : time(inR),
    ]),
    1,
  );
}

/** @param {import("./window.mjs").WindowFigures} figures */
function windowTable({ start, workbook, clicks, clicksToAll, large, wide }) {
  return table(
    ["what", "median", "95 %", "to reach"],
    [
      ["`npm start` to a window that can be used, everything built", time(start.median), time(start.p95), ""],
      [
        "hsb.xlsx: *Open* in the import preview to its rows on the screen",
        time(workbook.median),
        time(workbook.p95),
        "",
      ],
      [`click to refreshed results (${clicks.count} clicks)`, ...spread(clicks), ...verdict(clicks.p95, 100, time)],
      ["… with what follows the fit", ...spread(clicksToAll), ""],
      ["1,000,000 × 10 csv: *Open* to its rows on the screen", time(large), "", ""],
      ["2,000 × 5,000 csv: *Open* to its rows on the screen", time(wide.open), "", ""],
      ["… from the first column to values in the last", time(wide.end), "", ""],
      ["… a key in the search for columns", ...spread(wide.columns), ...verdict(wide.columns.p95, 100, time)],
      ["… a key in the search of a dialog’s list", ...spread(wide.list), ...verdict(wide.list.p95, 100, time)],
      ["… a key in the search of the menu of outcomes", ...spread(wide.menu), ...verdict(wide.menu.p95, 100, time)],
    ],
    1,
  );
}

/** @param {readonly import("./window.mjs").Memory[]} memory */
function memoryTable(memory) {
  const rows = memory.map(({ of, host, engine, page }) => [of, bytes(host), bytes(engine), bytes(page)]);
  return table(["with", "host", "engine", "page's scripts"], rows, 1);
}

/** @param {readonly import("./scrolling.mjs").Scrolling[]} scrolling */
function scrollingTable(scrolling) {
  const rows = scrolling.flatMap(({ table: name, motions }) =>
    motions.map(({ how, frames, late, veryLate, work, empty }) => [
      name,
      how,
      ...spread(frames),
      share(late),
      share(veryLate),
      time(work),
      share(empty),
    ]),
  );
  return table(
    ["table", "moved by", "frame, median", "95 %", "over 16.7 ms", "over 33.3 ms", "work", "empty"],
    rows,
    2,
  );
}

/** @param {readonly import("./scrolling.mjs").Scrolling[]} scrolling */
function jumpsTable(scrolling) {
  const rows = scrolling.map(({ table: name, jumps }) => [name, ...spread(jumps)]);
  return table(["jump to a place far away until its cells are filled", "median", "95 %"], rows, 1);
}

/** @param {import("./statistics.mjs").Statistics} statistics */
function spread({ median, p95 }) {
  return [time(median), time(p95)];
}

/**
 * @param {number | null} value
 * @param {number | null} target
 * @param {(value: number) => string} words
 * @returns {readonly string[]}
 */
function verdict(value, target, words) {
  if (target === null) return [""];
  return [`${words(target)} ${value === null ? "" : value <= target ? "✓" : "✗"}`.trim()];
}

/** @param {number} milliseconds */
function time(milliseconds) {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

/** @param {number} value */
function share(value) {
  return `${(100 * value).toFixed(0)} %`;
}

/** @param {number} value */
function ratio(value) {
  return `× ${value < 10 ? value.toFixed(1) : value.toFixed(0)}`;
}

/** @param {number | null} count */
function bytes(count) {
  return count === null ? "" : `${(count / 2 ** 20).toFixed(0)} MiB`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @param {number} texts how many of the first columns are words, not numbers
 */
function table(head, rows, texts) {
  const rule = head.map((_, column) => (column < texts ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
