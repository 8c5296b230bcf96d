import { createElement, Fragment, type ReactNode } from "react";
import type { RichText, TextPiece } from "../../src-contract/output.ts";
import { LongWords } from "./LongWords.tsx";

/** A text with italics and scripts, as the engine wrote it. */
export function RichTextView({ text }: { readonly text: RichText }) {
  return createElement(Fragment, null, ...text.map(pieceNode));
}

function pieceNode({ text, style }: TextPiece): ReactNode {
  return style === undefined ? <LongWords text={text} /> : styled[style](text);
}

const styled: Readonly<Record<NonNullable<TextPiece["style"]>, (text: string) => ReactNode>> = {
  italic: (text) => (
    <i>
      <LongWords text={text} />
    </i>
  ),
  bold: (text) => (
    <b>
      <LongWords text={text} />
    </b>
  ),
  subscript: (text) => <sub>{text}</sub>,
  superscript: (text) => <sup>{text}</sup>,
  "italic-subscript": (text) => (
    <sub>
      <i>{text}</i>
    </sub>
  ),
};
