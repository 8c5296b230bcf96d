import type { TextPiece } from "../src-contract/output.ts";

/** Pieces of rich text. */

export const italic = (text: string): TextPiece => ({ text, style: "italic" });
export const plain = (text: string): TextPiece => ({ text });
export const superscript = (text: string): TextPiece => ({ text, style: "superscript" });
export const subscript = (text: string): TextPiece => ({ text, style: "subscript" });
