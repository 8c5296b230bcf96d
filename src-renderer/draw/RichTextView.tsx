import { createElement, Fragment, memo, type ReactNode } from "react";
import type { RichText, TextPiece } from "../../src-contract/output.ts";
import { withBreaks } from "./LongWords.tsx";

/** A text with italics and scripts, as the engine wrote it. In a narrow column, as tables have, long words may break. */
export const RichTextView = memo(function RichTextView({
  text,
  isNarrow = false,
}: {
  readonly text: RichText;
  readonly isNarrow?: boolean;
}) {
  return createElement(Fragment, null, ...text.map((piece) => pieceNode(piece, isNarrow)));
});

function pieceNode({ text, style }: TextPiece, isNarrow: boolean): ReactNode {
  const words = isNarrow && !isScript(style) ? withBreaks(text) : text;
  return style === undefined ? words : styled[style](words);
}

function isScript(style: TextPiece["style"]): boolean {
  return style === "subscript" || style === "superscript" || style === "italic-subscript";
}

const styled: Readonly<Record<NonNullable<TextPiece["style"]>, (words: ReactNode) => ReactNode>> = {
  italic: (words) => <i>{words}</i>,
  bold: (words) => <b>{words}</b>,
  subscript: (words) => <sub>{words}</sub>,
  superscript: (words) => <sup>{words}</sup>,
  "italic-subscript": (words) => (
    <sub>
      <i>{words}</i>
    </sub>
  ),
};
