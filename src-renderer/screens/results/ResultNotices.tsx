import { useId, useState } from "react";
import type { Notice as FitNotice } from "../../../src-contract/notice.ts";
import type { ProjectModel, ProjectTable } from "../../../src-contract/project.ts";
import { namesOfTable } from "../../../src-print/table-names.ts";
import { noticeExplanation, noticeText } from "../../../src-wording/notices.ts";
import { withModel } from "../../commands/model.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { useUpdate } from "../../state/app-context.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { doubtedSlope, withoutSlope } from "./without-slope.ts";

export interface ResultNoticesProps {
  readonly notices: readonly FitNotice[];
  readonly model: ProjectModel;
  readonly table: ProjectTable;
}

/** What a reader should know before using the numbers, the gravest first. */
export function ResultNotices({ notices, model, table }: ResultNoticesProps) {
  return notices.map((notice) => (
    <ResultNotice key={JSON.stringify(notice)} notice={notice} model={model} table={table} />
  ));
}

function ResultNotice({ notice, model, table }: Omit<ResultNoticesProps, "notices"> & { readonly notice: FitNotice }) {
  const [isExplained, setExplained] = useState(false);
  const id = useId();
  const names = namesOfTable(table);
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
          <CompareWithout notice={notice} model={model} predictor={names.column} />
        </>
      }
    >
      {noticeText(notice, names)}
      {isExplained && (
        <p id={id} className="notice-explanation">
          {explanation}
        </p>
      )}
    </Notice>
  );
}

/** Adds the model without the doubted random slope beside this one, so that the two can be compared. */
function CompareWithout({
  notice,
  model,
  predictor,
}: {
  readonly notice: FitNotice;
  readonly model: ProjectModel;
  readonly predictor: (name: string) => string;
}) {
  const update = useUpdate();
  const slope = doubtedSlope(notice);
  if (slope === null) return null;
  const draft = withoutSlope(model.model, slope);
  if (draft === model.model) return null;
  const add = () =>
    update((state) =>
      withModel(
        state,
        { name: words.withoutSlope(model.name, predictor(slope.name)), table: model.table, model: draft },
        words.addModelWithout(predictor(slope.name)),
        model.id,
      ),
    );
  return <Button onPress={add}>{words.compareWithout}</Button>;
}
