import { type IRunOptions, TextRun } from "docx";
import type { RichText, TextPiece } from "../../src-contract/output.ts";
import { xmlText } from "./xml-text.ts";

/** A rich text as Word's runs; `more` goes to each of them. */
export function wordRuns(text: RichText, more: IRunOptions = {}): readonly TextRun[] {
  return text.map((piece) => new TextRun({ ...more, text: xmlText(piece.text), ...runLook(piece.style) }));
}

/** Points in Word's unit, twentieths of a point. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

function runLook(style: TextPiece["style"]): IRunOptions {
  return style === undefined ? {} : looks[style];
}

const looks: Readonly<Record<NonNullable<TextPiece["style"]>, IRunOptions>> = {
  italic: { italics: true },
  bold: { bold: true },
  subscript: { subScript: true },
  superscript: { superScript: true },
  "italic-subscript": { italics: true, subScript: true },
};
