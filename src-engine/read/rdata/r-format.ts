import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import { type DescribedFile, type DescribedRequest, describedFormat } from "../described/described-format.ts";
import { codedKindsProblem } from "../described/missing-kinds.ts";
import { leftOutProblem } from "../left-out.ts";
import { workbookContent } from "../open-workbook.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import { rSource } from "./open-r-source.ts";
import { rColumn } from "./r-columns.ts";
import { framesIn, type RFrame } from "./r-frames.ts";
import { readRValue } from "./r-reader.ts";
import { unpackR } from "./r-unpack.ts";

/** Data frames of R, in a file of their own (.rds) or in a workspace (.RData), where each is shown as a sheet. */
export const rFormat = describedFormat("R", (request) => {
  const { file, damaged } = request;
  const content = unpackR(file, workbookContent(file), damaged);
  // A workspace has a line of its own before.
  const start = /^RD[XAB]/.test(content.toString("latin1", 0, 3)) ? content.indexOf(0x0a) + 1 : 0;
  return readFrame(request, framesOf(request, content.subarray(start)));
});

function framesOf({ damaged }: DescribedRequest, bytes: Buffer): readonly RFrame[] {
  try {
    return framesIn(readRValue(rSource(bytes, damaged), damaged));
  } catch (error) {
    // Lists in lists without end.
    if (error instanceof RangeError) return damaged("lists in lists");
    throw error;
  }
}

function readFrame(
  { file, options, mostRows, report }: DescribedRequest,
  frames: readonly RFrame[],
): Outcome<DescribedFile> {
  const sheets = frames.map(({ name, rows, columns }) => ({ name, rows, columns: columns.length }));
  const frame =
    options.sheet === undefined
      ? (frames.find(({ rows }) => rows > 0) ?? frames[0])
      : frames.find(({ name }) => name === options.sheet);
  if (frame === undefined && frames.length === 0) return refuse({ code: "no-data-frame", name: file.name });
  if (frame === undefined) {
    const names = sheets.map(({ name }) => name);
    return refuse({ code: "sheet-not-found", name: file.name, sheet: options.sheet ?? "", sheets: names });
  }
  checkColumns(file.name, frame.columns.length);
  sizeCheck(file.name)(frame.rows, frame.columns.length);
  const rows = Math.min(frame.rows, mostRows(frame.columns.length));
  const columns = frame.columns.map(({ name, value }, index) => {
    report((index + 1) / frame.columns.length);
    return { name, finished: rColumn(name, value, rows) };
  });
  const finished = columns.flatMap((column) => column.finished ?? []);
  return succeed({
    columns: finished.map(({ column }) => column),
    rows,
    rowsInFile: frame.rows,
    sheets,
    ...(frame.name === "" ? {} : { sheet: { value: frame.name, reason: sheetReason(options.sheet) } }),
    encoding: null,
    problems: [
      ...leftOutProblem(columns.filter((column) => column.finished === null).map(({ name }) => name)),
      ...codedKindsProblem(finished.flatMap(({ coded }) => coded ?? [])),
    ],
  });
}

function sheetReason(chosen: string | undefined) {
  return { code: chosen === undefined ? "first-sheet-with-data" : "user-chose" } as const;
}
