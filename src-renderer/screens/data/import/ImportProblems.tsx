import type { ImportProblem } from "../../../../src-contract/data-import.ts";
import { importProblemText } from "../../../../src-wording/import.ts";
import { Notice } from "../../../parts/Notice.tsx";
import { count } from "../../../wording/numbers.ts";

/** What was mended on reading: nothing is mended silently. A long list scrolls within itself. */
export function ImportProblems({ problems }: { readonly problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null;
  const [only] = problems;
  return (
    <Notice tone="warning">
      {problems.length === 1 && only !== undefined ? (
        importProblemText(only)
      ) : (
        <>
          <p>{count(problems.length)} things to know about this file:</p>
          <ul className="import-problems">
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{importProblemText(problem)}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
