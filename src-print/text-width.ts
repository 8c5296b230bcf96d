import type { RichText } from "../src-contract/output.ts";
import type { ReportLayout } from "../src-contract/project.ts";

export type FontName = ReportLayout["font"];

/**
 * The width of a text in em, from the font's own advance widths (upright ones; italics of both fonts differ by less
 * than a hundredth in digits). Times New Roman and Liberation Serif, Arial and Liberation Sans have the same widths, so
 * what is aligned by them is aligned in Word, LibreOffice and Google Docs alike.
 */
export function textWidth(rich: RichText, font: FontName): number {
  return rich.reduce((width, { text, style }) => width + scale(style) * charactersWidth(text, font), 0);
}

function charactersWidth(text: string, font: FontName): number {
  const { ascii, others } = widths[font];
  let total = 0;
  for (const character of text) {
    total += ascii[(character.codePointAt(0) ?? 0) - 32] ?? others[character] ?? averageWidth;
  }
  return total / 1000;
}

/** Word draws scripts at two thirds of the size. */
function scale(style: RichText[number]["style"]): number {
  return style === "subscript" || style === "superscript" || style === "italic-subscript" ? 0.66 : 1;
}

const averageWidth = 520;

interface FontWidths {
  /** From the space (32) to the tilde (126), in thousandths of an em. */
  readonly ascii: readonly number[];
  readonly others: Readonly<Record<string, number>>;
}

const widths: Readonly<Record<FontName, FontWidths>> = {
  "Times New Roman": {
    ascii: [
      250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
      500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
      722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
      444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
      200, 480, 541,
    ],
    others: {
      "−": 564,
      "–": 500,
      "—": 1000,
      "×": 564,
      "±": 549,
      "·": 333,
      "²": 300,
      "³": 300,
      χ: 444,
      Δ: 643,
      β: 509,
      γ: 442,
      τ: 402,
      σ: 539,
      "\u00a0": 250,
    },
  },
  Arial: {
    ascii: [
      278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
      556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
      833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
      556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
      334, 260, 334, 584,
    ],
    others: {
      "−": 584,
      "–": 556,
      "—": 1000,
      "×": 584,
      "±": 549,
      "·": 333,
      "²": 333,
      "³": 333,
      χ: 525,
      Δ: 668,
      β: 575,
      γ: 500,
      τ: 395,
      σ: 617,
      "\u00a0": 278,
    },
  },
};
