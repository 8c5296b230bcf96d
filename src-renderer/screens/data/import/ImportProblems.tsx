import type { ImportPreview, ImportProblem } from "../../../../src-contract/data-import.ts";
import { codeText, importProblemText } from "../../../../src-wording/import.ts";
import { changeImport } from "../../../commands/import-data.ts";
import { Button } from "../../../parts/Button.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { useApp } from "../../../state/app-context.ts";
import { count } from "../../../wording/numbers.ts";

interface ImportProblemsProps {
  readonly preview: Pick<ImportPreview, "problems" | "options">;
}

/** What was mended on reading, or looks wrong: nothing is mended silently. A long list scrolls within itself. */
export function ImportProblems({ preview }: ImportProblemsProps) {
  const { problems } = preview;
  if (problems.length === 0) return null;
  const [only] = problems;
  const codes = problems.filter((problem) => problem.code === "likely-missing-code");
  return (
    <Notice tone="warning" actions={codes.length > 0 && <CountAsMissing codes={codes} preview={preview} />}>
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

type LikelyCode = Extract<ImportProblem, { readonly code: "likely-missing-code" }>;

/** A button for each number that looks like a code for missing values. */
function CountAsMissing({ codes, preview }: ImportProblemsProps & { readonly codes: readonly LikelyCode[] }) {
  const app = useApp();
  const { missingCodes } = preview.options;
  return codes.map(({ value }) => (
    <Button key={value} onPress={() => void changeImport(app, { missingCodes: [...missingCodes, String(value)] })}>
      Count {codeText(value)} as missing
    </Button>
  ));
}
