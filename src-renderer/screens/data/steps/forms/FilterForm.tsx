import { useRef } from "react";
import type { FormulaProblem } from "../../../../../src-contract/formula-problem.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { checkFormula } from "../../../../../src-engine/formula/check.ts";
import type { FormProps } from "../form.ts";
import type { Completion } from "../formula/completions.ts";
import { FormulaField } from "../formula/FormulaField.tsx";
import { FormulaLists } from "../formula/FormulaLists.tsx";

/** Which rows are kept. */
export function FilterForm({ variables, content, onChange }: FormProps<"filter">) {
  const insert = useRef<((completion: Completion) => void) | null>(null);
  return (
    <div className="prepare-form">
      <FormulaField
        label="Keep the rows for which this is true"
        value={content.formula}
        onChange={(formula) => onChange({ ...content, formula })}
        variables={variables}
        problem={conditionProblem(content.formula, variables)}
        insert={insert}
        isFirst
      />
      <FormulaLists variables={variables} insert={insert} />
    </div>
  );
}

/** A formula that is no condition is wrong as a whole. */
function conditionProblem(formula: string, variables: readonly Variable[]): FormulaProblem | null {
  const checked = checkFormula(formula, variables);
  if (!checked.ok) return checked.problem;
  const { type } = checked.formula;
  if (type === "logical" || type === "number" || type === "missing") return null;
  return { at: 0, length: formula.length, code: "wrong-type", of: "filter", wanted: "logical", found: type };
}
