import type { RichText } from "../../src-contract/output.ts";
import { plainText } from "../../src-print/rich-text.ts";
import { RichTextView } from "./RichTextView.tsx";
import "./output.css";

/** The notes under a table or a chart, each a paragraph, in their order. */
export function Notes({ notes }: { readonly notes: readonly RichText[] }) {
  return notes.map((note) => (
    <p key={plainText(note)} className="output-note">
      <RichTextView text={note} />
    </p>
  ));
}
