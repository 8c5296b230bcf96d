import type { ChartLine } from "../../../src-contract/output.ts";
import { textWidth } from "../../../src-print/text-width.ts";

/** A line's name beside its end. */
export interface LineLabel {
  readonly line: number;
  readonly rows: readonly string[];
  /** Where the line ends, in pixels. */
  readonly end: number;
  /** Where the middle of the name stands, in pixels. */
  readonly middle: number;
}

/** Names beside the ends of their lines, moved apart just as far as they would overlap, within `top` and `bottom`. */
export function placeLabels(
  ends: readonly { readonly line: number; readonly rows: readonly string[]; readonly end: number }[],
  { top, bottom, rowHeight }: { readonly top: number; readonly bottom: number; readonly rowHeight: number },
): readonly LineLabel[] {
  const sorted = [...ends].sort((a, b) => a.end - b.end);
  const heights = sorted.map(({ rows }) => rows.length * rowHeight);
  const middles = sorted.map(({ end }) => end);
  // Downwards each name below the one before, then upwards from the lower edge.
  let floor = top;
  for (const [position, height] of heights.entries()) {
    middles[position] = Math.max(middles[position] ?? 0, floor + height / 2);
    floor = (middles[position] ?? 0) + height / 2;
  }
  let ceiling = bottom;
  for (let position = sorted.length - 1; position >= 0; position--) {
    const height = heights[position] ?? 0;
    middles[position] = Math.min(middles[position] ?? 0, ceiling - height / 2);
    ceiling = (middles[position] ?? 0) - height / 2;
  }
  return sorted.map((label, position) => ({ ...label, middle: middles[position] ?? label.end }));
}

/** A name in rows of at most `width` pixels, broken between words; a longer word stands alone. */
export function wrapLabel(label: string, width: number, fontSize: number): readonly string[] {
  const rows: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = rows.at(-1);
    if (last !== undefined && labelWidth(`${last} ${word}`, fontSize) <= width)
      rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}

/** The room that the names of `lines` take, at most `most`. */
export function labelRoom(lines: readonly ChartLine[], fontSize: number, most: number): number {
  return Math.min(most, Math.max(0, ...lines.map(({ label }) => labelWidth(label, fontSize))));
}

/** Names are set in bold, a little wider than the regular letters that are measured. */
function labelWidth(text: string, fontSize: number): number {
  return textWidth([{ text }], "Arial") * fontSize * 1.15;
}
