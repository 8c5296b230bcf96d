import { useState } from "react";
import type { RichText } from "../../../src-contract/output.ts";
import type { ReportItem } from "../../../src-contract/project.ts";
import { plainText } from "../../../src-print/rich-text.ts";
import { RichTextView } from "../../draw/RichTextView.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { replaceReportItem } from "../../state/report-items.ts";
import { reportWords as words } from "../../wording/report.ts";

/** A table's or figure's title, edited where it stands; emptied, it is the piece's own again. */
export function EditableTitle({
  item,
  label,
  title,
  ownTitle,
}: {
  readonly item: string;
  readonly label: string;
  readonly title: string;
  readonly ownTitle: string;
}) {
  const change = useChange(item, words.undo.title);
  return (
    <PaperField
      label={words.titleOf(label)}
      className="paper-title"
      value={title}
      placeholder={ownTitle}
      onChange={(text) =>
        change((before) =>
          "title" in before ? { ...before, title: text === "" || text === ownTitle ? null : text } : before,
        )
      }
    />
  );
}

export function EditableHeading({ item, text }: { readonly item: string; readonly text: string }) {
  const change = useChange(item, words.undo.text);
  return (
    <PaperField
      label={words.heading}
      className="paper-heading"
      value={text}
      placeholder={words.headingPlaceholder}
      onChange={(typed) => change((before) => (before.kind === "heading" ? { ...before, text: typed } : before))}
    />
  );
}

/** A note: typeset until it is pressed or entered, then as it was typed. */
export function EditableNote({
  item,
  paragraphs,
}: {
  readonly item: string;
  readonly paragraphs: readonly RichText[];
}) {
  const [isEditing, setEditing] = useState(false);
  const text = useAppState(({ history }) => {
    const found = history.present.report.find(({ id }) => id === item);
    return found?.kind === "note" ? found.text : "";
  });
  const change = useChange(item, words.undo.text);
  if (isEditing || paragraphs.length === 0) {
    return (
      <PaperField
        label={words.note}
        className="paper-note-field"
        value={text}
        placeholder={words.notePlaceholder}
        isFocused={isEditing}
        onFocus={() => setEditing(true)}
        onBlur={() => setEditing(false)}
        onChange={(typed) => change((before) => (before.kind === "note" ? { ...before, text: typed } : before))}
      />
    );
  }
  return (
    <div className="paper-paragraphs">
      {paragraphs.map((paragraph) => (
        <p key={plainText(paragraph)}>
          <RichTextView text={paragraph} />
        </p>
      ))}
      <button type="button" className="paper-edit" aria-label={words.editNote} onClick={() => setEditing(true)} />
    </div>
  );
}

/** A text on the page that can be typed in, as high as what is in it. */
function PaperField({
  label,
  className,
  value,
  placeholder,
  isFocused = false,
  onFocus,
  onBlur,
  onChange,
}: {
  readonly label: string;
  readonly className: string;
  readonly value: string;
  readonly placeholder: string;
  readonly isFocused?: boolean;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly onChange: (text: string) => void;
}) {
  return (
    <textarea
      className={`paper-field ${className}`}
      aria-label={label}
      rows={1}
      value={value}
      placeholder={placeholder}
      ref={(field) => {
        if (isFocused && field !== null && document.activeElement !== field) field.focus();
      }}
      onFocus={onFocus}
      onBlur={onBlur}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Changes an item of the report; typing on is one step to undo. */
function useChange(id: string, label: string): (change: (item: ReportItem) => ReportItem) => void {
  const record = useRecord();
  return (change) =>
    record(
      label,
      (document) => {
        const item = document.report.find((candidate) => candidate.id === id);
        return item === undefined ? document : replaceReportItem(document, change(item));
      },
      `${label} ${id}`,
    );
}
