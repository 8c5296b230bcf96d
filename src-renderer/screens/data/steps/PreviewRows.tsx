import type { StepsPreview } from "../../../../src-contract/engine-api.ts";
import type { LevelsDefinition } from "../../../../src-contract/levels.ts";
import type { StepReport } from "../../../../src-contract/step-report.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import { Notice } from "../../../parts/Notice.tsx";
import { ScrollRegion } from "../../../parts/ScrollRegion.tsx";
import { count } from "../../../wording/numbers.ts";
import { stepReportTexts, variesTexts } from "../../../wording/steps.ts";
import { valueText } from "../../../wording/values.ts";
import type { StepPreview } from "./use-step-preview.ts";

const columnsShown = 14;

/** The first rows as the step will leave them, what it speaks of and its new variables first, and what it does in words. */
export function PreviewRows({
  preview: { answer, failure, isCurrent },
  report,
  levels,
  first = [],
}: {
  readonly preview: StepPreview;
  readonly report: StepReport | null;
  readonly levels: LevelsDefinition | null;
  /** Variables to show before others. */
  readonly first?: readonly string[];
}) {
  const hasProblem = report !== null && report.problem !== null;
  return (
    <section className={`prepare-preview ${isCurrent ? "" : "prepare-preview-old"}`} aria-label="Preview">
      <h3 className="field-label">Preview</h3>
      {failure !== null && (
        <Notice tone="serious" announce>
          {failureText(failure)}
        </Notice>
      )}
      {answer === null || hasProblem ? (
        <p className="prepare-waiting">The first rows appear here as soon as the step can be done.</p>
      ) : (
        <>
          <p className="prepare-report" aria-live="polite">
            {report === null ? "" : reportText(report, answer, levels)}
          </p>
          <PreviewTable answer={answer} added={report?.added ?? []} first={first} />
        </>
      )}
    </section>
  );
}

function reportText(report: StepReport, { rows, varies }: StepsPreview, levels: LevelsDefinition | null): string {
  const texts = [...stepReportTexts(report, levels), ...(levels === null ? [] : variesTexts(varies, levels))];
  return texts.length > 0 ? texts.join(" ") : `${count(rows)} rows, as before.`;
}

function PreviewTable({
  answer: { variables, columns, rows },
  added,
  first,
}: {
  readonly answer: StepsPreview;
  readonly added: readonly string[];
  readonly first: readonly string[];
}) {
  const rank = (name: string) => (added.includes(name) ? 1 : first.includes(name) ? 0 : 2);
  const shown = variables
    .map((variable, index) => ({ variable, cells: columns[index] ?? [] }))
    .toSorted((a, b) => rank(a.variable.name) - rank(b.variable.name))
    .slice(0, columnsShown);
  const length = shown[0]?.cells.length ?? 0;
  const classOf = ({ name, storage }: Variable) =>
    `${storage === "text" ? "" : "prepare-number"} ${added.includes(name) ? "prepare-new" : ""}`;
  return (
    <ScrollRegion label="The first rows" className="prepare-rows">
      <table>
        <thead>
          <tr>
            {shown.map(({ variable }) => (
              <th key={variable.column} scope="col" className={classOf(variable)}>
                {variable.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length }, (_, row) => (
            <tr key={`row ${String(row)}`}>
              {shown.map(({ variable, cells }) => {
                const value = cells[row] ?? null;
                return (
                  <td key={variable.column} className={classOf(variable)}>
                    {value === null ? "·" : valueText(value, variable)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {(rows > length || variables.length > shown.length) && (
        <p className="prepare-more">
          {`The first ${count(length)} of ${count(rows)} rows`}
          {variables.length > shown.length && `, ${count(shown.length)} of ${count(variables.length)} variables`}
        </p>
      )}
    </ScrollRegion>
  );
}
