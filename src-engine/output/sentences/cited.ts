import type { OutputCell, OutputColumn, RichText, TextPiece } from "../../../src-contract/output.ts";
import { related } from "../../../src-wording/equals.ts";
import { plain } from "../../../src-wording/text-pieces.ts";

/** Cells of a table as a sentence cites them: "t(139.3) = 18.95, p < .001, 95% CI [2.63, 3.25]" (APA 7, section 6.43). */

export interface Citation {
  /** The column's id. */
  readonly column: string;
  /** Those whose cells stand in parentheses behind the symbol: degrees of freedom. */
  readonly degrees?: readonly string[];
  /** In the place of the column's head; null: the value alone. */
  readonly symbol?: RichText | null;
}

/** F(2, 140.3) = 3.20, p = .044. */
export const jointTest: readonly Citation[] = [
  { column: "statistic", degrees: ["numerator", "denominator"] },
  { column: "p" },
];

/** Those of the columns that the table has and whose cell in the row is not empty, one after the other. */
export function cited(
  columns: readonly OutputColumn[],
  cells: readonly OutputCell[],
  citations: readonly Citation[],
): RichText {
  const cellOf = (id: string) => cells[columns.findIndex((column) => column.id === id)];
  const parts = citations.flatMap(({ column: id, degrees = [], symbol }): readonly RichText[] => {
    const column = columns.find((one) => one.id === id);
    const text = cellOf(id)?.text ?? [];
    if (column === undefined || isBlank(text)) return [];
    if (symbol === null) return [text];
    const inside = degrees.map((one) => cellOf(one)?.text ?? []).filter((one) => !isBlank(one));
    return [[...insideSentence(symbol ?? column.head), ...inParentheses(inside), ...citedNumber(column, text)]];
  });
  return parts.flatMap((part, index) => (index === 0 ? part : [plain(", "), ...part]));
}

function isBlank(text: RichText): boolean {
  return text.every((piece) => piece.text.trim() === "" || piece.text === "—");
}

/** "= 2.94", "< .001"; an interval stands by itself. */
function citedNumber({ align }: OutputColumn, [first, ...rest]: RichText): RichText {
  const text = first?.text ?? "";
  if (align === "interval") return [plain(`\u00a0${text.replaceAll(" ", "\u00a0")}`), ...rest];
  const { sign, number } = related(text);
  return [plain(`\u00a0${sign}\u00a0`), ...(first === undefined ? [] : [{ ...first, text: number }]), ...rest];
}

function inParentheses(texts: readonly RichText[]): RichText {
  if (texts.length === 0) return [];
  return [plain("("), ...texts.flatMap((text, index) => (index === 0 ? text : [plain(", "), ...text])), plain(")")];
}

/** A head's words in lower case: "robust SE"; "95% CI" does not break. */
function insideSentence(head: RichText): RichText {
  return head.map((piece): TextPiece => {
    if (/^\d/.test(piece.text)) return { ...piece, text: piece.text.replaceAll(" ", "\u00a0") };
    const isWord = piece.style === undefined && /^[A-Z][a-z]/.test(piece.text);
    return isWord ? { ...piece, text: piece.text.charAt(0).toLowerCase() + piece.text.slice(1) } : piece;
  });
}

/** A sentence of a beginning and statistics; none where there are no statistics. */
export function sentence(beginning: string | RichText, statistics: RichText): readonly RichText[] {
  const begun = typeof beginning === "string" ? [plain(beginning)] : beginning;
  return statistics.length === 0 ? [] : [[...begun, ...statistics, plain(".")]];
}
