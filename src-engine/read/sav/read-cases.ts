import type { Column } from "../../table/table.ts";
import type { Damaged } from "../byte-cursor.ts";
import type { ReportProgress } from "../format-reader.ts";
import { type CaseColumn, NumberUnits, TextUnits, type UnitUse, unitUses } from "./case-columns.ts";
import type { DataBlock } from "./data-blocks.ts";
import type { SavDictionary } from "./dictionary.ts";
import { UnitReader } from "./unit-reader.ts";
import type { SavVariable } from "./variables.ts";

export interface CasesRequest {
  readonly blocks: Iterable<DataBlock>;
  readonly dictionary: SavDictionary;
  readonly variables: readonly SavVariable[];
  /** The number that stands for nothing recorded. */
  readonly systemMissing: number;
  readonly text: (bytes: Buffer) => string;
  /** Reading ends after so many cases. */
  readonly mostCases: number;
  readonly report: ReportProgress;
  readonly checkSize: (rows: number, columns: number) => void;
  readonly damaged: Damaged;
}

export interface Cases {
  readonly rows: number;
  /** In the order of the variables. */
  readonly columns: readonly Column[];
}

/**
 * The data of a system file by columns. A case is a row of units of eight bytes. Compressed, each unit has a code of one
 * byte, eight codes together: 0 filling, 252 the end, 253 the unit itself follows, 254 blanks, 255 system missing, else a
 * whole number, the code less the bias. Numbers that are system missing become NaN, blank texts nothing.
 */
export function readCases(request: CasesRequest): Cases {
  const { blocks, dictionary, variables, mostCases, report, checkSize, damaged } = request;
  const columns = variables.map(
    (variable): CaseColumn =>
      variable.width > 0
        ? new TextUnits(variable, request.text)
        : new NumberUnits(request.systemMissing, dictionary.littleEndian),
  );
  const sink = new CaseSink(usesByUnit(dictionary, variables, columns, damaged), mostCases, damaged);
  const units = new UnitReader(blocks, (fraction) => {
    checkSize(sink.cases, variables.length);
    report(fraction);
  });
  try {
    if (dictionary.compression === "none") {
      while (!sink.isFull && units.next()) sink.unit(units.view, units.at);
    } else {
      decompress(units, sink, dictionary.bias);
    }
  } finally {
    units.close();
  }
  if (sink.isInCase) damaged(`case ${sink.cases + 1}`);
  return { rows: sink.cases, columns: columns.map((column) => column.finish(sink.cases)) };
}

const endCode = 252;
const literalCode = 253;
const blankCode = 254;
const missingCode = 255;

function decompress(units: UnitReader, sink: CaseSink, bias: number): void {
  const codes = new Uint8Array(8);
  while (!sink.isFull && units.next()) {
    for (let i = 0; i < 8; i++) codes[i] = units.view.getUint8(units.at + i);
    for (let i = 0; i < 8 && !sink.isFull; i++) {
      const code = codes[i] ?? 0;
      if (code === 0) continue;
      if (code === endCode) return;
      if (code === blankCode) {
        sink.blanks();
      } else if (code === literalCode) {
        if (!units.next()) return;
        sink.unit(units.view, units.at);
      } else {
        sink.number(code === missingCode ? Number.NaN : code - bias);
      }
    }
  }
}

/** Null: a unit of no variable (files that programs other than SPSS wrote may have such). */
function usesByUnit(
  { records }: SavDictionary,
  variables: readonly SavVariable[],
  columns: readonly CaseColumn[],
  damaged: Damaged,
): (UnitUse | null)[] {
  const uses: (UnitUse | null)[] = records.map(() => null);
  for (const [index, variable] of variables.entries()) {
    const column = columns[index];
    if (column === undefined) continue;
    const own = unitUses(variable, column);
    if (variable.firstUnit + own.length > uses.length) damaged(`variable ${index + 1}`);
    for (const [offset, use] of own.entries()) uses[variable.firstUnit + offset] = use;
  }
  return uses;
}

/** Hands the units of each case to the columns they belong to. */
class CaseSink {
  cases = 0;
  private place = 0;
  private readonly uses: readonly (UnitUse | null)[];
  private readonly mostCases: number;
  private readonly damaged: Damaged;

  constructor(uses: readonly (UnitUse | null)[], mostCases: number, damaged: Damaged) {
    this.uses = uses;
    this.mostCases = mostCases;
    this.damaged = damaged;
  }

  get isFull(): boolean {
    return this.cases >= this.mostCases;
  }

  get isInCase(): boolean {
    return this.place > 0;
  }

  unit(view: DataView, at: number): void {
    const use = this.uses[this.place] ?? null;
    if (use?.kind === "number") {
      use.column.addUnit(view, at);
    } else if (use !== null) {
      use.column.addUnit(view, at, use.place);
      if (use.isLast) use.column.complete();
    }
    this.step();
  }

  number(value: number): void {
    const use = this.uses[this.place] ?? null;
    if (use?.kind === "text") this.damaged(`case ${this.cases + 1}`);
    else use?.column.add(value);
    this.step();
  }

  blanks(): void {
    const use = this.uses[this.place] ?? null;
    if (use?.kind === "number") this.damaged(`case ${this.cases + 1}`);
    else if (use !== null) {
      use.column.addBlanks(use.place);
      if (use.isLast) use.column.complete();
    }
    this.step();
  }

  private step(): void {
    if (++this.place < this.uses.length) return;
    this.place = 0;
    this.cases++;
  }
}
