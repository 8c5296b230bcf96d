import { useId, useState } from "react";
import type { ProjectModel } from "../../../src-contract/project.ts";
import type { Warning } from "../../../src-contract/result.ts";
import { equationName } from "../../../src-engine/specification/predictor-name.ts";
import { noticeExplanation } from "../../../src-wording/notice-explanations.ts";
import { withSymbols } from "../../../src-wording/symbols.ts";
import { withModel } from "../../commands/model.ts";
import { RichTextView } from "../../draw/RichTextView.tsx";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { useUpdate } from "../../state/app-context.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { doubtedSlope, withoutSlope } from "./without-slope.ts";

export interface ResultNoticesProps {
  readonly notices: readonly Warning[];
  readonly model: ProjectModel;
  readonly isStale: boolean;
}

/** What a reader should know before using the numbers, the gravest first. They keep their place while it is refreshed. */
export function ResultNotices({ notices, model, isStale }: ResultNoticesProps) {
  if (notices.length === 0) return null;
  return (
    <div className={`results-notices ${isStale ? "is-stale" : ""}`}>
      {notices.map((notice, index) => (
        <ResultNotice
          key={`${notice.code} ${notices.slice(0, index).filter(({ code }) => code === notice.code).length}`}
          notice={notice}
          model={model}
          isStale={isStale}
        />
      ))}
    </div>
  );
}

function ResultNotice({ notice, model, isStale }: Omit<ResultNoticesProps, "notices"> & { readonly notice: Warning }) {
  const [isExplained, setExplained] = useState(false);
  const id = useId();
  const explanation = noticeExplanation(notice);
  return (
    <Notice
      tone={notice.severity}
      actions={
        <>
          {explanation !== null && (
            <Button
              kind="quiet"
              aria-expanded={isExplained}
              aria-controls={id}
              onPress={() => setExplained(!isExplained)}
            >
              {words.whatThisMeans}
            </Button>
          )}
          <CompareWithout notice={notice} model={model} isStale={isStale} />
        </>
      }
    >
      <RichTextView text={withSymbols(notice.message)} />
      {isExplained && (
        <p id={id} className="notice-explanation">
          <RichTextView text={withSymbols(explanation ?? "")} />
        </p>
      )}
    </Notice>
  );
}

/** Adds the model without the doubted random slope beside this one, so that the two can be compared. */
function CompareWithout({
  notice,
  model,
  isStale,
}: Omit<ResultNoticesProps, "notices"> & { readonly notice: Warning }) {
  const update = useUpdate();
  const slope = doubtedSlope(notice);
  if (slope === null) return null;
  const draft = withoutSlope(model.model, slope);
  if (draft === model.model) return null;
  const predictor = equationName(slope.name);
  const added = { name: words.withoutSlope(model.name, predictor), table: model.table, model: draft };
  const add = () => update((state) => withModel(state, added, words.addModelWithout(predictor), model.id));
  return (
    <Button isDisabled={isStale} onPress={add}>
      {words.compareWithout}
    </Button>
  );
}
