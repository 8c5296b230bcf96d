import { TextColumnBuilder } from "../../table/column-builder.ts";
import { type ColumnWords, type FinishedColumn, finishNumbers, finishTexts } from "../described/finished-column.ts";
import { NumbersWithKinds } from "../described/missing-kinds.ts";
import { type DecodeText, endOfText, KnownTexts } from "../described/padded-text.ts";
import type { RecordBlock } from "../described/record-blocks.ts";
import { noSasLabels, type SasLabels } from "./sas-labels.ts";
import { sasKindName } from "./sas-missing.ts";
import { sasMoment } from "./sas-moments.ts";

/** A variable of a SAS file, as far as both kinds of files tell it. */
export interface SasVariable extends ColumnWords {
  readonly isText: boolean;
  /** Where its value starts in a row, and its bytes. */
  readonly offset: number;
  readonly width: number;
  /** Name of its display format, empty: none. */
  readonly format: string;
  readonly decimals: number;
}

/** Takes one variable's values out of rows. */
export interface SasColumn {
  take(rows: RecordBlock): void;
  finish(labels: ReadonlyMap<string, SasLabels>): FinishedColumn;
}

/** Gives a number of a row to a column, converted, or its kind of missing value. */
export type TakeNumber = (
  rows: RecordBlock,
  variable: SasVariable,
  numbers: NumbersWithKinds,
  convert: (value: number) => number,
) => void;

/** `takeNumber` knows how numbers lie in a row. */
export function sasColumn(variable: SasVariable, decode: DecodeText, takeNumber: TakeNumber): SasColumn {
  return variable.isText ? textColumn(variable, decode) : numberColumn(variable, takeNumber);
}

function textColumn(variable: SasVariable, decode: DecodeText): SasColumn {
  const texts = new KnownTexts(decode);
  const builder = new TextColumnBuilder();
  const { offset, width } = variable;
  return {
    take: ({ bytes, count, recordBytes }) => {
      for (let row = 0, at = offset; row < count; row++, at += recordBytes) {
        const end = endOfText(bytes, at, at + width);
        if (end === at) builder.addNothing();
        else builder.add(texts.text(bytes, at, end));
      }
    },
    finish: (labels) => finishTexts(words(variable), builder.finish(), labelsOf(variable, labels).labels),
  };
}

function numberColumn(variable: SasVariable, takeNumber: TakeNumber): SasColumn {
  const numbers = new NumbersWithKinds();
  const { storage, convert } = sasMoment(variable.format);
  return {
    take: (rows) => takeNumber(rows, variable, numbers, convert),
    finish: (allLabels) => {
      const { labels, kindLabels } = labelsOf(variable, allLabels);
      const decimals = variable.decimals > 0 ? Math.min(variable.decimals, mostDecimals) : null;
      return finishNumbers(words(variable), numbers, {
        storage,
        decimals,
        labels: labels.map(({ value, label }) => ({ value: convert(Number(value)), label })),
        kindLabels,
        kindName: sasKindName,
      });
    },
  };
}

const mostDecimals = 16;

function words({ name, label }: SasVariable): ColumnWords {
  return { name, label };
}

function labelsOf({ format }: SasVariable, labels: ReadonlyMap<string, SasLabels>): SasLabels {
  return labels.get(format.toUpperCase()) ?? noSasLabels;
}
