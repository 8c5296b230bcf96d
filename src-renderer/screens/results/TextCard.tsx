import { memo } from "react";
import type { ModelOutput, OutputTable } from "../../../src-contract/output.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { resultsText } from "../../../src-print/results-text.ts";
import { plainText } from "../../../src-print/rich-text.ts";
import { RichTextView } from "../../draw/RichTextView.tsx";
import { useApp } from "../../state/app-context.ts";
import { tell } from "../../state/messages.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { currentOutput } from "./fit-status.ts";
import { ResultCard } from "./ResultCard.tsx";
import { textItem } from "./report-pieces.ts";
import { addToReport, copyText } from "./result-actions.ts";

export interface TextCardProps {
  readonly model: ModelId;
  readonly output: ModelOutput;
  /** Of the models of the same data, where there are several. */
  readonly comparison: OutputTable | null;
  readonly isStale: boolean;
}

/** The text of a results section: every number in it is that of a table above. */
export const TextCard = memo(function TextCard({ model, output, comparison, isStale }: TextCardProps) {
  const app = useApp();
  const paragraphs = resultsText(output, comparison);
  const copy = () => {
    if (currentOutput(app.store.getState(), model) === output) void copyText(app, paragraphs);
    else app.store.update((state) => tell(state, "problem", words.notYet));
  };
  return (
    <ResultCard
      label={words.text}
      copyLabel={words.copyText}
      isStale={isStale}
      onCopy={copy}
      onAdd={() => addToReport(app, [textItem(model)])}
    >
      {(buttons) => (
        <>
          <div className="result-card-actions">{buttons}</div>
          <div className={`results-text ${isStale ? "is-stale" : ""}`}>
            <h2 className="card-title">{words.text}</h2>
            {paragraphs.map((paragraph) => (
              <p key={plainText(paragraph)}>
                <RichTextView text={paragraph} />
              </p>
            ))}
          </div>
        </>
      )}
    </ResultCard>
  );
});
