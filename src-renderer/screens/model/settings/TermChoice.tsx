import type { Term } from "../../../../src-contract/analysis.ts";
import type { ModelContext } from "../../../../src-engine/specification/context.ts";
import { Checkbox } from "../../../parts/Choices.tsx";
import { Select } from "../../../parts/Select.tsx";
import { variableOption } from "../../../parts/variable-option.ts";

/** A list of predictors beside the equations: those chosen, and one more. */
export function TermChoice({
  context,
  legend,
  first,
  terms,
  without = null,
  onChange,
}: {
  readonly context: ModelContext;
  readonly legend: string;
  /** What the choice is called while nothing is chosen. */
  readonly first: string;
  readonly terms: readonly Term[];
  /** A variable that cannot be one of them. */
  readonly without?: string | null;
  readonly onChange: (terms: readonly Term[]) => void;
}) {
  const chosen = new Set(terms.map(({ variables: [variable] }) => variable?.name));
  const options = [...context.variables.values()].filter(({ name }) => !chosen.has(name) && name !== without);
  return (
    <>
      {terms.length > 0 && (
        <fieldset className="settings-checks">
          <legend className="field-label">{legend}</legend>
          {terms.map(({ variables }, index) => (
            <Checkbox key={JSON.stringify(variables)} isSelected onChange={() => onChange(terms.toSpliced(index, 1))}>
              {variables.map(({ name }) => name).join(" × ")}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Select
        label={terms.length === 0 ? first : "Another predictor"}
        options={options.map(variableOption)}
        value={null}
        onChange={(name) => onChange([...terms, { variables: [{ name }] }])}
      />
    </>
  );
}
