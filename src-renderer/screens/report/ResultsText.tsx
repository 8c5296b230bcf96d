import type { RichText } from "../../../src-contract/output.ts";
import { noteText } from "../../../src-print/note-text.ts";
import { plainText } from "../../../src-print/rich-text.ts";
import { RichTextView } from "../../draw/RichTextView.tsx";
import { IconButton } from "../../parts/Button.tsx";
import { useRecord } from "../../state/app-context.ts";
import { replaceReportItem } from "../../state/report-items.ts";
import { reportWords as words } from "../../wording/report.ts";

/** What the program writes of a model's results: it follows them until the user takes it over as a note. */
export function ResultsText({ item, paragraphs }: { readonly item: string; readonly paragraphs: readonly RichText[] }) {
  const record = useRecord();
  const takeOver = () =>
    record(words.undo.asNote, (document) =>
      replaceReportItem(document, { kind: "note", id: item, text: noteText(paragraphs) }),
    );
  return (
    <div className="paper-paragraphs paper-results-text">
      {paragraphs.map((paragraph) => (
        <p key={plainText(paragraph)}>
          <RichTextView text={paragraph} />
        </p>
      ))}
      <div className="paper-take-over">
        <IconButton icon="pencil" kind="plain" label={words.editText} onPress={takeOver} />
      </div>
    </div>
  );
}
